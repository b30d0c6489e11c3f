// The queue: from the phone to the server, each submission once. Runs in the page and in the worker.
import { aktif, janji, milik, nomorBaru, transaksi } from "./gudang.js";
import { jagaDaftar } from "./jaga.js";

const SEKALI = 5;
const BESAR = 300_000;
const TUNGGU = 45_000;
const RIWAYAT = 20;

const urut = (a, b) => a.urut - b.urut;

// A draft becomes a submission; from here on its content never changes under this id. A draft that
// went into a file has its `nomor` already, so that two phones that send it send one.
export async function antrekan(pengguna, jenis, isi, label, kunciDraf = null, nomor = nomorBaru()) {
  const entri = {
    client_id: nomor, pengguna, jenis, isi, label,
    urut: Date.now(), status: "menunggu", dicoba: false, kalimat: "",
  };
  await transaksi(["antrean", "draf"], "readwrite", (r) => {
    r.antrean.add(entri);
    if (kunciDraf) r.draf.delete(kunciDraf);
  });
  return entri;
}

export const antreanMilik = async (pengguna) => (await milik("antrean", pengguna)).sort(urut);

export const buangEntri = (client_id) =>
  transaksi(["antrean"], "readwrite", (r) => void r.antrean.delete(client_id));

async function minta(alamat, isi = {}) {
  const henti = new AbortController();
  const jam = setTimeout(() => henti.abort(), TUNGGU);
  try {
    const jawab = await fetch(alamat, {
      credentials: "same-origin", redirect: "error", cache: "no-store", signal: henti.signal, ...isi,
    });
    return { status: jawab.status, data: await jawab.json() };
  } finally {
    clearTimeout(jam);
  }
}

// {keadaan: "masuk", pengguna, nama, token}, or who is not: "keluar", or nobody answered: "putus".
export async function tanyaSiapa() {
  try {
    const { status, data } = await minta("/lapangan/siapa/");
    if (status === 401) return { keadaan: "keluar" };
    return status === 200 && Number.isInteger(data.pengguna) ? { keadaan: "masuk", ...data } : { keadaan: "putus" };
  } catch {
    return { keadaan: "putus" };
  }
}

export async function ambilBekal() {
  try {
    return await minta("/lapangan/bekal/");
  } catch {
    return { status: 0, data: {} };
  }
}

export async function mintaDaftar(nomor) {
  const { keadaan, token } = await tanyaSiapa();
  if (keadaan !== "masuk") return { status: 0, data: keadaan === "keluar" ? { pesan: "Masuk lagi untuk membawa daftar." } : {} };
  try {
    return await minta(`/lapangan/daftar/${nomor}/`, { method: "POST", headers: { "X-CSRFToken": token } });
  } catch {
    return { status: 0, data: {} };
  }
}

// One sender at a time, in whichever tab or worker.
export function kirimSemua() {
  return navigator.locks ? navigator.locks.request("rb-lapangan-kirim", kirimBergilir) : kirimBergilir();
}

async function kirimBergilir() {
  const siapa = await aktif();
  if (!siapa) return { keadaan: "keluar" };
  for (;;) {
    const kelompok = pilih(await antreanMilik(siapa.id));
    if (!kelompok.length) return { keadaan: "habis" };
    const sekarang = await tanyaSiapa();
    if (sekarang.keadaan !== "masuk") return { keadaan: sekarang.keadaan };
    if (sekarang.pengguna !== siapa.id) return { keadaan: "akun-lain" };
    await jagaDaftar(siapa.id, sekarang.daftar);
    const keadaan = await kirimKelompok(kelompok, sekarang.token);
    kabarkan(keadaan);
    if (keadaan !== "lanjut") return { keadaan };
  }
}

// What a submission builds on: a card, or one person of a list.
const pokok = ({ jenis, isi }) => ({ kartu: `kartu/${isi.kartu}`, verval: `verval/${isi.daftar}/${isi.sasaran}` })[jenis];

// At most one submission per card or person, so that the next knows what the first one made.
function pilih(antrean) {
  const kelompok = [];
  const terpilih = new Set();
  let besar = 0;
  for (const satu of antrean.filter((e) => e.status === "menunggu")) {
    if (terpilih.has(pokok(satu))) continue;
    besar += JSON.stringify(satu.isi).length;
    if (kelompok.length && (kelompok.length === SEKALI || besar > BESAR)) break;
    kelompok.push(satu);
    if (pokok(satu)) terpilih.add(pokok(satu));
  }
  return kelompok;
}

async function kirimKelompok(kelompok, token) {
  await transaksi(["antrean"], "readwrite", (r) => kelompok.forEach((e) => r.antrean.put({ ...e, dicoba: true })));
  const kiriman = kelompok.map(({ client_id, pengguna, jenis, isi }) => ({ client_id, pengguna, jenis, isi }));
  let jawab;
  try {
    jawab = await minta("/lapangan/kirim/", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ kiriman }),
    });
  } catch {
    return "putus";
  }
  if (jawab.status === 401) return "keluar";
  if (jawab.status === 413 || jawab.status === 422) return tolakKelompok(kelompok, jawab.data);
  if (jawab.status !== 200 || !Array.isArray(jawab.data.jawaban)) return "putus";
  // Somebody else signed in between the question and the sending: hers wait for her.
  if (jawab.data.pengguna !== kelompok[0].pengguna) return "akun-lain";
  let maju = 0;
  for (const satu of jawab.data.jawaban) {
    const entri = kelompok.find((e) => e.client_id === satu.client_id);
    if (entri && (await terapkan(entri, satu))) maju += 1;
  }
  return maju ? "lanjut" : "putus";
}

