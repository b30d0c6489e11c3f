// Small improvements of every page. Each works on markup that already works without it.
"use strict";

// htmx sends what a form would: the token from the cookie.
document.addEventListener("htmx:configRequest", (event) => {
  const found = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  if (found) event.detail.headers["X-CSRFToken"] = found[1];
});

// An error page is shown as itself, not swallowed.
document.addEventListener("htmx:beforeSwap", (event) => {
  const status = event.detail.xhr.status;
  if (status === 401) window.location.reload();
  if (status >= 400 && event.detail.requestConfig.verb !== "get") {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

// A menu closes when one looks elsewhere.
function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.rb-menu[open]")) {
    if (menu !== except) menu.open = false;
  }
}
document.addEventListener("click", (event) => closeMenus(event.target.closest("details.rb-menu")));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.rb-menu[open]");
  closeMenus(null);
  menu?.querySelector("summary").focus();
});

// "Salin teks untuk WA": <button data-salin="id of the text">.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-salin]");
  if (!button) return;
  const field = document.getElementById(button.dataset.salin);
  const text = field.value ?? field.textContent.trim();
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    field.select?.();
    document.execCommand("copy");
  }
  const status = document.getElementById(`${button.dataset.salin}-kabar`);
  if (status) status.textContent = "Teks tersalin.";
});

// A form is sent once.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.dataset.unggah !== undefined) return;
  if (form.dataset.terkirim) event.preventDefault();
  form.dataset.terkirim = "1";
  window.setTimeout(() => delete form.dataset.terkirim, 8000);
});

// Letters with a key: <a data-tombol="j">, <button data-tombol="y">; quiet while one types.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable], dialog[open]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!/^[a-z0-9]$/i.test(event.key)) return;
  const target = document.querySelector(`[data-tombol="${event.key.toLowerCase()}"]`);
  if (!target) return;
  event.preventDefault();
  target.click();
});

document.querySelector("[data-fokus]")?.focus();

// On a phone the row of a room's pages starts at the page one is on.
document.querySelector(".rb-anak [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
