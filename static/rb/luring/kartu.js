// A scorecard in the village: parts as a task list, questions of a part, check and hand in.
import { ambil, buang, taruhDraf } from "./gudang.js";
import { baku, kalimatSalah, temuan, terisi } from "./isian.js";
import { antrekan } from "./kirim.js";
import { kecilkan, simpanFoto } from "./foto.js";
import { namaKartu } from "./rancangan.js";
import { angka, h, kembali, tombol } from "./unsur.js";

export const kunciDraf = (pengguna, kartu) => `${pengguna}/kartu/${kartu}`;

// A card as she sees it: the server's answers, over them what waits in the queue, over it the draft.
export async function susun(dunia, nomor) {
  const kartu = dunia.bekal?.kartu.find((satu) => satu.id === nomor);
  if (!kartu) return null;
  const lembar = dunia.bekal.lembar[kartu.lembar];
  const draf = (await ambil("draf", kunciDraf(dunia.siapa.id, nomor))) || {
    kunci: kunciDraf(dunia.siapa.id, nomor), pengguna: dunia.siapa.id, kartu: nomor,
    dasar: kartu.versi, jawaban: {}, foto: {},
  };
  const antre = dunia.antrean.filter((e) => e.jenis === "kartu" && e.isi.kartu === nomor);
  const dasar = Object.assign({}, kartu.isi, ...antre.map((e) => e.isi.jawaban));
  const berfoto = new Set([...kartu.berbukti, ...antre.flatMap((e) => Object.keys(e.isi.foto || {})), ...Object.keys(draf.foto)]);
  const jawaban = { ...dasar, ...draf.jawaban };
  return { kartu, lembar, draf, antre, dasar, berfoto, jawaban, terbuka: kartu.terbuka && !antre.some((e) => e.isi.ajukan && e.status === "menunggu") };
}

const judul = ({ kartu }) => `${kartu.desa}, ${kartu.periode}`;

function jumlahTerisi(isi, soal) {
  return soal.filter((satu) => terisi(isi.jawaban[satu.kode])).length;
}

export async function layarKartu(dunia, nomor) {
  const isi = await susun(dunia, nomor);
  if (!isi) return [h("h1", {}, "Kartu tidak ada di HP ini"), h("p", {}, "Tekan Siapkan untuk dibawa selagi ada sinyal."), kembali()];
  const catatan = Object.entries(isi.kartu.catatan);
  const nama = Object.fromEntries(isi.lembar.dimensi.flatMap((d) => d.soal.map((s) => [s.kode, s.nama])));
  return [
    h("h1", {}, judul(isi)),
    h("p", { class: "rb-redup" }, `${isi.lembar.nama} · ${isi.kartu.status_kata} · batas ${isi.kartu.batas}`),
    catatan.length ? h("div", { class: "rb-catatan" }, h("strong", {}, "Dikembalikan kecamatan"), h("ul", {}, catatan.map(([kode, kata]) => h("li", {}, `${nama[kode]}: ${kata}`)))) : null,
    h("ul", { class: "rb-luring-daftar" }, isi.lembar.dimensi.map((dimensi) => {
      const n = jumlahTerisi(isi, dimensi.soal);
      const kata = n === dimensi.soal.length ? "Lengkap" : n ? `${angka(n)} dari ${angka(dimensi.soal.length)} terisi` : "Belum diisi";
      return h("li", {}, h("a", { href: `#kartu/${nomor}/${dimensi.kode}` }, dimensi.nama), h("span", { class: "rb-redup" }, kata));
    })),
    isi.terbuka ? h("p", { class: "rb-tombol" }, h("a", { class: "btn btn-primary", href: `#periksa/${nomor}` }, "Periksa dan kirim")) : h("p", { class: "rb-redup" }, "Kartu ini sudah diajukan atau menunggu terkirim."),
    kembali(),
  ];
}

