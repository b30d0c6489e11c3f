// What lies on the phone, in IndexedDB. Every record names the account it belongs to.
const NAMA = "rumahbersama-lapangan";
const VERSI = 1;

let terbuka = null;

function buka() {
  terbuka ??= new Promise((selesai, gagal) => {
    const minta = indexedDB.open(NAMA, VERSI);
    minta.onupgradeneeded = () => {
      const db = minta.result;
      db.createObjectStore("meta");
      db.createObjectStore("bekal");
      db.createObjectStore("verval");
      db.createObjectStore("draf", { keyPath: "kunci" }).createIndex("pengguna", "pengguna");
      db.createObjectStore("antrean", { keyPath: "client_id" }).createIndex("pengguna", "pengguna");
      db.createObjectStore("riwayat", { keyPath: "client_id" }).createIndex("pengguna", "pengguna");
    };
    minta.onsuccess = () => {
      minta.result.onversionchange = () => minta.result.close();
      minta.result.onclose = () => (terbuka = null);
      selesai(minta.result);
    };
    minta.onerror = () => gagal(minta.error);
  });
  return terbuka;
}

export const janji = (minta) =>
  new Promise((selesai, gagal) => {
    minta.onsuccess = () => selesai(minta.result);
    minta.onerror = () => gagal(minta.error);
  });

// All or nothing: `kerja` gets the stores by name; resolves once the disk has it.
export async function transaksi(nama, mode, kerja) {
  const db = await buka();
  const tx = db.transaction(nama, mode, { durability: "strict" });
  const rampung = new Promise((selesai, gagal) => {
    tx.oncomplete = selesai;
    tx.onabort = () => gagal(tx.error);
  });
  const rak = Object.fromEntries(nama.map((satu) => [satu, tx.objectStore(satu)]));
  const hasil = await kerja(rak);
  await rampung;
  return hasil;
}

export const ambil = (rak, kunci) => transaksi([rak], "readonly", (r) => janji(r[rak].get(kunci)));

export const taruh = (rak, isi, kunci) =>
  transaksi([rak], "readwrite", (r) => void (kunci === undefined ? r[rak].put(isi) : r[rak].put(isi, kunci)));

// A draft as she left it, with the moment: two phones are compared by it.
export const taruhDraf = (draf) => taruh("draf", { ...draf, pada: Date.now() });

export const buang = (rak, kunci) => transaksi([rak], "readwrite", (r) => void r[rak].delete(kunci));

export const milik = (rak, pengguna) =>
  transaksi([rak], "readonly", (r) => janji(r[rak].index("pengguna").getAll(pengguna)));

export const aktif = () => ambil("meta", "aktif");

// Who uses this phone from now on, or nobody; no list of people outlives the one who took it along.
export const jadikanAktif = (siapa) =>
  transaksi(["meta", "verval"], "readwrite", (r) => {
    r.verval.clear();
    if (siapa) r.meta.put(siapa, "aktif");
    else r.meta.delete("aktif");
  });

// crypto.randomUUID is missing outside secure contexts; random bytes are not.
export function nomorBaru() {
  const bita = crypto.getRandomValues(new Uint8Array(16));
  bita[6] = (bita[6] & 0x0f) | 0x40;
  bita[8] = (bita[8] & 0x3f) | 0x80;
  const heksa = [...bita].map((satu) => satu.toString(16).padStart(2, "0")).join("");
  return heksa.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
