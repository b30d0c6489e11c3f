// Keeps the shell and nothing else: no page that names somebody, no answer of the server.
import { kirimSemua } from "{{ modul }}";

const NAMA = "kulit-" + {{ nama|safe }};
const KULIT = {{ alamat|safe }};

self.addEventListener("install", (event) => event.waitUntil(simpan().then(() => self.skipWaiting())));

async function simpan() {
  const gudang = await caches.open(NAMA);
  await gudang.addAll(KULIT.map((alamat) => new Request(alamat, { cache: "no-cache", credentials: "omit" })));
}

// Only the shell of an older version goes; what people typed lies elsewhere and stays.
self.addEventListener("activate", (event) => event.waitUntil(bersihkan().then(() => self.clients.claim())));

async function bersihkan() {
  for (const nama of await caches.keys()) {
    if (nama.startsWith("kulit-") && nama !== NAMA) await caches.delete(nama);
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const alamat = new URL(request.url);
  if (request.method !== "GET" || alamat.origin !== self.location.origin) return;
  if (KULIT.includes(alamat.pathname)) event.respondWith(dariKulit(request, alamat.pathname));
  else if (request.mode === "navigate") event.respondWith(ataukabar(request));
});

async function dariKulit(request, jalur) {
  return (await caches.match(jalur, { cacheName: NAMA })) || fetch(request);
}

async function ataukabar(request) {
  try {
    return await fetch(request);
  } catch {
    return caches.match("/lapangan/tanpa-sinyal/", { cacheName: NAMA });
  }
}

self.addEventListener("sync", (event) => {
  if (event.tag === "antrean") event.waitUntil(kirimAtauUlang());
});

// A failed event is tried again by the browser; what waits for a person is not helped by that.
async function kirimAtauUlang() {
  const { keadaan } = await kirimSemua();
  if (keadaan === "putus") throw new Error("Tanpa sinyal");
}
