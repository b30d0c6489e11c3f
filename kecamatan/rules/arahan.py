from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from fondasi.formatting import tanggal


def teks_arahan(judul: str, isi: str, pemberi: str, batas: date, url: str) -> str:
    """What people paste into a message."""
    baris = [
        f"*{_('Arahan')} {pemberi}: {judul}*",
        isi,
        _("Batas waktu: %(batas)s") % {"batas": tanggal(batas)},
        _("Jawab di %(url)s") % {"url": url},
    ]
    return "\n".join(baris)


def teks_belum(judul: str, batas: date, nama: list[str], url: str) -> str:
    """A reminder to those who have not finished."""
    baris = [
        _("Mengingatkan arahan *%(judul)s*, batas %(batas)s.")
        % {"judul": judul, "batas": tanggal(batas)},
        _("Belum selesai (%(n)s): %(nama)s") % {"n": len(nama), "nama": ", ".join(nama)},
        url,
    ]
    return "\n".join(baris)
