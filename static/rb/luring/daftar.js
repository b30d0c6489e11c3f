// One field list in the village: taken along on purpose, walked by dusun/RT.
import { ambil, taruh } from "./gudang.js";
import { hapusNama, tutupDaftar } from "./jaga.js";
import { mintaDaftar } from "./kirim.js";
import { angka, h, hariIni, kembali, tombol } from "./unsur.js";

const TERSIMPAN = "Yang tersimpan di HP ini hanya nama, dusun/RT, dan NIK tersamar. Terhapus sendiri bila daftar ditutup atau Anda keluar.";

// The list on this phone; one whose last day is over is erased here, also without a signal.
export async function daftarDiHp(pengguna) {
  const daftar = await ambil("verval", pengguna);
  if (!daftar?.sampai || hariIni(daftar) <= daftar.sampai) return daftar;
  await tutupDaftar(pengguna, daftar);
  return undefined;
}

export const kunciOrang = (pengguna, orang) => `${pengguna}/verval/${orang}`;

// What to know of one person: the state in a word, what waits, what is drafted.
export function keadaanOrang(dunia, orang) {
  const antre = dunia.antrean.filter((e) => e.jenis === "verval" && e.isi.sasaran === orang.id);
  if (antre.some((e) => e.status === "bentrok")) return ["Perlu diputuskan", "perhatian"];
  if (antre.some((e) => e.status === "ditolak")) return ["Perlu diperbaiki", "perhatian"];
  if (antre.length) return ["Menunggu terkirim", "informasi"];
  if (dunia.draf.some((d) => d.kunci === kunciOrang(dunia.siapa.id, orang.id))) return ["Belum selesai diisi", "perhatian"];
  return orang.dasar ? ["Sudah disisir", "selesai"] : ["Belum disisir", "netral"];
}

const belumDiisi = (dunia, orang) => ["Belum disisir", "Belum selesai diisi"].includes(keadaanOrang(dunia, orang)[0]);

// The next one without an answer, from the top again at the end.
export function berikutnya(dunia, sesudah) {
  const { orang } = dunia.daftar;
  const ke = orang.findIndex((satu) => satu.id === sesudah);
  return [...orang.slice(ke + 1), ...orang.slice(0, Math.max(ke, 0))].find((satu) => belumDiisi(dunia, satu));
}

export function bagianVerval(dunia) {
  const { bekal, daftar } = dunia;
  if (!bekal?.daftar?.length && !daftar) return null;
  const lain = (bekal?.daftar || []).filter((satu) => satu.id !== daftar?.id);
  return h("section", {},
    h("h2", {}, "Verval"),
    daftar ? h("ul", { class: "rb-luring-daftar" }, h("li", {}, h("a", { href: "#verval" }, `Daftar ${daftar.nama}`), h("span", { class: "rb-redup" }, kataSisa(dunia)))) : null,
    lain.length ? h("ul", { class: "rb-luring-daftar" }, lain.map((satu) => barisTawaran(dunia, satu))) : null,
    h("p", { class: "rb-redup" }, TERSIMPAN));
}

function kataSisa(dunia) {
  const belum = dunia.daftar.orang.filter((satu) => belumDiisi(dunia, satu)).length;
  return belum ? `${angka(belum)} dari ${angka(dunia.daftar.orang.length)} jiwa belum diisi` : "Semua sudah diisi";
}

function barisTawaran(dunia, satu) {
  const kabar = h("p", { class: "rb-galat", role: "alert" });
  const bawa = tombol("Bawa daftar ini", async () => {
    if (dunia.daftar && !window.confirm(`HP membawa satu daftar saja. Nama pada daftar ${dunia.daftar.nama} dihapus dari HP ini, rancangan jawabannya tetap. Lanjutkan?`)) return;
    bawa.disabled = true;
    kabar.textContent = await bawaDaftar(dunia.siapa.id, satu.id);
    bawa.disabled = false;
    if (!kabar.textContent) window.location.hash = "#verval";
  }, "btn-outline-primary");
  return h("li", {},
    h("div", {}, h("strong", {}, `Daftar ${satu.nama}`), h("p", { class: "rb-redup" }, `${satu.tujuan} · ${angka(satu.jumlah)} jiwa · batas ${satu.batas}`), kabar),
    bawa);
}

async function bawaDaftar(pengguna, nomor) {
  const { status, data } = await mintaDaftar(nomor);
  if (status !== 200) return data.pesan || "Tanpa sinyal. Bawa daftarnya selagi ada sinyal.";
  if (data.pengguna !== pengguna) return "Akun lain sedang masuk di HP ini.";
  await taruh("verval", { ...data.daftar, pada: Date.now() }, pengguna);
  return "";
}

export function layarDaftar(dunia) {
  const { daftar } = dunia;
  if (!daftar) return tanpaDaftar();
  const mulai = berikutnya(dunia, null);
  return [
    h("h1", {}, `Verval ${daftar.nama}`),
    h("p", {}, h("strong", {}, kataSisa(dunia)), ` · batas ${daftar.batas}`),
    mulai ? h("p", { class: "rb-tombol" }, h("a", { class: "btn btn-primary", href: `#verval/${mulai.id}` }, "Isi yang berikutnya")) : null,
    ...perTempat(daftar.orang).map(([tempat, orang]) => h("section", {}, h("h2", { class: "rb-dusun" }, tempat), h("ul", { class: "rb-luring-daftar rb-luring-orang" }, orang.map((satu) => barisOrang(dunia, satu))))),
    h("p", { class: "rb-redup" }, TERSIMPAN),
    tombol("Hapus daftar ini dari HP", async () => {
      if (!window.confirm("Hapus nama-nama ini dari HP? Jawaban yang belum terkirim tetap ada.")) return;
      await hapusNama(dunia.siapa.id);
      window.location.hash = "#";
    }, "btn-outline-secondary"),
    kembali(),
  ];
}

export const tanpaDaftar = () => [
  h("h1", {}, "Daftar tidak ada di HP ini"),
  h("p", {}, "Daftarnya ditutup, dihapus, atau belum dibawa. Jawaban yang belum terkirim tetap ada pada kerja lapangan."),
  kembali(),
];

function perTempat(orang) {
  const kelompok = new Map();
  for (const satu of orang) kelompok.set(satu.tempat, [...(kelompok.get(satu.tempat) || []), satu]);
  return [...kelompok];
}

function barisOrang(dunia, orang) {
  const [kata, nada] = keadaanOrang(dunia, orang);
  return h("li", {},
    h("div", {}, h("a", { href: `#verval/${orang.id}` }, orang.nama), h("small", { class: "rb-redup" }, orang.samar || "tanpa NIK")),
    h("span", { class: `rb-status rb-${nada}` }, kata));
}
