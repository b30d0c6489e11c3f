// One person's four questions, as on the page of the portal; a draft from the first touch on.
import { berikutnya, keadaanOrang, kunciOrang, tanpaDaftar } from "./daftar.js";
import { fotoRampung, kecilkan, simpanFoto } from "./foto.js";
import { ambil, buang, taruhDraf } from "./gudang.js";
import { antrekan } from "./kirim.js";
import { h, hariIni, tombol } from "./unsur.js";

export async function layarVerval(dunia, nomor) {
  const { daftar, siapa } = dunia;
  const orang = daftar?.orang.find((satu) => satu.id === nomor);
  if (!orang) return tanpaDaftar();
  const [kata] = keadaanOrang(dunia, orang);
  if (kata.startsWith("Perlu")) return layarTunggu(orang, kata);
  const draf = (await ambil("draf", kunciOrang(siapa.id, nomor))) || drafBaru(dunia, orang);
  return layarIsi(dunia, orang, draf);
}

const layarTunggu = (orang, kata) => [
  h("h1", {}, orang.nama),
  h("p", {}, `${kata} lebih dahulu: jawaban Anda yang sebelumnya belum diterima portal.`),
  h("p", { class: "rb-tombol" }, h("a", { class: "btn btn-primary", href: "#" }, "Lihat yang belum terkirim")),
  h("p", {}, h("a", { href: "#verval" }, "Kembali ke daftar")),
];

function drafBaru({ daftar, siapa, antrean }, orang) {
  const menunggu = antrean.filter((e) => e.jenis === "verval" && e.isi.sasaran === orang.id).at(-1);
  return {
    kunci: kunciOrang(siapa.id, orang.id), pengguna: siapa.id,
    label: `Verval ${daftar.nama}, ${orang.samar || "tanpa NIK"}`,
    isi: {
      daftar: daftar.id, sasaran: orang.id, dasar: orang.dasar,
      jawaban: menunggu?.isi.jawaban || { kelayakan: "BELUM", bantuan: "", dikunjungi: hariIni(daftar) },
    },
  };
}

function layarIsi(dunia, orang, draf) {
  const { daftar } = dunia;
  const kabar = h("span", { class: "rb-kabar", role: "status" });
  const salah = h("div", {});
  const form = h("form", { class: "rb-formulir rb-verval", novalidate: true, onsubmit: (e) => e.preventDefault() }, ...pertanyaan(daftar, orang, draf.isi));
  form.addEventListener("input", async (event) => {
    if (event.target.type === "file") return;
    draf.isi.jawaban = baca(form);
    await taruhDraf(draf);
    kabar.textContent = "Tersimpan di HP ini.";
  });
  form.addEventListener("change", (event) => event.target.type === "file" && simpanFoto(() => pasangFoto(draf, event.target, kabar)));
  const simpan = async (lanjut) => {
    const berfoto = form.elements.foto.files.length;
    await fotoRampung();
    if (berfoto && !form.elements.foto.files.length) return; // unreadable, as stands below
    draf.isi.jawaban = baca(form);
    const temuan = periksa(draf.isi.jawaban, daftar);
    salah.replaceChildren(...kotakSalah(temuan, form));
    if (temuan.length) {
      salah.querySelector("h2").focus();
      return;
    }
    await antrekan(dunia.siapa.id, "verval", draf.isi, draf.label, draf.kunci);
    const lain = lanjut ? berikutnya(dunia, orang.id) : null;
    await dunia.terantre(lain ? `#verval/${lain.id}` : "#verval");
  };
  const buangDraf = async () => {
    await fotoRampung();
    await buang("draf", draf.kunci);
    window.location.hash = "#verval";
  };
  // One press at a time: a second one meanwhile would send the answer twice.
  const sendiri = (kerja) => async () => {
    const semua = tombolan.querySelectorAll("button");
    semua.forEach((satu) => (satu.disabled = true));
    try {
      await kerja();
    } finally {
      semua.forEach((satu) => (satu.disabled = false));
    }
  };
  const ada = dunia.draf.some((d) => d.kunci === draf.kunci);
  const tombolan = h("div", { class: "rb-tombol" },
    tombol("Simpan & berikutnya", sendiri(() => simpan(true))),
    tombol("Simpan dan kembali ke daftar", sendiri(() => simpan(false)), "btn-link"),
    ada ? tombol("Buang rancangan", sendiri(buangDraf), "btn-link") : null);
  return [
    h("p", {}, h("a", { href: "#verval" }, `Daftar ${daftar.nama}`)),
    h("h1", {}, orang.nama),
    h("p", {}, `${orang.samar || "Tanpa NIK"} · ${orang.tempat}`),
    orang.dasar ? h("p", { class: "rb-catatan" }, "Orang ini sudah disisir. Mengisi lagi menambah jawaban baru; yang lama tetap tercatat.") : null,
    salah, form, tombolan,
    h("p", { class: "rb-redup" }, kabar),
  ];
}