async function tolakKelompok(kelompok, data) {
  for (const entri of kelompok) await terapkan(entri, { status: "ditolak", kalimat: data.pesan || "" });
  return "lanjut";
}

// A receipt is put down in one transaction: either the queue has the entry, or the receipt lies here.
function terapkan(entri, jawab) {
  if (!["tersimpan", "bentrok", "ditolak"].includes(jawab.status)) return false;
  return transaksi(["antrean", "draf", "bekal", "riwayat", "verval"], "readwrite", async (r) => {
    if (jawab.status === "tersimpan") {
      r.antrean.delete(entri.client_id);
      await catat(r, entri, jawab);
    } else {
      r.antrean.put({ ...entri, dicoba: true, status: jawab.status, kalimat: jawab.kalimat, jawab });
    }
    if (entri.jenis === "kartu" && jawab.versi !== undefined) await majukanKartu(r, entri, jawab);
    if (entri.jenis === "verval" && jawab.status === "tersimpan") await majukanOrang(r, entri, jawab);
    return true;
  });
}

async function catat(r, entri, jawab) {
  const perhatian = Boolean(entri.isi.ajukan) && jawab.diajukan === false;
  const { client_id, pengguna } = entri;
  const label = entri.jenis === "verval" ? "Verval" : entri.label;
  r.riwayat.put({ client_id, pengguna, label, kalimat: jawab.kalimat, perhatian, pada: Date.now() });
  const semua = await janji(r.riwayat.index("pengguna").getAll(pengguna));
  semua.sort((a, b) => b.pada - a.pada);
  semua.slice(RIWAYAT).forEach((satu) => r.riwayat.delete(satu.client_id));
}

// The card on the phone learns what the server now holds. Only where nobody else saved in between
// does unsent work move to the new version; otherwise it keeps its base and the server will tell.
async function majukanKartu(r, entri, jawab) {
  const { kartu: nomor, dasar, jawaban } = entri.isi;
  const bekal = await janji(r.bekal.get(entri.pengguna));
  const kartu = bekal?.kartu.find((satu) => satu.id === nomor);
  const sendiri = jawab.versi <= dasar + 1;
  if (kartu) {
    for (const kode of Object.keys(jawaban)) {
      const gagal = jawab.galat?.[kode] || jawab.bentrok?.some((b) => b.indikator === kode);
      if (!gagal) kartu.isi[kode] = jawaban[kode];
      if (!gagal) delete kartu.catatan[kode];
    }
    kartu.berbukti = [...new Set([...kartu.berbukti, ...Object.keys(entri.isi.foto || {})])];
    if (kartu.versi === dasar && sendiri) kartu.versi = jawab.versi;
    if (jawab.diajukan) Object.assign(kartu, { terbuka: false, status: "DIAJUKAN", status_kata: "Diajukan" });
    r.bekal.put(bekal, entri.pengguna);
  }
  if (!sendiri) return;
  await majukanAntrean(r, entri, jawab.versi);
  for (const satu of await janji(r.draf.index("pengguna").getAll(entri.pengguna))) {
    if (satu.kartu === nomor && satu.dasar === dasar) r.draf.put({ ...satu, dasar: jawab.versi });
  }
}

async function majukanAntrean(r, entri, dasar) {
  for (const satu of await janji(r.antrean.index("pengguna").getAll(entri.pengguna))) {
    const sama = pokok(satu) === pokok(entri) && satu.isi.dasar === entri.isi.dasar;
    if (sama && !satu.dicoba) r.antrean.put({ ...satu, isi: { ...satu.isi, dasar } });
  }
}

// The person's newest answer is hers now; what she wrote after it stands on it.
async function majukanOrang(r, entri, { dasar }) {
  const { daftar: nomor, sasaran } = entri.isi;
  const daftar = await janji(r.verval.get(entri.pengguna));
  const orang = daftar?.id === nomor ? daftar.orang.find((satu) => satu.id === sasaran) : null;
  if (orang) orang.dasar = dasar;
  if (orang) r.verval.put(daftar, entri.pengguna);
  await majukanAntrean(r, entri, dasar);
  for (const satu of await janji(r.draf.index("pengguna").getAll(entri.pengguna))) {
    const sama = satu.isi?.sasaran === sasaran && satu.isi.daftar === nomor && satu.isi.dasar === entri.isi.dasar;
    if (sama) r.draf.put({ ...satu, isi: { ...satu.isi, dasar } });
  }
}

// To every open page: how the sending of one group went.
function kabarkan(keadaan) {
  const saluran = new BroadcastChannel("rb-lapangan");
  saluran.postMessage(keadaan);
  saluran.close();
}
