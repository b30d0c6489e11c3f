// <form data-unggah enctype="multipart/form-data">: shows how much of the file has been sent.
// The server answers as it would to the plain form: a redirect, or the page with its errors.
"use strict";

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-unggah]");
  if (!form) return;
  event.preventDefault();
  const bar = form.querySelector("progress");
  const words = form.querySelector("[data-unggah-kabar]");
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.upload.addEventListener("progress", (sent) => {
    if (!sent.lengthComputable) return;
    bar.max = sent.total;
    bar.value = sent.loaded;
    const mega = (bytes) => (bytes / 1048576).toFixed(1).replace(".", ",");
    words.textContent = `Terkirim ${mega(sent.loaded)} dari ${mega(sent.total)} MB`;
  });
  request.addEventListener("load", () => {
    if (request.responseURL && new URL(request.responseURL).href !== new URL(form.action).href) {
      window.location.assign(request.responseURL);
      return;
    }
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    document.querySelector("main").replaceWith(page.querySelector("main"));
    document.querySelector("[data-fokus]")?.focus();
  });
  request.addEventListener("error", () => {
    words.textContent = "Pengiriman terputus. Periksa sambungan, lalu kirim lagi.";
    form.querySelector("[data-unggah-wadah]").classList.remove("rb-sembunyi");
    form.querySelector("[type=submit]").disabled = false;
  });
  form.querySelector("[data-unggah-wadah]").classList.remove("rb-sembunyi");
  form.querySelector("[type=submit]").disabled = true;
  request.send(new FormData(form));
});

// The limit is said before the upload, not after it.
document.addEventListener("change", (event) => {
  const input = event.target.closest("input[type=file][data-batas]");
  if (!input) return;
  const tooLarge = [...input.files].some((file) => file.size > Number(input.dataset.batas));
  input.setCustomValidity(tooLarge ? "Berkas terlalu besar. Pilih berkas yang lebih kecil." : "");
  input.reportValidity();
});