function pertanyaan({ pilihan, tujuan, orang: semua }, orang, { jawaban, foto }) {
  const radio = (nama, kata, daftar = pilihan[nama]) => kelompok(kata, daftar.map(([kode, label]) => kotak("radio", nama, kode, label, jawaban[nama] === kode)));
  const kolom = (nama, kata, sifat) => h("label", { class: "form-label" }, kata, h("input", { class: "form-control", name: nama, value: jawaban[nama] || "", ...sifat }));
  const daftarPilih = (nama, kata, daftar) => h("label", { class: "form-label" }, kata, h("select", { class: "form-select", name: nama }, h("option", { value: "" }, "Pilih"), daftar.map(([kode, label]) => h("option", { value: kode, selected: String(kode) === jawaban[nama] }, label))));
  const lain = semua.filter((satu) => satu.id !== orang.id).map((satu) => [satu.id, `${satu.nama} · ${satu.tempat}`]);
  return [
    radio("keberadaan", "Keberadaan"),
    h("div", { class: "rinci rinci-meninggal" }, kolom("tanggal_kejadian", "Tanggal meninggal", { type: "date" }), kolom("nomor_akta", "Nomor akta kematian, bila ada", { type: "text", maxlength: 60, autocomplete: "off" })),
    h("div", { class: "rinci rinci-pindah" }, radio("rincian_pindah", "Pindah ke mana"), daftarPilih("tujuan", "Desa/kelurahan tujuan", tujuan)),
    h("div", { class: "rinci rinci-tidak" }, radio("rincian_tidak", "Mengapa tidak ditemukan")),
    h("div", { class: "rinci rinci-ganda" }, daftarPilih("kembaran", "Orang yang sama dengan", lain)),
    h("div", { class: "rinci rinci-ada" },
      radio("kelayakan", "Kelayakan"), radio("bantuan", "Bantuan yang diterima"),
      kelompok("Masalah utama", pilihan.masalah.map(([kode, label]) => kotak("checkbox", "masalah", kode, label, (jawaban.masalah || []).includes(kode))), "Boleh lebih dari satu.")),
    h("label", { class: "form-label" }, "Foto", h("input", { class: "form-control", type: "file", accept: "image/*", name: "foto" }), h("span", { class: "form-text", "data-foto": true }, foto ? "Foto tersimpan di HP ini." : "Rumah atau keadaan; jangan memotret KTP atau KK.")),
    h("label", { class: "form-label" }, "Catatan", h("textarea", { class: "form-control", name: "catatan", rows: 3, maxlength: 1000, value: jawaban.catatan || "" }), h("span", { class: "form-text" }, "Tanpa NIK.")),
    kolom("dikunjungi", "Tanggal kunjungan", { type: "date" }),
  ];
}

const kelompok = (kata, isi, bantuan) => h("fieldset", {}, h("legend", {}, kata), bantuan ? h("p", { class: "form-text" }, bantuan) : null, h("div", { class: "rb-pilihan" }, isi));

const kotak = (jenis, nama, kode, label, dipilih) => h("label", {}, h("input", { type: jenis, name: nama, value: kode, checked: dipilih }), " ", h("span", {}, label));

function baca(form) {
  const isi = {};
  for (const kolom of form.elements) {
    if (!kolom.name || kolom.type === "file") continue;
    if (kolom.type === "checkbox") isi.masalah = [...(isi.masalah || []), ...(kolom.checked ? [kolom.value] : [])];
    else if (kolom.type !== "radio" || kolom.checked) isi[kolom.name] = kolom.value.trim();
  }
  return isi;
}

async function pasangFoto(draf, kolom, kabar) {
  kabar.textContent = "Menyimpan foto …";
  const foto = await kecilkan(kolom.files[0]);
  if (foto) draf.isi.foto = foto;
  if (foto) await taruhDraf(draf);
  else kolom.value = "";
  kabar.textContent = foto ? "Foto tersimpan di HP ini." : "Foto tidak terbaca; ambil foto JPEG atau PNG.";
}

// The same as kemiskinan/rules/verval.py, so that nobody walks back for a missing date. The server
// decides in any case.
export function periksa(jawaban, daftar) {
  const hari = hariIni(daftar);
  const { keberadaan, tanggal_kejadian: kejadian = "", catatan = "" } = jawaban;
  const bertujuan = daftar.pilihan.bertujuan.includes(jawaban.rincian_pindah);
  const aturan = [
    ["keberadaan", !keberadaan, "Pilih di mana orang ini sekarang."],
    ["rincian_pindah", keberadaan === "PINDAH" && !jawaban.rincian_pindah, "Pilih ke mana orang ini pindah."],
    ["tujuan", keberadaan === "PINDAH" && bertujuan && !jawaban.tujuan, "Pilih desa/kelurahan tempat tinggalnya sekarang."],
    ["rincian_tidak", keberadaan === "TIDAK_DITEMUKAN" && !jawaban.rincian_tidak, "Pilih mengapa tidak ditemukan."],
    ["kembaran", keberadaan === "GANDA" && !jawaban.kembaran, "Pilih nama lain dalam daftar yang ternyata orang yang sama."],
    ["tanggal_kejadian", keberadaan === "MENINGGAL" && !kejadian, "Isi tanggal meninggal. Bila tidak pasti, tulis perkiraan keluarga."],
    ["tanggal_kejadian", keberadaan === "MENINGGAL" && kejadian > hari, "Tanggal kejadian belum terjadi. Tulis tanggal sebelum hari ini."],
    ["catatan", keberadaan === "ADA" && (jawaban.masalah || []).includes("LAINNYA") && !catatan, "Tulis masalah lainnya pada catatan."],
    ["catatan", /(?:\d[ .-]?){16}/.test(catatan), "Jangan menulis NIK pada catatan; hapus angkanya."],
    ["dikunjungi", !jawaban.dikunjungi || jawaban.dikunjungi > hari, "Tanggal kunjungan paling lambat hari ini."],
  ];
  return aturan.filter(([, keliru]) => keliru).map(([nama, , kalimat]) => [nama, kalimat]);
}

function kotakSalah(temuan, form) {
  if (!temuan.length) return [];
  const ke = (nama) => (event) => {
    event.preventDefault();
    form.querySelector(`[name="${nama}"]`).focus();
  };
  return [h("div", { class: "rb-ringkas-galat" },
    h("h2", { tabindex: -1 }, "Periksa isian ini"),
    h("ul", {}, temuan.map(([nama, kalimat]) => h("li", {}, h("a", { href: "#", onclick: ke(nama) }, kalimat)))))];
}
