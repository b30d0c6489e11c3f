// The screen of a running meeting. Notes save themselves; what could not be sent stays in this
// browser and is sent again; two writers are shown both texts. Without this file the page is
// plain forms with a button.
"use strict";

const lajur = document.querySelector("[data-rapat]");
const formulir = document.querySelector("form[data-catatan]");
const JEDA = 1500;
const ULANG = 5000;
const KABAR = 8000;

const naskah = {
  awalan: `rb-catatan-${lajur?.dataset.orang}-${lajur?.dataset.rapat}-`,
  baca(butir) {
    try {
      return JSON.parse(localStorage.getItem(this.awalan + butir));
    } catch {
      return null;
    }
  },
  simpan(butir, isi) {
    try {
      localStorage.setItem(this.awalan + butir, JSON.stringify(isi));
      return true;
    } catch {
      return false;
    }
  },
  buang(butir) {
    try {
      localStorage.removeItem(this.awalan + butir);
    } catch {
      // A browser without storage has no draft either.
    }
  },
  semua() {
    try {
      const names = Object.keys(localStorage).filter((name) => name.startsWith(this.awalan));
      return names.map((name) => name.slice(this.awalan.length));
    } catch {
      return [];
    }
  },
};

async function kirim(alamat, versi, teks) {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  const response = await fetch(alamat, {
    method: "POST",
    headers: { Accept: "application/json", "X-CSRFToken": token ? token[1] : "" },
    body: new URLSearchParams({ versi, catatan: teks }),
    redirect: "manual",
  });
  if (response.type === "opaqueredirect" || response.status === 401 || response.status === 403) {
    return { status: 401, isi: {} };
  }
  const json = (response.headers.get("Content-Type") ?? "").includes("application/json");
  return { status: response.status, isi: json ? await response.json() : {} };
}

const dokumen = lajur && formulir ? siapkanCatatan() : null;
if (lajur) {
  siapkanTab();
  siapkanKabar();
  siapkanQr();
  kirimTertinggal();
}

function siapkanCatatan() {
  const teks = formulir.elements.catatan;
  const versi = formulir.elements.versi;
  const kabar = formulir.querySelector("[data-catatan-kabar]");
  const bentrok = formulir.querySelector("[data-catatan-bentrok]");
  const butir = formulir.dataset.catatan;
  const alamat = formulir.getAttribute("action");
  let tersimpan = teks.value.trimEnd();
  let sedang = null;
  let waktu = 0;
  let terbentur = false;

  const kotor = () => teks.value.trimEnd() !== tersimpan;
  const katakan = (kalimat, tersendat = false) => {
    kabar.textContent = kalimat;
    kabar.classList.toggle("rb-tersendat", tersendat);
  };
  const nanti = (lama) => {
    window.clearTimeout(waktu);
    waktu = window.setTimeout(simpan, lama);
  };
  const ditahan = () =>
    naskah.baca(butir) ? "Teks tersimpan di perangkat ini." : "Jangan tutup halaman ini.";

  function simpan() {
    sedang ??= sekali().finally(() => {
      sedang = null;
    });
    return sedang;
  }

  async function sekali() {
    if (terbentur || !kotor()) return;
    const terkirim = teks.value;
    katakan("Menyimpan …");
    let hasil;
    try {
      hasil = await kirim(alamat, versi.value, terkirim);
    } catch {
      katakan(`Tanpa sambungan. ${ditahan()} Dikirim lagi sendiri.`, true);
      nanti(ULANG);
      return;
    }
    terima(hasil, terkirim);
  }

  function terima({ status, isi }, terkirim) {
    if (status === 200) {
      versi.value = isi.versi;
      tersimpan = terkirim.trimEnd();
      katakan(`Tersimpan ${isi.waktu}`);
      if (kotor()) nanti(JEDA);
      else naskah.buang(butir);
    } else if (status === 409 && isi.kode === "CATATAN_BENTROK") {
      terbentur = true;
      bentrok.querySelector("[data-bentrok-oleh]").textContent = `${isi.oleh} ${isi.waktu}`;
      bentrok.classList.remove("rb-sembunyi");
      katakan(`Belum disimpan. ${ditahan()}`, true);
    } else if (status === 401) {
      katakan(`Sesi Anda berakhir. ${ditahan()} Masuk lagi, lalu buka rapat ini.`, true);
    } else if (isi.pesan) {
      katakan(`${isi.pesan} ${ditahan()}`, true);
    } else {
      katakan(`Peladen tidak menjawab. ${ditahan()} Dikirim lagi sendiri.`, true);
      nanti(ULANG);
    }
  }

  teks.addEventListener("input", () => {
    naskah.simpan(butir, { teks: teks.value, versi: versi.value, alamat });
    if (!terbentur) nanti(JEDA);
  });
  formulir.addEventListener("submit", (event) => {
    if (terbentur) return;
    event.preventDefault();
    simpan();
  });
  window.addEventListener("online", simpan);
  document.addEventListener("visibilitychange", simpan);

  const lama = naskah.baca(butir);
  if (lama && lama.teks.trimEnd() !== tersimpan) {
    teks.value = lama.teks;
    versi.value = lama.versi;
    katakan("Melanjutkan teks yang belum terkirim dari perangkat ini …");
    simpan();
  } else if (lama) {
    naskah.buang(butir);
  }

  return {
    butir,
    kotor,
    simpan,
    ganti(kabarBaru) {
      if (kotor() || terbentur || sedang || Number(versi.value) >= kabarBaru.versi) return;
      teks.value = kabarBaru.catatan;
      tersimpan = teks.value.trimEnd();
      versi.value = kabarBaru.versi;
      katakan(`Diperbarui dari ${kabarBaru.oleh || "notulis lain"}`);
    },
  };
}

