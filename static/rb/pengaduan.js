// The public counter. Every page works without this file.
"use strict";

// A small proof of work for the form's ticket, found in short turns while one writes.
async function prove(field) {
  const token = field.dataset.tiket;
  const bits = Number(field.dataset.bit);
  const encoder = new TextEncoder();
  for (let number = 0; ; number += 1) {
    const data = encoder.encode(`${token}:${number}`);
    const digest = new DataView(await crypto.subtle.digest("SHA-256", data));
    if (digest.getUint32(0) >>> (32 - bits) === 0) {
      field.value = String(number);
      return;
    }
  }
}
const proof = document.querySelector("[data-tiket]");
if (proof && !proof.value && window.crypto?.subtle) prove(proof);

// The code of a receipt's QR stands behind the #: it never travels as an address.
const code = document.querySelector("[data-kode]");
if (code && window.location.hash.length > 1) {
  code.value = decodeURIComponent(window.location.hash.slice(1));
  window.history.replaceState(null, "", window.location.pathname);
  if (!code.classList.contains("is-invalid")) code.form.requestSubmit();
}

// Villages are found while one types; the button finds them too. Only the answer to what stands
// there last is shown, and it leaves a choice that was made meanwhile.
const search = document.querySelector("[data-cari-desa]");
let waiting;
let asked = 0;
search?.addEventListener("input", () => {
  const turn = ++asked;
  window.clearTimeout(waiting);
  waiting = window.setTimeout(async () => {
    if (search.value.trim().length < 3) return;
    const body = new FormData(search.form);
    body.set("ke", "2");
    body.delete("desa");
    const answer = await fetch(search.form.action, { method: "POST", body }).catch(() => null);
    const text = answer?.ok ? await answer.text() : "";
    if (turn === asked && text) showVillages(new DOMParser().parseFromString(text, "text/html"));
  }, 350);
});
function showVillages(page) {
  const chosen = document.querySelector("#hasil-desa input:checked")?.value;
  document.getElementById("hasil-desa").replaceWith(page.getElementById("hasil-desa"));
  for (const one of document.querySelectorAll("#hasil-desa input")) one.checked ||= one.value === chosen;
}

for (const button of document.querySelectorAll("[data-cetak]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
for (const button of document.querySelectorAll("[data-bagikan]")) {
  if (!navigator.share) continue;
  button.hidden = false;
  button.addEventListener("click", () => navigator.share({ text: button.dataset.bagikan }).catch(() => {}));
}
