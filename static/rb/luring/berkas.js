// Queue and drafts as a file, for another phone of the same account: the same ids, so twice is once.
import { janji, milik, nomorBaru, transaksi } from "./gudang.js";
import { waktu } from "./unsur.js";

const JENIS = "rumahbersama-antrean";
const NOMOR = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const RUSAK = "Berkas ini rusak atau bukan berkas antrean. Simpan lagi dari HP asalnya.";
const BANYAK = 500;

async function sidik(...isi) {
  const bita = new TextEncoder().encode(JSON.stringify(isi));
  const hasil = await crypto.subtle.digest("SHA-256", bita);
  return [...new Uint8Array(hasil)].map((satu) => satu.toString(16).padStart(2, "0")).join("");
}

export async function tulisBerkas(pengguna, antrean, draf = []) {
  const kiriman = antrean.map(({ client_id, jenis, isi, label, urut }) => ({ client_id, jenis, isi, label, urut }));
  return JSON.stringify({ jenis: JENIS, versi: 2, pengguna, sidik: await sidik(pengguna, kiriman, draf), kiriman, draf });
}

// {kiriman, draf} as they stood on the phone, or {salah}: a sentence. Files of before have no drafts.
export async function bacaBerkas(teks, pengguna) {
  let isi;
  try {
    isi = JSON.parse(teks);
  } catch {
    return { salah: RUSAK };
  }
  if (isi?.jenis !== JENIS || ![1, 2].includes(isi.versi)) return { salah: RUSAK };
  const { kiriman, draf = [] } = isi;
  const utuh = [kiriman, draf].every((satu) => Array.isArray(satu) && satu.length <= BANYAK);
  if (!utuh || !kiriman.every(dikenal) || !draf.every((satu) => drafDikenal(satu, isi.pengguna))) return { salah: RUSAK };
  const bagian = isi.versi === 1 ? [kiriman] : [kiriman, draf];
  if (isi.sidik !== (await sidik(isi.pengguna, ...bagian))) return { salah: RUSAK };
  if (isi.pengguna !== pengguna) return { salah: "Berkas ini milik akun lain. Masuk dengan akun pengisinya." };
  return { kiriman, draf };
}

const objek = (satu) => typeof satu === "object" && satu !== null && !Array.isArray(satu);

const BENTUK = {
  kartu: (isi) => Number.isInteger(isi.kartu) && objek(isi.jawaban),
  kunjungan: () => true,
  verval: (isi) => Number.isInteger(isi.sasaran) && Number.isInteger(isi.daftar) && objek(isi.jawaban),
};

const dikenal = (satu) =>
  objek(satu) && NOMOR.test(satu.client_id) && objek(satu.isi) && Number.isFinite(satu.urut)
  && typeof satu.label === "string" && Object.hasOwn(BENTUK, satu.jenis) && BENTUK[satu.jenis](satu.isi);

const DRAF = {
  kartu: (satu, nomor) => satu.kartu === nomor && Number.isInteger(satu.dasar) && objek(satu.jawaban) && objek(satu.foto),
  kunjungan: (satu) => objek(satu.isi) && (satu.nomor === undefined || NOMOR.test(satu.nomor)),
  verval: (satu, nomor) => objek(satu.isi) && satu.isi.sasaran === nomor && BENTUK.verval(satu.isi),
};

function drafDikenal(satu, pengguna) {
  if (!objek(satu) || typeof satu.kunci !== "string" || satu.pengguna !== pengguna) return false;
  const [siapa, jenis, nomor] = satu.kunci.split("/");
  return siapa === String(pengguna) && Object.hasOwn(DRAF, jenis) && DRAF[jenis](satu, Number(nomor));
}

// What went into a file never changes any more: either phone may be the one that sends it.
export async function simpanKeBerkas(pengguna, antrean, draf) {
  const bernomor = draf.map((satu) => (satu.kunci === `${pengguna}/kunjungan` ? { nomor: nomorBaru(), ...satu } : satu));
  const teks = await tulisBerkas(pengguna, antrean, bernomor);
  await transaksi(["antrean", "draf"], "readwrite", (r) => {
    antrean.forEach((e) => r.antrean.put({ ...e, dicoba: true }));
    bernomor.filter((satu) => satu.nomor).forEach((satu) => r.draf.put(satu));
  });
  const alamat = URL.createObjectURL(new Blob([teks], { type: "application/json" }));
  const taut = Object.assign(document.createElement("a"), { href: alamat, download: `antrean-lapangan-${new Date().toLocaleDateString("sv")}.json` });
  taut.click();
  setTimeout(() => URL.revokeObjectURL(alamat), 60_000);
}

// How many submissions and drafts came in and how many this phone knew already, or {salah}.
export async function bukaBerkas(berkas, pengguna) {
  const { kiriman, draf, salah } = await bacaBerkas(await berkas.text(), pengguna);
  if (salah) return { salah };
  const pakai = await drafTerpilih(draf, pengguna);
  const baru = await transaksi(["antrean", "riwayat", "draf"], "readwrite", async (r) => {
    let n = 0;
    for (const satu of kiriman) {
      if (await dikenalDiSini(r, satu.client_id)) continue;
      r.antrean.add({ ...satu, pengguna, status: "menunggu", dicoba: true, kalimat: "" });
      n += 1;
    }
    pakai.forEach((satu) => r.draf.put(satu));
    return n;
  });
  return { baru, rancangan: pakai.length, ada: kiriman.length + draf.length - baru - pakai.length };
}

const dikenalDiSini = async (r, nomor) =>
  (await janji(r.antrean.getKey(nomor))) || (await janji(r.riwayat.getKey(nomor)));

const isiDraf = ({ isi, jawaban, foto }) => JSON.stringify([isi, jawaban, foto]);

// A draft that this phone has otherwise, newer or older, is replaced only when she says so.
async function drafTerpilih(draf, pengguna) {
  const disini = Object.fromEntries((await milik("draf", pengguna)).map((satu) => [satu.kunci, satu]));
  const terkirim = await transaksi(["antrean", "riwayat"], "readonly", async (r) => {
    const nomor = [];
    for (const satu of draf) if (satu.nomor && (await dikenalDiSini(r, satu.nomor))) nomor.push(satu.nomor);
    return nomor;
  });
  return draf.filter((satu) => {
    const lama = disini[satu.kunci];
    if (terkirim.includes(satu.nomor)) return false;
    if (!lama) return true;
    return isiDraf(lama) !== isiDraf(satu) && window.confirm(tanyaGanti(satu, lama));
  });
}

const kapan = (satu) => (satu.pada ? waktu(satu.pada) : "waktu tidak tercatat");

const tanyaGanti = (satu, lama) =>
  `Rancangan “${satu.label || "tanpa nama"}” juga ada di HP ini dengan isi lain.\n`
  + `Di berkas: ${kapan(satu)}. Di HP ini: ${kapan(lama)}.\n`
  + "Ganti rancangan di HP ini dengan yang dari berkas?";