// Leaving for another item waits a moment for the save; the draft is there in any case.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[href^='?butir']");
  if (!link || link.dataset.bagian || !dokumen?.kotor() || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  await Promise.race([dokumen.simpan(), new Promise((done) => window.setTimeout(done, 2000))]);
  window.location.assign(link.href);
});

// The tabs of a phone change the column without leaving the page.
function siapkanTab() {
  for (const tab of document.querySelectorAll("a[data-bagian]")) {
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      lajur.dataset.bagian = tab.dataset.bagian;
      for (const other of document.querySelectorAll("a[data-bagian]")) {
        other.toggleAttribute("aria-current", false);
      }
      tab.setAttribute("aria-current", "page");
    });
  }
}

// What others did meanwhile: attendance, decisions, notes of this item while nobody types here.
function siapkanKabar() {
  let tanda = lajur.dataset.keputusan;
  window.setInterval(async () => {
    if (document.hidden) return;
    let isi;
    try {
      const response = await fetch(`${lajur.dataset.kabar}?butir=${dokumen?.butir ?? ""}`, {
        redirect: "manual",
      });
      if (!response.ok) return;
      isi = await response.json();
    } catch {
      return;
    }
    for (const place of document.querySelectorAll("[data-hadir]")) place.textContent = isi.hadir;
    if (String(isi.butir) === dokumen?.butir) dokumen.ganti(isi);
    if (isi.keputusan !== tanda) {
      tanda = isi.keputusan;
      window.htmx?.ajax("GET", window.location.href, {
        target: "#daftar-keputusan",
        select: "#daftar-keputusan",
        swap: "outerHTML",
      });
    }
  }, KABAR);
}

function siapkanQr() {
  const dialog = document.getElementById("layar-qr");
  const wadah = dialog?.querySelector("[data-isi-qr]");
  document.querySelector("[data-buka-qr]")?.addEventListener("click", (event) => {
    if (!dialog || !window.htmx) return;
    event.preventDefault();
    window.htmx.ajax("GET", event.currentTarget.href, {
      target: wadah,
      select: "#isi-qr",
      swap: "innerHTML",
    });
    dialog.showModal();
  });
  dialog?.addEventListener("close", () => wadah.replaceChildren());
}

// Drafts of other items of this meeting that never reached the server.
async function kirimTertinggal() {
  for (const butir of naskah.semua()) {
    if (butir === dokumen?.butir) continue;
    const lama = naskah.baca(butir);
    if (!lama) continue;
    try {
      const { status } = await kirim(lama.alamat, lama.versi, lama.teks);
      if (status === 200) naskah.buang(butir);
      else sebut(butir);
    } catch {
      sebut(butir);
    }
  }
}

function sebut(butir) {
  const link = document.createElement("a");
  link.href = `?butir=${encodeURIComponent(butir)}&bagian=catatan`;
  link.textContent = "buka butirnya";
  const wadah = document.querySelector("[data-tertinggal]");
  wadah?.querySelector("[data-tertinggal-isi]").append(link, " ");
  wadah?.classList.remove("rb-sembunyi");
}

// On the page with both texts: whichever is chosen, the draft of this browser has been answered.
for (const [kejadian, pilihan] of [["submit", "form[data-buang]"], ["click", "a[data-buang]"]]) {
  document.addEventListener(kejadian, (event) => {
    const dipilih = event.target.closest(pilihan);
    if (!dipilih) return;
    try {
      localStorage.removeItem(dipilih.dataset.buang);
    } catch {
      // Nothing was kept.
    }
  });
}
