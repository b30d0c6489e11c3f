// What waits on this phone: shown, repaired, decided where somebody else changed the same answer.
import { nomorBaru, transaksi } from "./gudang.js";
import { buangEntri } from "./kirim.js";
import { kunciDraf } from "./kartu.js";
import { h, tombol, waktu } from "./unsur.js";

const KATA = { menunggu: "Belum terkirim", ditolak: "Perlu diperbaiki", bentrok: "Diubah orang lain" };

export function kotakAntrean(dunia) {
  return h("ul", { class: "rb-luring-daftar" }, dunia.antrean.map((e) => h("li", {},
    h("div", {}, h("strong", {}, namaEntri(dunia, e)), e.kalimat ? h("p", { class: e.status === "menunggu" ? "rb-redup" : "rb-galat" }, e.kalimat) : null),
    h("div", {}, h("span", { class: "rb-redup" }, `${KATA[e.status]} · ${waktu(e.urut)}`), tindakan(dunia, e)))));
}

function tindakan(dunia, e) {
  if (e.status === "bentrok") return h("a", { class: "btn btn-primary", href: `#bentrok/${e.client_id}` }, "Bandingkan dan pilih");
  if (e.status === "ditolak") {
    return h("span", {},
      dapatDiperbaiki(dunia, e) ? tombol("Perbaiki", async () => { window.location.hash = await keDraf(e); }) : null,
      tombol("Buang isian ini", async () => {
        if (window.confirm(`Buang isian “${namaEntri(dunia, e)}” dari HP ini? Isian itu tidak tersimpan di portal.`)) {
          await buangEntri(e.client_id);
          await dunia.segarkan();
        }
      }, "btn-link"));
  }
  return null;
}

const namaEntri = (dunia, e) => {
  const orang = e.jenis === "verval" && dunia.daftar?.orang.find((satu) => satu.id === e.isi.sasaran);
  return orang ? `Verval ${orang.nama}` : e.label;
};

// An answer for a list that is gone cannot be mended here; it can be put into a file.
const dapatDiperbaiki = (dunia, e) => e.jenis !== "verval" || dunia.daftar?.id === e.isi.daftar;

// A refused submission becomes a draft again: only what the server did not take.
async function keDraf(e) {
  const kartu = e.jenis === "kartu" ? e.isi.kartu : null;
  const kunci = kartu === null ? `${e.pengguna}/${e.jenis}${e.jenis === "verval" ? `/${e.isi.sasaran}` : ""}` : kunciDraf(e.pengguna, kartu);
  await transaksi(["antrean", "draf"], "readwrite", (r) => {
    const minta = r.draf.get(kunci);
    minta.onsuccess = () => {
      const ada = minta.result;
      if (kartu === null) r.draf.put({ kunci, pengguna: e.pengguna, label: e.label, isi: e.isi, pada: Date.now(), ...ada });
      else r.draf.put(drafKartu(e, kunci, ada));
      r.antrean.delete(e.client_id);
    };
  });
  if (kartu !== null) return `#kartu/${kartu}`;
  return e.jenis === "verval" ? `#verval/${e.isi.sasaran}` : `#${e.jenis}`;
}

function drafKartu(e, kunci, ada) {
  const sisa = e.jawab?.disimpan || [];
  const jawaban = Object.fromEntries(Object.entries(e.isi.jawaban).filter(([kode]) => !sisa.includes(kode)));
  const foto = Object.fromEntries(Object.entries(e.isi.foto || {}).filter(([kode]) => !sisa.includes(kode)));
  return {
    kunci, pengguna: e.pengguna, kartu: e.isi.kartu, pada: Date.now(), dasar: ada?.dasar ?? dasarBaru(e),
    jawaban: { ...jawaban, ...ada?.jawaban }, foto: { ...foto, ...ada?.foto },
  };
}

const dasarBaru = (e) => (e.jawab?.versi !== undefined && e.jawab.versi <= e.isi.dasar + 1 ? e.jawab.versi : e.isi.dasar);

