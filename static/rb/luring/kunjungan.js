// A visit, written down where it happens; a draft from its first letter on.
import { ambil, buang, taruhDraf } from "./gudang.js";
import { antrekan } from "./kirim.js";
import { h, hariIni, kembali, tombol } from "./unsur.js";

const BARIS = ["desa", "tanggal", "tujuan", "kegiatan", "temuan"];

export async function layarKunjungan(dunia) {
  const { bekal, siapa } = dunia;
  if (!bekal?.desa.length) return [h("h1", {}, "Catat kunjungan"), h("p", {}, "Tekan Siapkan untuk dibawa selagi ada sinyal."), kembali()];
  const kunci = `${siapa.id}/kunjungan`;
  const draf = (await ambil("draf", kunci)) || { kunci, pengguna: siapa.id, isi: {} };
  const hari = hariIni(bekal);
  const isi = { desa: String(bekal.desa[0].id), tanggal: hari, tujuan: "", kegiatan: "", temuan: "", ...draf.isi };
  const salah = h("p", { class: "rb-galat", role: "alert" });
  const form = h("form", { class: "rb-formulir", novalidate: true, onsubmit: (e) => e.preventDefault() },
    h("label", { class: "form-label" }, "Desa/kelurahan", h("select", { class: "form-select", name: "desa" }, bekal.desa.map((d) => h("option", { value: d.id, selected: String(d.id) === isi.desa }, d.nama)))),
    h("label", { class: "form-label" }, "Tanggal kunjungan", h("input", { class: "form-control", type: "date", name: "tanggal", max: hari, value: isi.tanggal })),
    h("fieldset", {}, h("legend", { class: "form-label" }, "Tujuan"), h("div", { class: "rb-pilihan" }, bekal.tujuan.map(([kode, kata]) => h("label", {}, h("input", { type: "radio", name: "tujuan", value: kode, checked: kode === isi.tujuan }), " ", h("span", {}, kata))))),
    h("label", { class: "form-label" }, "Apa yang dilakukan", h("input", { class: "form-control", type: "text", name: "kegiatan", maxlength: 160, value: isi.kegiatan })),
    h("label", { class: "form-label" }, "Temuan", h("textarea", { class: "form-control", name: "temuan", rows: 4, maxlength: 5000, value: isi.temuan })),
    h("p", { class: "form-text" }, "Tanpa NIK dan tanpa nama warga."),
  );
  const baca = () => Object.fromEntries(BARIS.map((nama) => [nama, (form.elements[nama].value || "").trim()]));
  form.addEventListener("input", () => taruhDraf({ ...draf, isi: baca() }));
  const simpan = async () => {
    const data = baca();
    salah.textContent = kalimat(data, hari);
    if (salah.textContent) return;
    const desa = bekal.desa.find((d) => String(d.id) === data.desa);
    await antrekan(siapa.id, "kunjungan", data, `Kunjungan ${desa.nama}, ${data.kegiatan}`, kunci, draf.nomor);
    await dunia.terantre();
  };
  return [
    h("h1", {}, "Catat kunjungan"), form, salah,
    h("p", { class: "rb-tombol" }, tombol("Simpan kunjungan", simpan), draf.isi.kegiatan ? tombol("Buang rancangan", async () => { await buang("draf", kunci); window.location.hash = "#"; }, "btn-link") : null),
    kembali(),
  ];
}

function kalimat(data, hari) {
  if (!data.tanggal || data.tanggal > hari) return "Tanggal kunjungan paling lambat hari ini.";
  if (!data.tujuan) return "Pilih tujuan kunjungan.";
  if (!data.kegiatan) return "Tulis apa yang dilakukan, satu kalimat.";
  if (/(?:\d[ .-]?){16}/.test(`${data.kegiatan} ${data.temuan}`)) return "Jangan menulis NIK pada catatan; hapus angkanya.";
  return "";
}
