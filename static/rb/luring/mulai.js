// Field work: one page that opens without a request, and what it shows for which address after "#".
import { hapusSemua, kotakAntrean, kotakRiwayat, layarBentrok } from "./antrean.js";
import { bukaBerkas, simpanKeBerkas } from "./berkas.js";
import { bagianVerval, daftarDiHp, layarDaftar } from "./daftar.js";
import { fotoRampung } from "./foto.js";
import { aktif, ambil, jadikanAktif, milik, taruh } from "./gudang.js";
import { jagaDaftar } from "./jaga.js";
import { layarDimensi, layarKartu, layarPeriksa } from "./kartu.js";
import { ambilBekal, antreanMilik, kirimSemua, tanyaSiapa } from "./kirim.js";
import { layarKunjungan } from "./kunjungan.js";
import { namaDraf, rancanganTertahan } from "./rancangan.js";
import { angka, h, tombol, waktu } from "./unsur.js";
import { layarVerval } from "./verval.js";

const ULANG = 30_000;
const JAGA = 600_000;
const layar = document.querySelector("[data-layar]");
const pita = document.querySelector("[data-pita]");
const tandaSiapa = document.querySelector("[data-siapa]");
let keadaan = navigator.onLine ? "" : "putus";
let gambarKe = 0;
let tergambar = "";
let bacaanKe = 0;
let pitaKe = 0;

async function bacaDunia() {
  const ke = ++bacaanKe;
  const siapa = await aktif();
  const dunia = { ke, siapa, segarkan, terantre, bekal: null, daftar: null, antrean: [], draf: [], riwayat: [] };
  if (!siapa) return dunia;
  const daftar = await daftarDiHp(siapa.id);
  const [bekal, antrean, draf, riwayat] = await Promise.all([
    ambil("bekal", siapa.id), antreanMilik(siapa.id), milik("draf", siapa.id), milik("riwayat", siapa.id),
  ]);
  return Object.assign(dunia, { bekal, daftar, antrean, draf, riwayat });
}

async function pilihLayar(dunia) {
  if (!dunia.siapa) return layarMasuk();
  const [nama, satu, dua] = window.location.hash.slice(1).split("/");
  if (nama === "kartu" && dua) return layarDimensi(dunia, Number(satu), dua);
  if (nama === "kartu") return layarKartu(dunia, Number(satu));
  if (nama === "periksa") return layarPeriksa(dunia, Number(satu));
  if (nama === "kunjungan") return layarKunjungan(dunia);
  if (nama === "verval" && satu) return layarVerval(dunia, Number(satu));
  if (nama === "verval") return layarDaftar(dunia);
  if (nama === "bentrok") return layarBentrok(dunia, satu);
  return layarUtama(dunia);
}

// An address that changed meanwhile draws itself. What stands there already stays: an element that
// is put in another's place between the press of a finger and its lifting hears no tap.
async function segarkan() {
  const ke = ++gambarKe;
  const alamat = window.location.hash;
  await fotoRampung();
  const dunia = await bacaDunia();
  const isi = (await pilihLayar(dunia)).filter(Boolean);
  if (ke !== gambarKe || alamat !== window.location.hash) return;
  const rupa = JSON.stringify([alamat, { ...dunia, ke: 0 }]);
  if (rupa !== tergambar) layar.replaceChildren(...isi);
  tergambar = rupa;
  tulisPita(dunia);
  document.title = `${layar.querySelector("h1")?.textContent || "Kerja lapangan"} · Rumah Bersama`;
}

function tulisPita(dunia) {
  if (dunia.ke < pitaKe) return; // read before what the strip says
  pitaKe = dunia.ke;
  tandaSiapa.textContent = dunia.siapa?.nama || "";
  const belum = dunia.antrean.filter((e) => e.status === "menunggu").length;
  const perlu = dunia.antrean.length - belum;
  const kata = [
    { putus: "Tanpa sinyal", keluar: "Perlu masuk lagi", "akun-lain": "Akun lain sedang masuk" }[keadaan] || "",
    belum ? `${angka(belum)} belum terkirim` : "",
    perlu ? `${angka(perlu)} perlu diputuskan` : "",
  ].filter(Boolean);
  pita.textContent = kata.join(" · ") || (dunia.siapa ? "Semua terkirim" : "");
  pita.dataset.keadaan = kata.length ? "perhatian" : "baik";
  if (keadaan === "keluar" && dunia.siapa) pita.append(" · ", tautMasuk());
}

const tautMasuk = () => h("a", { href: "/akun/masuk/?next=/lapangan/" }, "Masuk");

function layarMasuk() {
  return [
    h("h1", {}, "Kerja lapangan"),
    h("p", {}, "Masuk dahulu selagi ada sinyal. Isian yang belum terkirim tetap tersimpan untuk pemiliknya."),
    h("p", { class: "rb-tombol" }, h("a", { class: "btn btn-primary", href: "/akun/masuk/?next=/lapangan/" }, "Masuk")),
  ];
}