export function layarBentrok(dunia, client_id) {
  const e = dunia.antrean.find((satu) => satu.client_id === client_id);
  if (!e || e.status !== "bentrok") return [h("h1", {}, "Sudah diputuskan"), h("p", {}, h("a", { href: "#" }, "Kembali ke kerja lapangan"))];
  if (e.jenis === "verval") return layarBentrokVerval(dunia, e);
  const baris = e.jawab.bentrok;
  const form = h("form", { onsubmit: (x) => x.preventDefault() }, baris.map((b) => h("fieldset", { class: "rb-soal" },
    h("legend", {}, b.nama),
    h("div", { class: "rb-pilihan" },
      h("label", {}, h("input", { type: "radio", name: b.indikator, value: "tersimpan", checked: true }), " ", h("span", {}, `Tersimpan${b.oleh ? ` (${b.oleh})` : ""}: ${b.tersimpan}`)),
      h("label", {}, h("input", { type: "radio", name: b.indikator, value: "saya" }), " ", h("span", {}, `Isian saya: ${b.isian_saya}`))))));
  const pakai = async () => {
    const saya = baris.filter((b) => form.elements[b.indikator].value === "saya").map((b) => b.indikator);
    await putuskan(e, saya);
    await dunia.terantre();
  };
  return [
    h("h1", {}, "Diubah orang lain"),
    h("p", {}, `${e.label}. Sejak Anda menyiapkan HP ini, isian berikut juga diubah orang lain. Pilih yang benar; yang lain tetap tercatat pada riwayat.`),
    form,
    h("p", { class: "rb-tombol" }, tombol("Pakai pilihan ini", pakai)),
    h("p", {}, h("a", { href: "#" }, "Putuskan nanti")),
  ];
}

// One person has one answer: it is kept or replaced as a whole.
function layarBentrokVerval(dunia, e) {
  const pakai = (saya) => async () => {
    await putuskan(e, saya);
    await dunia.terantre();
  };
  const oleh = e.jawab.bentrok.find((b) => b.oleh)?.oleh;
  const tersimpan = oleh ? `Tersimpan (${oleh})` : "Tersimpan";
  return [
    h("h1", {}, "Diubah orang lain"),
    h("p", {}, h("strong", {}, namaEntri(dunia, e))),
    h("p", {}, e.kalimat),
    h("div", { class: "rb-tabel", role: "region", "aria-label": "Perbandingan jawaban", tabindex: 0 }, h("table", { class: "table rb-kartu" },
      h("thead", {}, h("tr", {}, ["Pertanyaan", "Jawaban Anda", tersimpan].map((kata) => h("th", { scope: "col" }, kata)))),
      h("tbody", {}, e.jawab.bentrok.map((b) => h("tr", {}, h("th", { scope: "row" }, b.nama), h("td", { "data-judul": "Jawaban Anda" }, b.isian_saya), h("td", { "data-judul": tersimpan }, b.tersimpan)))))),
    h("div", { class: "rb-tombol" },
      tombol("Simpan jawaban saya", pakai(["saya"])),
      tombol("Biarkan yang tersimpan", pakai([]), "btn-outline-primary")),
    h("p", {}, h("a", { href: "#" }, "Putuskan nanti")),
  ];
}

// My choice goes out as a new submission, made on what the server showed.
async function putuskan(e, saya) {
  const baru = e.jenis === "kartu" ? kartuBaru(e, saya) : saya.length ? { ...e.isi, dasar: e.jawab.dasar } : null;
  await transaksi(["antrean"], "readwrite", (r) => {
    r.antrean.delete(e.client_id);
    if (!baru) return;
    r.antrean.add({ client_id: nomorBaru(), pengguna: e.pengguna, jenis: e.jenis, isi: baru, label: e.label, urut: Date.now(), status: "menunggu", dicoba: false, kalimat: "" });
  });
}

// A dropped conflict still hands the card in, when that was asked for.
function kartuBaru(e, saya) {
  const jawaban = Object.fromEntries(saya.map((kode) => [kode, e.isi.jawaban[kode]]));
  for (const kode of Object.keys(e.jawab.galat || {})) jawaban[kode] = e.isi.jawaban[kode];
  if (!Object.keys(jawaban).length && !e.isi.ajukan) return null;
  return { kartu: e.isi.kartu, dasar: e.jawab.versi, jawaban, ajukan: e.isi.ajukan };
}

export function kotakRiwayat(dunia) {
  const semua = [...dunia.riwayat].sort((a, b) => b.pada - a.pada).slice(0, 8);
  if (!semua.length) return null;
  return h("details", { open: semua.some((satu) => satu.perhatian) }, h("summary", {}, "Sudah terkirim"),
    h("ul", { class: "rb-luring-daftar" }, semua.map((satu) => h("li", {}, h("span", { class: satu.perhatian ? "rb-galat" : null }, satu.kalimat || satu.label), h("span", { class: "rb-redup" }, waktu(satu.pada))))));
}

// "Hapus data dari HP ini": everything of this account, the queue too when she says so twice.
export async function hapusSemua(pengguna) {
  await transaksi(["bekal", "verval", "draf", "antrean", "riwayat", "meta"], "readwrite", (r) => {
    r.bekal.delete(pengguna);
    r.verval.delete(pengguna);
    r.meta.delete("aktif");
    for (const rak of ["draf", "antrean", "riwayat"]) {
      const minta = r[rak].index("pengguna").openKeyCursor(pengguna);
      minta.onsuccess = () => {
        if (!minta.result) return;
        r[rak].delete(minta.result.primaryKey);
        minta.result.continue();
      };
    }
  });
}
