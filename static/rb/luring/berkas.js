// The queue as a file, for another phone of the same account: the same ids, so twice is once.
import { janji, transaksi } from "./gudang.js";

const JENIS = "rumahbersama-antrean";
const NOMOR = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const RUSAK = "Berkas ini rusak atau bukan berkas antrean. Simpan lagi dari HP asalnya.";
const BANYAK = 500;

async function sidik(pengguna, kiriman) {
  const bita = new TextEncoder().encode(JSON.stringify([pengguna, kiriman]));
  const hasil = await crypto.subtle.digest("SHA-256", bita);
  return [...new Uint8Array(hasil)].map((satu) => satu.toString(16).padStart(2, "0")).join("");
}

export async function tulisBerkas(pengguna, antrean) {
  const kiriman = antrean.map(({ client_id, jenis, isi, label, urut }) => ({ client_id, jenis, isi, label, urut }));
  return JSON.stringify({ jenis: JENIS, versi: 1, pengguna, sidik: await sidik(pengguna, kiriman), kiriman });
}

// {kiriman} as it stood in the queue, or {salah}: a sentence.
export async function bacaBerkas(teks, pengguna) {
  let isi;
  try {
    isi = JSON.parse(teks);
  } catch {
    return { salah: RUSAK };
  }
  const utuh = isi?.jenis === JENIS && isi.versi === 1 && Array.isArray(isi.kiriman) && isi.kiriman.length <= BANYAK;
  if (!utuh || !isi.kiriman.every(dikenal) || isi.sidik !== (await sidik(isi.pengguna, isi.kiriman))) return { salah: RUSAK };
  if (isi.pengguna !== pengguna) return { salah: "Berkas ini milik akun lain. Masuk dengan akun pengisinya." };
  return { kiriman: isi.kiriman };
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

// What went into a file never changes any more: either phone may be the one that sends it.
export async function simpanKeBerkas(pengguna, antrean) {
  const teks = await tulisBerkas(pengguna, antrean);
  await transaksi(["antrean"], "readwrite", (r) => antrean.forEach((e) => r.antrean.put({ ...e, dicoba: true })));
  const alamat = URL.createObjectURL(new Blob([teks], { type: "application/json" }));
  const taut = Object.assign(document.createElement("a"), { href: alamat, download: `antrean-lapangan-${new Date().toLocaleDateString("sv")}.json` });
  taut.click();
  setTimeout(() => URL.revokeObjectURL(alamat), 60_000);
}

// How many came in and how many this phone knew already, waiting or sent; or {salah}.
export async function bukaBerkas(berkas, pengguna) {
  const { kiriman, salah } = await bacaBerkas(await berkas.text(), pengguna);
  if (salah) return { salah };
  const baru = await transaksi(["antrean", "riwayat"], "readwrite", async (r) => {
    let n = 0;
    for (const satu of kiriman) {
      const ada = (await janji(r.antrean.getKey(satu.client_id))) || (await janji(r.riwayat.getKey(satu.client_id)));
      if (ada) continue;
      r.antrean.add({ ...satu, pengguna, status: "menunggu", dicoba: true, kalimat: "" });
      n += 1;
    }
    return n;
  });
  return { baru, ada: kiriman.length - baru };
}