function layarUtama(dunia) {
  const { bekal } = dunia;
  const tertahan = rancanganTertahan(dunia);
  const kabar = h("p", { role: "status", class: "rb-redup" }, bekal ? `Disiapkan ${waktu(bekal.pada)}.` : "Belum ada yang disiapkan. Tekan tombol ini selagi ada sinyal, sebelum berangkat.");
  const siapkan = tombol("Siapkan untuk dibawa", async () => {
    siapkan.disabled = true;
    kabar.textContent = "Memuat …";
    kabar.textContent = await muatBekal(dunia.siapa);
    siapkan.disabled = false;
  }, bekal ? "btn-outline-primary" : "btn-primary");
  return [
    h("h1", {}, "Kerja lapangan"),
    siapkan, kabar,
    dunia.antrean.length ? h("h2", {}, "Belum terkirim") : null,
    dunia.antrean.length ? kotakAntrean(dunia) : null,
    tertahan || (dunia.draf.length && !dunia.antrean.length) ? h("h2", {}, "Rancangan di HP ini") : null,
    tertahan,
    dunia.antrean.length || dunia.draf.length ? tombolAntrean(dunia) : null,
    bekal ? h("h2", {}, "Kartu skor") : null,
    bekal ? h("ul", { class: "rb-luring-daftar" }, bekal.kartu.map((k) => h("li", {}, h("a", { href: `#kartu/${k.id}` }, `${k.desa}, ${k.periode}`), h("span", { class: "rb-redup" }, kataKartu(dunia, k))))) : null,
    bekal && !bekal.kartu.length ? h("p", {}, "Belum ada kartu pada periode yang terbuka.") : null,
    bekal?.desa.length ? h("h2", {}, "Kunjungan") : null,
    bekal?.desa.length ? h("p", {}, h("a", { href: "#kunjungan" }, dunia.draf.some((d) => d.kunci.endsWith("/kunjungan")) ? "Lanjutkan rancangan kunjungan" : "Catat kunjungan")) : null,
    bagianVerval(dunia),
    kotakRiwayat(dunia),
    h("h2", {}, "HP ini"),
    h("p", {}, "Yang tersimpan hanya kartu, tempat tugas, dan daftar yang Anda bawa. Hapus bila HP ini dipakai orang lain."),
    pilihBerkas(dunia),
    tombol("Hapus data dari HP ini", () => hapus(dunia), "btn-outline-secondary"),
  ];
}

function tombolAntrean(dunia) {
  const { siapa, antrean, draf } = dunia;
  const menunggu = antrean.some((e) => e.status === "menunggu");
  const bernama = draf.map((satu) => ({ ...satu, label: namaDraf(dunia, satu) }));
  return h("div", { class: "rb-tombol" },
    menunggu ? tombol("Kirim sekarang", kirim, "btn-outline-primary") : null,
    tombol("Simpan ke berkas", () => simpanKeBerkas(siapa.id, antrean, bernama), "btn-outline-secondary"),
    h("p", { class: "rb-redup" }, draf.length ? `${angka(draf.length)} rancangan ikut dalam berkas. ` : "", "Berkas dapat dibuka di HP lain dengan akun yang sama. Bila keduanya terkirim, tersimpan sekali."));
}

// What became of the last file; it outlives a redraw of the page.
let pindahan = null;

function kabarPindahan() {
  const kelas = pindahan?.salah ? "rb-galat" : "form-text";
  const kata = pindahan?.kata ?? "Dari HP lain dengan akun yang sama.";
  return h("span", { class: kelas, role: "status", "data-pindahan": "" }, kata);
}

function pilihBerkas(dunia) {
  const kabar = kabarPindahan();
  const buka = async (event) => {
    const { salah, baru, rancangan, ada } = await bukaBerkas(event.target.files[0], dunia.siapa.id);
    event.target.value = "";
    const kembali = rancangan ? `${angka(rancangan)} rancangan kembali; ` : "";
    pindahan = { salah, kata: salah || `${angka(baru)} isian masuk antrean; ${kembali}${angka(ada)} sudah ada di HP ini.` };
    document.querySelector("[data-pindahan]")?.replaceWith(kabarPindahan());
    if (baru) await dunia.terantre();
    else if (rancangan) await dunia.segarkan();
  };
  return h("details", pindahan ? { open: "" } : {}, h("summary", {}, "Pindahan dari HP lain"),
    h("label", { class: "form-label" }, "Buka berkas antrean", h("input", { class: "form-control", type: "file", accept: ".json,application/json", name: "antrean", onchange: buka }), kabar));
}

function kataKartu(dunia, kartu) {
  const { lembar } = dunia.bekal;
  const nama = new Set(Object.values(lembar).map((satu) => satu.nama));
  return (nama.size > 1 ? `${lembar[kartu.lembar].nama} · ` : "") + keadaanKartu(dunia, kartu);
}