export async function layarDimensi(dunia, nomor, kode) {
  const isi = await susun(dunia, nomor);
  const ke = isi ? isi.lembar.dimensi.findIndex((d) => d.kode === kode) : -1;
  if (ke < 0) return layarKartu(dunia, nomor);
  const dimensi = isi.lembar.dimensi[ke];
  const berikut = isi.lembar.dimensi[ke + 1];
  const kabar = h("span", { class: "rb-kabar", role: "status" });
  const form = h("form", { class: "rb-formulir rb-isi-kartu", novalidate: true, onsubmit: (e) => e.preventDefault() }, dimensi.soal.map((soal) => kotakSoal(isi, soal)));
  const periksa = () => tampilkanTemuan(isi, dimensi, form);
  form.addEventListener("input", async (event) => {
    const kotak = event.target.closest("[data-soal]");
    if (!kotak || event.target.type === "file") return;
    pilihKeadaan(kotak, event.target);
    const soal = dimensi.soal.find((s) => s.kode === kotak.dataset.soal);
    ubah(isi, soal, bacaKotak(kotak));
    kotak.querySelector("[data-asal]")?.replaceWith(tandaAsal(isi, soal));
    periksa();
    await simpan(isi);
    kabar.textContent = "· tersimpan di HP ini";
  });
  form.addEventListener("change", (event) => event.target.type === "file" && simpanFoto(() => pasangFoto(isi, event.target, kabar)));
  periksa();
  return [
    h("p", {}, h("a", { href: `#kartu/${nomor}` }, judul(isi))),
    h("h1", {}, dimensi.nama),
    h("p", { class: "rb-redup" }, `Bagian ${ke + 1} dari ${isi.lembar.dimensi.length} `, kabar),
    form,
    h("p", { class: "rb-tombol" }, h("a", { class: "btn btn-primary", href: berikut ? `#kartu/${nomor}/${berikut.kode}` : `#periksa/${nomor}` }, berikut ? "Bagian berikutnya" : "Periksa dan kirim"), h("a", { class: "btn btn-link", href: `#kartu/${nomor}` }, "Kembali ke daftar bagian")),
  ];
}

function ubah(isi, soal, baru) {
  if (baku(baru) === baku(isi.dasar[soal.kode])) delete isi.draf.jawaban[soal.kode];
  else isi.draf.jawaban[soal.kode] = baru;
  isi.jawaban = { ...isi.dasar, ...isi.draf.jawaban };
}

async function simpan({ draf }) {
  const kosong = !Object.keys(draf.jawaban).length && !Object.keys(draf.foto).length;
  await (kosong ? buang("draf", draf.kunci) : taruhDraf(draf));
}

async function pasangFoto(isi, kolom, kabar) {
  const kode = kolom.closest("[data-soal]").dataset.soal;
  kabar.textContent = "· menyimpan foto …";
  const foto = await kecilkan(kolom.files[0]);
  if (!foto) {
    kabar.textContent = "· foto tidak terbaca; ambil foto JPEG atau PNG";
    return;
  }
  isi.draf.foto[kode] = foto;
  await simpan(isi);
  kolom.closest("details").querySelector("summary").textContent = "Foto bukti tersimpan di HP ini";
  kabar.textContent = "· foto tersimpan di HP ini";
}

function pilihKeadaan(kotak, kolom) {
  if (kolom.name.endsWith("-keadaan")) return;
  for (const satu of kotak.querySelectorAll(`[name$="-keadaan"]`)) satu.checked = satu.value === "TERISI";
}

function bacaKotak(kotak) {
  const keadaan = kotak.querySelector(`[name$="-keadaan"]:checked`)?.value;
  if (keadaan && keadaan !== "TERISI") return { keadaan };
  const isi = {};
  for (const kolom of kotak.querySelectorAll("[data-bagian]")) {
    const dipakai = kolom.type !== "radio" || kolom.checked;
    if (dipakai && kolom.value.trim()) isi[kolom.dataset.bagian] = kolom.value.trim();
  }
  return isi;
}

