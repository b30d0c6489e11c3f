// One photo after the other, from its choosing to the draft that holds it; a screen that is read
// anew and a submission wait for that.
let terakhir = Promise.resolve();

export function simpanFoto(kerja) {
  terakhir = fotoRampung().then(kerja);
  return terakhir;
}

export const fotoRampung = () => terakhir.catch(() => {});

// Photos are made small before they wait in the queue: base64 of a JPEG of at most 1280 px.
export async function kecilkan(berkas) {
  if (!berkas) return "";
  try {
    const gambar = await createImageBitmap(berkas, { imageOrientation: "from-image" });
    const skala = Math.min(1, 1280 / Math.max(gambar.width, gambar.height));
    const kanvas = document.createElement("canvas");
    kanvas.width = Math.round(gambar.width * skala);
    kanvas.height = Math.round(gambar.height * skala);
    kanvas.getContext("2d").drawImage(gambar, 0, 0, kanvas.width, kanvas.height);
    return kanvas.toDataURL("image/jpeg", 0.7).split(",")[1] || "";
  } catch {
    return "";
  }
}