function keadaanKartu(dunia, kartu) {
  const antre = dunia.antrean.filter((e) => e.jenis === "kartu" && e.isi.kartu === kartu.id);
  if (antre.some((e) => e.status === "menunggu")) return "Menunggu terkirim";
  if (antre.length) return "Perlu diputuskan";
  const draf = dunia.draf.find((d) => d.kartu === kartu.id);
  const n = draf ? new Set([...Object.keys(draf.jawaban), ...Object.keys(draf.foto)]).size : 0;
  return n ? `${kartu.status_kata} · ${angka(n)} isian di HP ini` : kartu.status_kata;
}

async function muatBekal(siapa) {
  const { status, data } = await ambilBekal();
  if (status === 401) return setKeadaan("keluar", "Masuk lagi untuk menyiapkan.");
  if (status === 403) return data.pesan;
  if (status !== 200 || !data.pengguna) return setKeadaan("putus", "Tanpa sinyal. Yang sudah disiapkan tetap dapat dipakai.");
  if (data.pengguna.id !== siapa.id) return setKeadaan("akun-lain", "Akun lain sedang masuk di HP ini.");
  await taruh("bekal", { ...data, pada: Date.now() }, siapa.id);
  if (navigator.storage?.persist) await navigator.storage.persist();
  setKeadaan("", "");
  await perbarui();
  return "Siap dibawa.";
}

function setKeadaan(baru, kata) {
  keadaan = baru;
  return kata;
}

async function hapus({ siapa, antrean, draf }) {
  const n = antrean.length + draf.length;
  const tanya = n
    ? `Masih ada ${angka(n)} isian yang belum terkirim. Bila dihapus, isian itu hilang. Hapus semuanya?`
    : "Hapus semua data Anda dari HP ini? Yang sudah terkirim tetap ada di portal.";
  if (!window.confirm(tanya)) return;
  await hapusSemua(siapa.id);
  window.location.hash = "";
  await segarkan();
}

// Another address draws itself; drawn twice, a tap in between would be lost.
async function terantre(ke = "#") {
  if (window.location.hash.slice(1) === ke.slice(1)) await segarkan();
  else window.location.hash = ke;
  await mintaLatar();
  await kirim();
}

// Where the browser offers it, the worker sends also after this page was closed.
async function mintaLatar() {
  try {
    const daftar = await navigator.serviceWorker?.getRegistration();
    await daftar?.sync?.register("antrean");
  } catch {
    // Not offered or not allowed: opening the page, coming online and the timer send as well.
  }
}

async function kirim() {
  const hasil = await kirimSemua();
  if (hasil.keadaan !== "habis") keadaan = hasil.keadaan;
  else if (["putus", "keluar", "akun-lain"].includes(keadaan) && navigator.onLine) await kenali();
  await perbarui();
}

// While somebody types, only the strip is drawn anew.
async function perbarui() {
  const mengetik = /^#(kartu\/\d+\/|verval\/|kunjungan|bentrok|periksa)/.test(window.location.hash);
  if (mengetik) tulisPita(await bacaDunia());
  else await segarkan();
}

// What another tab or the worker learned while sending; hers went up, so she is signed in.
async function dengar({ data }) {
  if (data === "lanjut") keadaan = "";
  await perbarui();
}

// Who signed in last owns the screen; a session that ran out does not take the cards away from her.
async function kenali() {
  const jawab = await tanyaSiapa();
  const kini = await aktif();
  if (jawab.keadaan === "masuk") {
    keadaan = "";
    await jagaDaftar(jawab.pengguna, jawab.daftar);
    if (kini?.id !== jawab.pengguna) {
      await jadikanAktif({ id: jawab.pengguna, nama: jawab.nama });
      window.location.hash = "";
      await segarkan();
    }
  } else {
    keadaan = jawab.keadaan;
  }
}

// A list that closes while the page stays open.
async function jaga() {
  if (!(await bacaDunia()).daftar) return;
  await kenali();
  await perbarui();
}

async function mulai() {
  navigator.serviceWorker?.register("/sw.js", { type: "module", updateViaCache: "none" });
  window.addEventListener("hashchange", async () => {
    await segarkan();
    // Not gliding there: who taps meanwhile would hit what passes under the finger.
    window.scrollTo({ top: 0, behavior: "instant" });
    layar.querySelector("h1")?.setAttribute("tabindex", "-1");
    layar.querySelector("h1")?.focus();
  });
  await segarkan();
  window.addEventListener("online", kirim);
  window.addEventListener("offline", () => { keadaan = "putus"; perbarui(); });
  new BroadcastChannel("rb-lapangan").addEventListener("message", dengar);
  window.setInterval(kirim, ULANG);
  window.setInterval(jaga, JAGA);
  await kenali();
  await kirim();
}

mulai();
