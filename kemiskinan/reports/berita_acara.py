"""A Berita Acara for its page and its PDF: figures and signatories, nobody's name of the list."""

from __future__ import annotations

from dataclasses import dataclass

from fondasi.formatting import angka, hari_tanggal, tanggal
from fondasi.pdf import TandaTangan, render_pdf
from kemiskinan.models import BeritaAcara
from kemiskinan.rules.berita_acara import UNSUR, Sebutan, attendance_total, rekap_from, sebutan_of


@dataclass(frozen=True, slots=True)
class LaporanBeritaAcara:
    judul: str
    nomor: str
    sebutan: Sebutan
    pembuka: str
    rekap: tuple[tuple[str, int, str], ...]
    persamaan: str
    usulan_baru: int
    hadir: tuple[tuple[str, int, int], ...]
    hadir_jumlah: tuple[int, int]
    pimpinan: str
    notulis: str
    keputusan: str
    wilayah: str
    tempat_tanggal: str


def report_berita_acara(row: BeritaAcara) -> LaporanBeritaAcara:
    """From a row with desa, desa.induk, desa.induk.induk and daftar.sk at hand."""
    sebutan = sebutan_of(row.desa.jenis)
    return LaporanBeritaAcara(
        judul=f"Berita acara {sebutan.musyawarah}",
        nomor=row.nomor,
        sebutan=sebutan,
        pembuka=_opening(row, sebutan),
        rekap=_recap(row),
        persamaan=_equation(row),
        usulan_baru=row.rekap.get("usulan_baru", 0),
        hadir=tuple(
            (label, row.hadir[u].get("l", 0), row.hadir[u].get("p", 0))
            for u, label in UNSUR.items()
            if u in row.hadir
        ),
        hadir_jumlah=attendance_total(row.hadir),
        pimpinan=row.pimpinan,
        notulis=row.notulis,
        keputusan=row.keputusan,
        wilayah=_place(row),
        tempat_tanggal=f"{row.desa.nama}, {tanggal(row.tanggal)}",
    )


def _place(row: BeritaAcara) -> str:
    kecamatan = row.desa.induk
    kabupaten = kecamatan.induk if kecamatan else None
    parts = [row.desa.sebutan, *(str(w.sebutan) for w in (kecamatan, kabupaten) if w)]
    return ", ".join(parts)


def _opening(row: BeritaAcara, sebutan: Sebutan) -> str:
    men, women = attendance_total(row.hadir)
    return (
        f"Pada hari {hari_tanggal(row.tanggal)} bertempat di {row.tempat} telah diselenggarakan "
        f"{sebutan.musyawarah} tentang {row.daftar.tujuan} di {_place(row)}, dihadiri "
        f"{angka(men + women)} orang ({angka(men)} laki-laki, {angka(women)} perempuan), "
        f"dengan dasar {_basis(row)}."
    )


def _basis(row: BeritaAcara) -> str:
    sk = row.daftar.sk
    number = f" Nomor {sk.nomor_dokumen}" if sk.nomor_dokumen else ""
    return f"SK penetapan tahun {sk.tahun}{number}"


def _recap(row: BeritaAcara) -> tuple[tuple[str, int, str], ...]:
    """(branch, jiwa, how it is meant) in the order in which it adds up."""
    rekap = rekap_from(row.rekap)
    return (
        ("Data awal", rekap.awal, ""),
        ("Ada dan layak", rekap.ada_layak, "tetap"),
        ("Belum disisir", rekap.belum_disisir, "tetap"),
        ("Sudah mampu", rekap.mampu, "diusulkan keluar"),
        ("Meninggal", rekap.meninggal, "diusulkan keluar"),
        ("Pindah", rekap.pindah, "diusulkan keluar"),
        ("Tidak ditemukan", rekap.tidak_ditemukan, "diusulkan keluar"),
        ("Data ganda", rekap.ganda, "diusulkan keluar"),
        ("Data akhir", rekap.akhir, ""),
    )


def _equation(row: BeritaAcara) -> str:
    r = rekap_from(row.rekap)
    left = " + ".join(angka(n) for n in (r.ada_layak, r.belum_disisir, r.keluar))
    return f"{angka(r.awal)} = {left}; {angka(r.akhir)} = {angka(r.awal)} − {angka(r.keluar)}"


def berita_acara_pdf(row: BeritaAcara) -> bytes:
    """One F4 page, as offices print minutes; the same row gives the same bytes."""
    report = report_berita_acara(row)
    camat = f"Camat {row.desa.induk.nama}" if row.desa.induk else "Camat"
    signers = [
        TandaTangan(report.sebutan.wakil, row.penanda_wakil),
        TandaTangan(camat, row.mengetahui, peran="Mengetahui"),
        TandaTangan(
            f"{report.sebutan.kepala} {row.desa.nama}",
            row.penanda_desa,
            tempat_tanggal=report.tempat_tanggal,
        ),
    ]
    context = {
        "ba": report,
        "tanda_tangan": signers,
        "kaki": "Rekapitulasi tanpa nama. Daftar nama merupakan lampiran terbatas.",
    }
    return render_pdf("pdf/berita_acara.html", context, title=report.judul, paper="F4")
