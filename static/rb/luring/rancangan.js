// Drafts: their names, and what those still need that cannot be opened on this phone.
import { buang } from "./gudang.js";
import { h, tombol } from "./unsur.js";

const SIAPKAN = "Tekan Siapkan untuk dibawa selagi ada sinyal";
const TIDAK_LAGI = "bila tetap tidak ada, simpan ke berkas dan serahkan kepada kecamatan, atau buang";

// Two instruments of one quarter: a card is told by its sheet too.
export const namaKartu = (lembar, kartu) => `${lembar.nama} ${kartu.desa}, ${kartu.periode}`;

export function namaDraf({ bekal }, draf) {
  const kartu = bekal?.kartu.find((satu) => satu.id === draf.kartu);
  return draf.label || (kartu ? namaKartu(bekal.lembar[kartu.lembar], kartu) : draf.kartu ? "Kartu skor" : "Kunjungan");
}

// A draft that came with a file, before its list, card or village was taken along.
export function rancanganTertahan(dunia) {
  const tertahan = dunia.draf.map((satu) => [satu, ...kebutuhan(dunia, satu)]).filter(([, kata]) => kata);
  if (!tertahan.length) return null;
  return h("ul", { class: "rb-luring-daftar" }, tertahan.map(([satu, kata, boleh]) => h("li", {},
    h("div", {}, h("strong", {}, namaDraf(dunia, satu)), h("p", { class: "rb-redup" }, kata)),
    boleh ? tombolBuang(dunia, satu) : null)));
}

// [what to do, whether it may be in vain]; nothing where the draft can be opened.
function kebutuhan({ bekal, daftar }, { kartu, isi }) {
  if (!bekal) return [`${SIAPKAN} untuk melanjutkannya.`, false];
  if (kartu) return bekal.kartu.some((satu) => satu.id === kartu) ? [] : [`Kartunya tidak ada di HP ini. ${SIAPKAN}; ${TIDAK_LAGI}.`, true];
  if (!isi?.daftar) return bekal.desa.length ? [] : [`Tempat tugasnya tidak ada di HP ini. ${SIAPKAN}; ${TIDAK_LAGI}.`, true];
  if (daftar?.id === isi.daftar) return daftar.orang.some((satu) => satu.id === isi.sasaran) ? [] : [`Orang ini tidak lagi ada pada daftar ${daftar.nama}.`, true];
  const tawaran = bekal.daftar?.find((satu) => satu.id === isi.daftar);
  if (tawaran) return [`Bawa daftar ${tawaran.nama} (${tawaran.tujuan}) untuk melanjutkannya.`, false];
  return [`Daftarnya tidak ada di HP ini. ${SIAPKAN}; ${TIDAK_LAGI}.`, true];
}

const tombolBuang = (dunia, draf) => tombol("Buang rancangan", async () => {
  if (!window.confirm(`Buang rancangan “${namaDraf(dunia, draf)}” dari HP ini? Isinya tidak tersimpan di portal.`)) return;
  await buang("draf", draf.kunci);
  await dunia.segarkan();
}, "btn-link");
