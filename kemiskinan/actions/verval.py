"""What visitors found: append-only answers, one current per person and list."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.models import Berkas, Pengguna
from kemiskinan.actions.neraca import request_neraca
from kemiskinan.enums import JenisDaftar, StatusDaftar
from kemiskinan.models import BarisDaftar, BeritaAcara, DaftarVerval, Sasaran, Verval
from kemiskinan.queries.verval import same_answer
from kemiskinan.rules.verval import Jawaban, Kesalahan, check_jawaban, tidy

TANPA_DASAR = -1
"""`dasar` of a caller that has not seen an earlier answer and does not care."""


class JawabanSalahError(Galat):
    """The answers are incomplete; `kesalahan` says which and what to write."""

    def __init__(self, kesalahan: list[Kesalahan]) -> None:
        super().__init__("JAWABAN_BELUM_LENGKAP", str(kesalahan[0].kalimat))
        self.kesalahan = kesalahan


class VervalBerubahError(Galat):
    """Somebody answered since the page was opened; `terkini` is that answer."""

    def __init__(self, terkini: Verval | None) -> None:
        super().__init__(
            "VERVAL_BERUBAH", _("Jawaban orang ini sudah berubah sejak halaman ini dibuka.")
        )
        self.terkini = terkini


def record_verval(
    *,
    daftar: DaftarVerval,
    sasaran: Sasaran,
    jawaban: Jawaban,
    oleh: Pengguna | None,
    kunci: UUID | None = None,
    dasar: int = TANPA_DASAR,
    foto: Berkas | None = None,
    sumber: str = "layar",
) -> Verval:
    """Store one answer; the former one loses `terkini` and stays.

    `kunci` makes a repeated submission harmless; another answer under it is asked about, as one on
    an old page is. `dasar` is the id of the answer that the page
    showed (0: none). Raises JawabanSalahError, VervalBerubahError, and Galat DAFTAR_TIDAK_TERBUKA,
    BUKAN_DI_DAFTAR, BERITA_ACARA_ADA. Authority is the caller's question.
    """
    answers = tidy(jawaban)
    if kunci and (stored := Verval.objects.filter(kunci=kunci).first()):
        return _repeated(stored, daftar, sasaran, answers, oleh)
    if wrong := check_jawaban(answers, sasaran_id=sasaran.pk, hari_ini=today()):
        raise JawabanSalahError(wrong)
    try:
        with transaction.atomic():
            former = _claim(daftar, sasaran, kunci, dasar)
            if kunci and former and former.kunci == kunci:
                return _repeated(former, daftar, sasaran, answers, oleh)
            verval = _new_row(daftar, sasaran, answers)
            verval.foto = foto or (former.foto if former else None)
            verval.oleh, verval.kunci, verval.sumber = oleh, kunci, sumber
            return _append(verval, former)
    except IntegrityError:
        # The same submission arrived twice at once; the other one won.
        stored = Verval.objects.filter(kunci=kunci).first() if kunci else None
        if stored is None:
            raise
        return _repeated(stored, daftar, sasaran, answers, oleh)


def _repeated(
    stored: Verval,
    daftar: DaftarVerval,
    sasaran: Sasaran,
    jawaban: Jawaban,
    oleh: Pengguna | None,
) -> Verval:
    """The key of a submission names one answer of one visitor and no other."""
    said = (daftar.pk, sasaran.pk, oleh.pk if oleh else None)
    if (stored.daftar_id, stored.sasaran_id, stored.oleh_id) != said:
        raise Galat("KUNCI_DIPAKAI", _("Muat ulang halaman ini, lalu isi sekali lagi."))
    if not same_answer(jawaban, stored):
        raise VervalBerubahError(_current(daftar, sasaran))
    return stored


def _claim(daftar: DaftarVerval, sasaran: Sasaran, kunci: UUID | None, dasar: int) -> Verval | None:
    """Lock what the answer stands on; returns the answer that stands now."""
    _lock_row(daftar, sasaran)
    current = _current(daftar, sasaran)
    repeated = kunci is not None and current is not None and current.kunci == kunci
    if not repeated and dasar not in (TANPA_DASAR, current.pk if current else 0):
        raise VervalBerubahError(current)
    return current


def _current(daftar: DaftarVerval, sasaran: Sasaran) -> Verval | None:
    return Verval.objects.filter(daftar=daftar, sasaran=sasaran, terkini=True).first()


def _new_row(daftar: DaftarVerval, sasaran: Sasaran, jawaban: Jawaban) -> Verval:
    return Verval(
        kabupaten_id=sasaran.kabupaten_id,
        daftar=daftar,
        sasaran=sasaran,
        keberadaan=jawaban.keberadaan,
        rincian=jawaban.rincian,
        tanggal_kejadian=jawaban.tanggal_kejadian,
        nomor_akta=jawaban.nomor_akta,
        tujuan_id=jawaban.tujuan_id,
        kembaran_id=jawaban.kembaran_id,
        kelayakan=jawaban.kelayakan,
        bantuan=jawaban.bantuan,
        masalah=list(jawaban.masalah),
        catatan=jawaban.catatan,
        dikunjungi=jawaban.dikunjungi,
    )


def _append(verval: Verval, former: Verval | None) -> Verval:
    if former:
        Verval.objects.filter(pk=former.pk).update(terkini=False)
    verval.save(force_insert=True)
    record(
        "isi_verval", verval.sasaran, oleh=verval.oleh, wilayah=verval.sasaran.desa,
        daftar=verval.daftar_id, verval=verval.pk, sumber=verval.sumber,
    )  # fmt: skip
    request_neraca(verval.daftar.kabupaten)
    return verval


def _lock_row(daftar: DaftarVerval, sasaran: Sasaran) -> None:
    """Closing the list and other answers on it wait for this one."""
    status = (
        DaftarVerval.objects.select_for_update(of=("self",), no_key=True)
        .filter(pk=daftar.pk, jenis=JenisDaftar.LAPANGAN)
        .values_list("status", flat=True)
        .first()
    )
    if status != StatusDaftar.TERBUKA:
        raise Galat("DAFTAR_TIDAK_TERBUKA", _("Daftar ini sudah tidak terbuka."))
    if not BarisDaftar.objects.filter(daftar=daftar, sasaran=sasaran).exists():
        raise Galat("BUKAN_DI_DAFTAR", _("Orang ini tidak ada pada daftar tersebut."))
    if BeritaAcara.objects.filter(daftar=daftar, desa=sasaran.desa_id).exists():
        raise Galat(
            "BERITA_ACARA_ADA",
            _(
                "Berita acara desa/kelurahan ini sudah disusun. Tarik berita acaranya lebih dahulu "
                "bila jawaban harus berubah."
            ),
        )


@transaction.atomic
def undo_verval(verval: Verval, *, oleh: Pengguna) -> Verval | None:
    """Take the current answer back; returns the earlier one, current again, or None.

    Raises Galat VERVAL_DIGANTI when another answer has taken its place, and those of a closed
    list.
    """
    _lock_row(verval.daftar, verval.sasaran)
    row = Verval.objects.select_for_update(of=("self",)).get(pk=verval.pk)
    if not row.terkini:
        raise Galat("VERVAL_DIGANTI", _("Jawaban ini sudah diganti atau diurungkan."))
    row.terkini, row.diurungkan_at = False, timezone.now()
    row.save(update_fields=["terkini", "diurungkan_at"])
    before = _earlier(row)
    if before:
        before.terkini = True
        before.save(update_fields=["terkini"])
    record(
        "urungkan_verval", row.sasaran, oleh=oleh, wilayah=row.sasaran.desa,
        daftar=row.daftar_id, verval=row.pk, kembali_ke=before.pk if before else None,
    )  # fmt: skip
    request_neraca(row.daftar.kabupaten)
    return before


def _earlier(row: Verval) -> Verval | None:
    return (
        Verval.objects.filter(
            daftar=row.daftar_id, sasaran=row.sasaran_id, pk__lt=row.pk, diurungkan_at=None
        )
        .order_by("-pk")
        .first()
    )
