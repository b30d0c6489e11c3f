// The typed parts of an answer: what rules read from them, and a sentence where they cannot be read.
// The same readings as layanan_dasar/rules/isian.py; the server decides in any case.
const KHUSUS = ["TIDAK_ADA_LAYANAN", "TIDAK_BERLAKU"];

export const baku = (isi) => JSON.stringify(Object.fromEntries(Object.entries(isi || {}).sort()));

export const terisi = (isi) => Boolean(isi) && Object.keys(isi).length > 0;

function rapi(text) {
  return (text || "").replace(/\s/g, "");
}

// "1.234,5" as "1234.5"; null for what is no number.
function angka(text) {
  const bersih = rapi(text);
  if (!/^(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(bersih)) return null;
  return { angka: bersih.replaceAll(".", "").replace(",", ".") };
}

export function nilaiDari(soal, isi = {}) {
  const { kode } = soal;
  if (isi.keadaan) return {};
  if (soal.jenis === "RASIO") return { [`${kode}.n`]: angka(isi.pembilang), [`${kode}.total`]: angka(isi.penyebut) };
  if (soal.jenis === "ANGKA" || soal.jenis === "WARGA") return { [kode]: angka(isi.nilai) };
  if (soal.jenis === "YA_TIDAK") return { [kode]: isi.ya ? isi.ya === "ya" : null };
  return { [kode]: isi.pilihan || isi.tanggal || isi.teks || null };
}

export function kalimatSalah(soal, isi = {}) {
  if (!terisi(isi) || KHUSUS.includes(isi.keadaan)) return "";
  const bilangan = { RASIO: ["pembilang", "penyebut"], ANGKA: ["nilai"], WARGA: ["nilai"] }[soal.jenis] || [];
  for (const bagian of bilangan) {
    const salah = salahAngka(isi[bagian], soal.bulat && soal.jenis !== "WARGA");
    if (salah) return salah;
  }
  if (soal.jenis === "RASIO" && Boolean(rapi(isi.pembilang)) !== Boolean(rapi(isi.penyebut))) {
    return "Isi kedua angkanya: yang terlayani dan seluruhnya.";
  }
  if (soal.jenis === "WARGA") {
    const nilai = Number(angka(isi.nilai)?.angka);
    if (!(nilai >= 1 && nilai <= 5)) return "Penilaian warga berisi angka 1 sampai 5, misalnya 3,5.";
  }
  return "";
}

function salahAngka(text, bulat) {
  if (!rapi(text)) return "";
  if (/^[-−]/.test(rapi(text))) return "Angka tidak boleh kurang dari 0. Hapus tanda minusnya.";
  const nilai = angka(text);
  if (!nilai) return "Tulis dengan angka, misalnya 1.234 atau 3,5.";
  if (bulat && /\.\d*[1-9]/.test(nilai.angka)) return "Isi bilangan bulat tanpa koma; orang dan unit tidak dipecah.";
  return "";
}

// The rules of a whole card that do not hold; those that cannot be told yet are no findings.
export function temuan(lembar, kartu, jawaban) {
  const nilai = { ...kartu.nilai_lalu };
  for (const { soal } of lembar.dimensi) {
    for (const satu of soal) Object.assign(nilai, nilaiDari(satu, jawaban[satu.kode]));
  }
  return lembar.aturan.filter((aturan) => globalThis.rbAturan.hasil(aturan.harus, nilai) === false);
}
