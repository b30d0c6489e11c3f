// The scorecard form: checks while one types, saves as one goes, smaller photos, place if wanted.
// Without this script the form works by itself; the server decides in any case.
"use strict";

(function () {
  const form = document.querySelector("form[data-kartu]");
  const sumber = document.getElementById("kartu-data");
  if (!form || !sumber) return;
  const data = JSON.parse(sumber.textContent);
  const kabar = document.querySelector("[data-kabar]");
  const BAGIAN = ["nilai", "pembilang", "penyebut", "pilihan", "ya", "tanggal", "teks"];
  const KHUSUS = ["TIDAK_ADA_LAYANAN", "TIDAK_BERLAKU"];

  // "1.234,5" as "1234.5"; null for what is no number.
  function angka(text) {
    const rapi = text.replace(/\s/g, "");
    if (!/^(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(rapi)) return null;
    return { angka: rapi.replaceAll(".", "").replace(",", ".") };
  }

  function isian(soal) {
    const kode = soal.dataset.soal;
    const isi = {};
    for (const nama of BAGIAN) {
      const kolom = form.elements[`${kode}-${nama}`];
      const nilai = kolom ? kolom.value.trim() : "";
      if (nilai) isi[nama] = nilai;
    }
    const keadaan = form.elements[`${kode}-keadaan`]?.value;
    return KHUSUS.includes(keadaan) ? { keadaan } : isi;
  }

  const baku = (isi) => JSON.stringify(Object.fromEntries(Object.entries(isi).sort()));

  function catat(soal) {
    const kode = soal.dataset.soal;
    const isi = isian(soal);
    const nilai = {
      [`${kode}.n`]: angka(isi.pembilang || ""),
      [`${kode}.total`]: angka(isi.penyebut || ""),
      [kode]: isi.nilai ? angka(isi.nilai) : (isi.pilihan ?? isi.tanggal ?? isi.teks ?? null),
    };
    if (isi.ya) nilai[kode] = isi.ya === "ya";
    Object.assign(data.nilai, nilai);
  }

  function periksa() {
    const soal = [...form.querySelectorAll("[data-soal]")];
    soal.forEach(catat);
    const dilanggar = data.aturan.filter((a) => rbAturan.hasil(a.harus, data.nilai) === false);
    for (const satu of soal) {
      const tempat = satu.querySelector("[data-temuan]");
      const baris = dilanggar.filter((a) => a.indikator.includes(satu.dataset.soal));
      tempat.replaceChildren(
        ...baris.map((aturan) => {
          const p = document.createElement("p");
          p.textContent = aturan.kalimat;
          if (aturan.tingkat === "galat") p.className = "galat";
          return p;
        }),
      );
    }
  }

  function berubah() {
    const jawaban = {};
    for (const soal of form.querySelectorAll("[data-soal]:not([disabled])")) {
      const kode = soal.dataset.soal;
      const isi = isian(soal);
      if (baku(isi) !== form.elements[`${kode}-awal`].value) jawaban[kode] = isi;
    }
    return jawaban;
  }

  // crypto.randomUUID is missing outside secure contexts; random bytes are not.
  function kunciBaru() {
    const bita = crypto.getRandomValues(new Uint8Array(16));
    bita[6] = (bita[6] & 0x0f) | 0x40;
    bita[8] = (bita[8] & 0x3f) | 0x80;
    const heksa = [...bita].map((satu) => satu.toString(16).padStart(2, "0")).join("");
    return heksa.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  let jalan = null;
  let kiriman = null;

  async function simpan() {
    if (jalan) return;
    const jawaban = berubah();
    if (!kiriman && !Object.keys(jawaban).length) return;
    kiriman ??= { kunci: kunciBaru(), jawaban };
    const dikirim = { ...kiriman, dasar: Number(form.elements.dasar.value) };
    kabar.textContent = "· menyimpan …";
    let baru = false;
    jalan = fetch(form.dataset.kartu, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-CSRFToken": form.elements.csrfmiddlewaretoken.value,
      },
      body: JSON.stringify(dikirim),
    });
    try {
      const jawab = await jalan;
      const terima = await jawab.json();
      if (!jawab.ok || terima.kunci !== dikirim.kunci) throw new Error(terima.pesan || "");
      baru = diterima(dikirim, terima);
    } catch (galat) {
      kabar.textContent = galat.message && !(galat instanceof TypeError)
        ? `· belum tersimpan: ${galat.message}`
        : "· tanpa sinyal, belum tersimpan";
    }
    jalan = null;
    if (baru) await simpan();
  }

  // Only a receipt with our own key counts as stored; conflicts and errors wait for the button. True
  // when something was typed while it was on its way: that is not stored yet.
  function diterima(dikirim, terima) {
    kiriman = null;
    for (const kode of Object.keys(dikirim.jawaban)) {
      const tersisa = terima.galat[kode] || terima.bentrok.some((b) => b.indikator === kode);
      if (!tersisa) form.elements[`${kode}-awal`].value = baku(dikirim.jawaban[kode]);
    }
    if (!terima.bentrok.length) form.elements.dasar.value = terima.versi;
    const sisa = Object.keys(terima.galat).length + terima.bentrok.length;
    kabar.textContent = sisa ? `· ${sisa} isian perlu diperbaiki` : "· tersimpan";
    return Object.entries(berubah()).some(
      ([kode, isi]) => !(kode in dikirim.jawaban) || baku(isi) !== baku(dikirim.jawaban[kode]),
    );
  }

  let tunggu = 0;
  form.addEventListener("input", (event) => {
    const soal = event.target.closest("[data-soal]");
    if (!soal) return;
    const khusus = event.target.name.endsWith("-keadaan");
    for (const satu of soal.querySelectorAll(`[name$="-keadaan"]`)) {
      if (!khusus && event.target.type !== "file") satu.checked = satu.value === "TERISI";
    }
    periksa();
    if (!jalan && event.target.type !== "file") kabar.textContent = "";
    window.clearTimeout(tunggu);
    if (event.target.type !== "file") tunggu = window.setTimeout(simpan, 1500);
  });
  form.addEventListener("submit", () => window.clearTimeout(tunggu));

  // Photos are made small before they travel.
  form.addEventListener("change", async (event) => {
    const kolom = event.target.closest("[data-foto]");
    const berkas = kolom?.files[0];
    if (!berkas || !window.createImageBitmap) return;
    try {
      const gambar = await createImageBitmap(berkas, { imageOrientation: "from-image" });
      const skala = Math.min(1, 1600 / Math.max(gambar.width, gambar.height));
      const kanvas = document.createElement("canvas");
      kanvas.width = Math.round(gambar.width * skala);
      kanvas.height = Math.round(gambar.height * skala);
      kanvas.getContext("2d").drawImage(gambar, 0, 0, kanvas.width, kanvas.height);
      const kecil = await new Promise((selesai) => kanvas.toBlob(selesai, "image/jpeg", 0.82));
      if (!kecil || kecil.size >= berkas.size) return;
      const wadah = new DataTransfer();
      wadah.items.add(new File([kecil], "bukti.jpg", { type: "image/jpeg" }));
      kolom.files = wadah.files;
    } catch {
      // Not a picture that the browser reads: the server says what is wrong.
    }
  });

  for (const tombol of form.querySelectorAll("[data-lokasi]")) {
    if (!navigator.geolocation) continue;
    tombol.classList.remove("rb-sembunyi");
    tombol.addEventListener("click", () => {
      const pesan = tombol.nextElementSibling;
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          form.elements[`${tombol.dataset.lokasi}-lintang`].value = coords.latitude.toFixed(5);
          form.elements[`${tombol.dataset.lokasi}-bujur`].value = coords.longitude.toFixed(5);
          pesan.textContent = "Lokasi tercatat; ikut tersimpan bersama isian.";
        },
        () => (pesan.textContent = "Lokasi tidak didapat. Isian tetap dapat disimpan."),
      );
    });
  }

  periksa();
})();