function tampilkanTemuan(isi, dimensi, form) {
  const semua = temuan(isi.lembar, isi.kartu, isi.jawaban);
  for (const soal of dimensi.soal) {
    const tempat = form.querySelector(`[data-soal="${soal.kode}"] [data-temuan]`);
    const salah = kalimatSalah(soal, isi.jawaban[soal.kode]);
    const dilanggar = semua.filter((a) => a.indikator.includes(soal.kode));
    tempat.replaceChildren(
      ...(salah ? [h("p", { class: "galat" }, salah)] : []),
      ...dilanggar.map((a) => h("p", { class: a.tingkat }, a.kalimat)),
    );
  }
}

function kotakSoal(isi, soal) {
  const nilai = isi.jawaban[soal.kode] || {};
  const lalu = isi.kartu.lalu[soal.kode];
  const catatan = isi.kartu.catatan[soal.kode];
  return h("fieldset", { class: "rb-soal", "data-soal": soal.kode, disabled: !isi.terbuka },
    h("legend", {}, soal.tanya),
    soal.keterangan ? h("p", { class: "form-text" }, soal.keterangan) : null,
    h("p", { class: "rb-lalu" }, lalu ? `Periode lalu: ${lalu}` : "Belum ada isian periode lalu", tandaAsal(isi, soal)),
    catatan ? h("p", { class: "rb-catatan" }, `Dikembalikan: ${catatan}`) : null,
    kolomSoal(soal, nilai),
    pilihanKeadaan(soal, nilai),
    h("div", { class: "rb-temuan", "data-temuan": true, role: "status" }),
    h("details", { class: "rb-bukti", open: soal.bukti_wajib && !isi.berfoto.has(soal.kode) },
      h("summary", {}, isi.berfoto.has(soal.kode) ? "Foto bukti tersimpan" : soal.bukti_wajib ? "Foto bukti diperlukan" : "Tambah foto bukti"),
      h("label", {}, "Foto", h("input", { class: "form-control", type: "file", accept: "image/*", name: `${soal.kode}-foto` }))),
  );
}

// Where an answer came from that nobody typed, for as long as it stands as it came.
function tandaAsal({ kartu, jawaban }, { kode }) {
  const asal = kartu.asal?.[kode];
  const diubah = baku(jawaban[kode]) !== baku(kartu.isi[kode]);
  return asal ? h("span", { "data-asal": true, hidden: diubah }, ` · dari ${asal}`) : null;
}

function kolomSoal(soal, nilai) {
  const teks = (bagian, kata, lain = {}) =>
    h("label", { class: soal.jenis === "RASIO" ? null : "rb-satu" }, kata, h("input", { class: "form-control", type: "text", inputmode: soal.bulat && soal.jenis !== "WARGA" ? "numeric" : "decimal", autocomplete: "off", name: `${soal.kode}-${bagian}`, "data-bagian": bagian, value: nilai[bagian] || "", ...lain }));
  if (soal.jenis === "RASIO") return h("div", { class: "rb-dua" }, teks("pembilang", soal.label_n), teks("penyebut", soal.label_total));
  if (soal.jenis === "PILIHAN") return pilihan(soal, "pilihan", soal.pilihan, nilai.pilihan);
  if (soal.jenis === "YA_TIDAK") return pilihan(soal, "ya", [["ya", "Ya"], ["tidak", "Tidak"]], nilai.ya);
  if (soal.jenis === "TANGGAL") return teks("tanggal", "Tanggal", { type: "date", inputmode: null });
  if (soal.jenis === "TEKS") return h("label", { class: "rb-satu" }, "Isian", h("textarea", { class: "form-control", rows: 2, maxlength: 1000, name: `${soal.kode}-teks`, "data-bagian": "teks", value: nilai.teks || "" }));
  return teks("nilai", soal.satuan || "Angka");
}

function pilihan(soal, bagian, daftar, dipilih) {
  return h("div", { class: "rb-pilihan" }, daftar.map(([kode, kata]) => h("label", {}, h("input", { type: "radio", name: `${soal.kode}-${bagian}`, "data-bagian": bagian, value: kode, checked: kode === dipilih }), " ", h("span", {}, kata))));
}

