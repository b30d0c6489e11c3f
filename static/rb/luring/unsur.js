// Elements without markup in strings: nothing that somebody typed is ever read as HTML.
export function h(nama, sifat = {}, ...anak) {
  const unsur = document.createElement(nama);
  for (const [kunci, nilai] of Object.entries(sifat)) {
    if (nilai === false || nilai === null || nilai === undefined) continue;
    if (kunci.startsWith("on")) unsur.addEventListener(kunci.slice(2), nilai);
    else if (kunci === "value") unsur.value = nilai;
    else unsur.setAttribute(kunci, nilai === true ? "" : nilai);
  }
  unsur.append(...anak.flat().filter((satu) => satu !== null && satu !== undefined && satu !== false));
  return unsur;
}

export const tombol = (kata, onclick, kelas = "btn-primary") =>
  h("button", { type: "button", class: `btn ${kelas}`, onclick }, kata);

export const waktu = (ms) =>
  new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeStyle: "short" }).format(ms);

const tengahMalam = (ms) => new Date(ms).setHours(0, 0, 0, 0);

// The portal's day, counted on from the moment of preparing: "2024-11-04".
export function hariIni({ hari_ini, pada }) {
  const lewat = Math.round((tengahMalam(Date.now()) - tengahMalam(pada)) / 86_400_000);
  const hari = new Date(`${hari_ini}T12:00:00`);
  hari.setDate(hari.getDate() + lewat);
  return hari.toLocaleDateString("sv");
}

export const kembali = () => h("p", {}, h("a", { href: "#" }, "Kembali ke kerja lapangan"));

export const angka = (n) => new Intl.NumberFormat("id-ID").format(n);
