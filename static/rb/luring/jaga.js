// Guards the one list of people on the phone: it goes when it closes, when it is no longer hers,
// when she asks, and when she or somebody else signs out or in. Her answers stay.
import { ambil, janji, nomorBaru, transaksi } from "./gudang.js";

export const DITUTUP = "Daftar ini ditutup, batas waktunya lewat, atau bukan lagi tugas Anda. Jawaban tetap ada di HP ini: simpan ke berkas, lalu serahkan kepada kecamatan.";

// `izin` is [[list, people]] of the server. Other people on it than on the phone: the names go, her
// drafts stay for when she takes the list along again.
export async function jagaDaftar(pengguna, izin) {
  const daftar = await ambil("verval", pengguna);
  if (!daftar || !Array.isArray(izin)) return;
  const hak = izin.find(([nomor]) => nomor === daftar.id);
  if (!hak) await tutupDaftar(pengguna, daftar);
  else if (hak[1] !== daftar.orang.length) await hapusNama(pengguna);
}

export const hapusNama = (pengguna) => transaksi(["verval"], "readwrite", (r) => void r.verval.delete(pengguna));

// A draft of a closed list can no longer be sent; as a refused submission it can be put into a file.
export const tutupDaftar = (pengguna, daftar) =>
  transaksi(["verval", "draf", "antrean"], "readwrite", async (r) => {
    r.verval.delete(pengguna);
    for (const draf of await janji(r.draf.index("pengguna").getAll(pengguna))) {
      if (draf.isi?.daftar !== daftar.id) continue;
      r.draf.delete(draf.kunci);
      r.antrean.add({
        client_id: nomorBaru(), pengguna, jenis: "verval", isi: draf.isi, label: draf.label,
        urut: Date.now(), status: "ditolak", dicoba: false, kalimat: DITUTUP,
      });
    }
  });