function pilihanKeadaan(soal, nilai) {
  const daftar = [["TERISI", "Diisi"]];
  if (soal.boleh_tidak_ada) daftar.push(["TIDAK_ADA_LAYANAN", "Tidak ada layanan"]);
  if (soal.boleh_tidak_berlaku) daftar.push(["TIDAK_BERLAKU", "Tidak berlaku"]);
  if (daftar.length === 1) return null;
  return h("div", { class: "rb-keadaan", role: "group", "aria-label": `Bila tidak diisi angka: ${soal.nama}` },
    daftar.map(([kode, kata]) => h("label", {}, h("input", { type: "radio", name: `${soal.kode}-keadaan`, value: kode, checked: kode === (nilai.keadaan || "TERISI") }), " ", kata)));
}

export async function layarPeriksa(dunia, nomor) {
  const isi = await susun(dunia, nomor);
  if (!isi || !isi.terbuka) return layarKartu(dunia, nomor);
  const soal = isi.lembar.dimensi.flatMap((d) => d.soal.map((s) => ({ ...s, dimensi: d.kode })));
  const semua = temuan(isi.lembar, isi.kartu, isi.jawaban);
  const salah = soal.filter((s) => kalimatSalah(s, isi.jawaban[s.kode]));
  const foto = soal.filter((s) => s.bukti_wajib && terisi(isi.jawaban[s.kode]) && !isi.jawaban[s.kode].keadaan && !isi.berfoto.has(s.kode));
  const halangan = [
    ...salah.map((s) => [s, kalimatSalah(s, isi.jawaban[s.kode])]),
    ...semua.filter((a) => a.tingkat === "galat").map((a) => [soal.find((s) => a.indikator.includes(s.kode)), a.kalimat]),
    ...foto.map((s) => [s, "Foto bukti diperlukan sebelum diajukan."]),
  ];
  const peringatan = semua.filter((a) => a.tingkat !== "galat");
  const n = jumlahTerisi(isi, soal);
  const kirim = (ajukan) => async () => {
    await kirimKartu(isi, ajukan);
    await dunia.terantre();
  };
  const berubah = Object.keys(isi.draf.jawaban).length + Object.keys(isi.draf.foto).length;
  return [
    h("p", {}, h("a", { href: `#kartu/${nomor}` }, judul(isi))),
    h("h1", {}, "Periksa dan kirim"),
    h("p", {}, `${angka(n)} dari ${angka(soal.length)} pertanyaan terisi; ${angka(berubah)} isian belum dikirim dari HP ini.`),
    halangan.length ? h("div", { class: "rb-ringkas-galat" }, h("h2", {}, "Perbaiki sebelum mengajukan"), h("ul", {}, halangan.map(([s, kata]) => h("li", {}, h("a", { href: `#kartu/${nomor}/${s.dimensi}` }, kata.startsWith(s.nama) ? kata : `${s.nama}: ${kata}`))))) : null,
    peringatan.length ? h("div", { class: "rb-temuan" }, peringatan.map((a) => h("p", {}, a.kalimat))) : null,
    h("p", { class: "rb-tombol" },
      halangan.length || !n ? null : tombol("Ajukan ke kecamatan", kirim(true)),
      berubah ? tombol("Kirim isian, belum diajukan", kirim(false), halangan.length || !n ? "btn-primary" : "btn-link") : null),
    h("p", { class: "rb-redup" }, "Tanpa sinyal, kiriman menunggu di HP ini dan terkirim sendiri."),
    h("p", {}, h("a", { href: `#kartu/${nomor}` }, "Kembali ke daftar bagian")),
  ];
}

export async function kirimKartu(isi, ajukan) {
  const { draf } = isi;
  const muatan = { kartu: draf.kartu, dasar: draf.dasar, jawaban: draf.jawaban, ajukan };
  if (Object.keys(draf.foto).length) muatan.foto = draf.foto;
  await antrekan(draf.pengguna, "kartu", muatan, namaKartu(isi.lembar, isi.kartu), draf.kunci);
}
