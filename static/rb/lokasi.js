// Fills latitude and longitude from the phone, when asked. Without JavaScript one types them.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-lokasi]");
  if (!button) return;
  const say = (text) => { document.getElementById("kabar-lokasi").textContent = text; };
  if (!navigator.geolocation) { say("Perangkat ini tidak memberi lokasi. Kosongkan saja."); return; }
  say("Mencari lokasi…");
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      document.getElementById("id_lintang").value = coords.latitude.toFixed(6).replace(".", ",");
      document.getElementById("id_bujur").value = coords.longitude.toFixed(6).replace(".", ",");
      say(`Lokasi terisi, ketelitian ${Math.round(coords.accuracy)} meter.`);
    },
    () => say("Lokasi tidak terbaca. Kosongkan saja atau coba di tempat terbuka."),
    { enableHighAccuracy: true, timeout: 20000 },
  );
});
