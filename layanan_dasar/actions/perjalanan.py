"""The way of a card: submitted, validated by offices, verified or returned, reopened."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.actions.pemberitahuan import notify
from kecamatan.enums import Peran
from kecamatan.models import Instansi, Pengguna, Penugasan
from layanan_dasar.actions.tindakan import raise_matters
from layanan_dasar.enums import PutusanNilai, StatusKartu
from layanan_dasar.models import KartuSkor, Nilai, ValidasiKartu
from layanan_dasar.models.cakupan import KECAMATAN, LAPANGAN
from layanan_dasar.permissions.kartu import MENUNGGU, is_open
from layanan_dasar.queries.kartu import IsiKartu, content_of, validators_of

ALASAN_MINIMAL = 5
ALASAN_LEWATI = 10


@transaction.atomic
def submit_kartu(kartu: KartuSkor, *, versi: int, oleh: Pengguna) -> KartuSkor:
    """Hand the card to the kecamatan. Open questions and warnings may stay; broken rules not.

    Raises Galat KARTU_TERTUTUP, KARTU_BERUBAH, KARTU_KOSONG, ATURAN_DILANGGAR, BUKTI_KURANG.
    """
    row = _locked(kartu)
    if not (decision := is_open(row)):
        raise Galat("KARTU_TERTUTUP", decision.reason)
    if versi != row.versi:
        raise Galat("KARTU_BERUBAH", "Kartu berubah setelah halaman ini dibuka. Periksa kembali.")
    _require_sound(content_of(row))
    Nilai.objects.filter(kartu=row, putusan=PutusanNilai.DIKEMBALIKAN).update(
        putusan=PutusanNilai.MENUNGGU
    )
    ValidasiKartu.objects.filter(kartu=row).delete()
    row.status, row.diajukan_at, row.diajukan_oleh = StatusKartu.DIAJUKAN, timezone.now(), oleh
    row.save(update_fields=["status", "diajukan_at", "diajukan_oleh"])
    record("ajukan_kartu_skor", row, oleh=oleh, wilayah=row.desa, versi=row.versi)
    _tell(row, _officers(row), f"diajukan:{row.versi}", "menunggu verifikasi")
    return row


def _require_sound(isi: IsiKartu) -> None:
    if not isi.terisi:
        raise Galat("KARTU_KOSONG", "Kartu masih kosong. Isi paling sedikit satu pertanyaan.")
    broken = [one for one in isi.temuan if one.galat]
    if broken:
        raise Galat("ATURAN_DILANGGAR", broken[0].aturan.kalimat)
    if isi.tanpa_bukti:
        nama = isi.tanpa_bukti[0].nama
        raise Galat("BUKTI_KURANG", f"Lampirkan foto bukti untuk “{nama}” sebelum mengajukan.")


@transaction.atomic
def validate_kartu(kartu: KartuSkor, instansi: Instansi, *, oleh: Pengguna) -> KartuSkor:
    """An office confirms its figures; with the last of them the card is DIVALIDASI.

    Raises Galat TIDAK_MENUNGGU, BUKAN_VALIDATOR.
    """
    row = _locked(kartu)
    if row.status != StatusKartu.DIAJUKAN:
        raise Galat("TIDAK_MENUNGGU", "Kartu ini tidak sedang menunggu validasi.")
    wanted = validators_of(row, content_of(row).lembar.indikator)
    if instansi not in wanted:
        raise Galat("BUKAN_VALIDATOR", "Tidak ada angka instansi ini pada kartu tersebut.")
    ValidasiKartu.objects.get_or_create(kartu=row, instansi=instansi, defaults={"oleh": oleh})
    if all(done or one == instansi for one, done in wanted.items()):
        row.status = StatusKartu.DIVALIDASI
        row.save(update_fields=["status"])
    record("validasi_kartu_skor", row, oleh=oleh, wilayah=row.desa, instansi=instansi.nama)
    return row


@transaction.atomic
def verify_kartu(
    kartu: KartuSkor, *, versi: int, oleh: Pengguna, tanpa_validasi: str = ""
) -> KartuSkor:
    """Accept the whole card; what is red or worse goes to the next agenda.

    `tanpa_validasi`: why the kecamatan does not wait for offices that never confirmed their
    figures; it stays on the card. Raises Galat TIDAK_MENUNGGU, KARTU_BERUBAH, BELUM_DIVALIDASI.
    """
    row = _waiting(kartu, versi)
    isi = content_of(row)
    if row.status == StatusKartu.DIAJUKAN:
        _pass_over(row, isi, tanpa_validasi.strip(), oleh)
    Nilai.objects.filter(kartu=row).update(putusan=PutusanNilai.DITERIMA, alasan="")
    row.status, row.diverifikasi_oleh = StatusKartu.DIVERIFIKASI, oleh
    row.diverifikasi_at = timezone.now()
    row.save(update_fields=["status", "diverifikasi_oleh", "diverifikasi_at"])
    record("verifikasi_kartu_skor", row, oleh=oleh, wilayah=row.desa, versi=row.versi)
    raise_matters(content_of(row))
    return row


def _pass_over(row: KartuSkor, isi: IsiKartu, alasan: str, oleh: Pengguna) -> None:
    missing = [one for one, done in validators_of(row, isi.lembar.indikator).items() if not done]
    if not missing:
        return
    if len(alasan) < ALASAN_LEWATI:
        raise Galat(
            "BELUM_DIVALIDASI",
            "Angka UPT/Puskesmas pada kartu ini belum divalidasi. Bila tidak dapat ditunggu, "
            "tulis alasannya, paling sedikit 10 huruf.",
        )
    ValidasiKartu.objects.bulk_create(
        [ValidasiKartu(kartu=row, instansi=one, alasan=alasan[:300], oleh=oleh) for one in missing]
    )
    nama = [one.nama for one in missing]
    record("lewati_validasi_kartu", row, oleh=oleh, wilayah=row.desa, instansi=nama, alasan=alasan)


@transaction.atomic
def return_kartu(
    kartu: KartuSkor, alasan: Mapping[str, str], *, versi: int, oleh: Pengguna
) -> KartuSkor:
    """Give the card back with a reason for each of these indicators; the others are accepted.

    Raises Galat TIDAK_MENUNGGU, KARTU_BERUBAH, ALASAN_KURANG.
    """
    row = _waiting(kartu, versi)
    isi = content_of(row)
    reasons = {kode: text.strip() for kode, text in alasan.items() if kode in isi.lembar.indikator}
    if not reasons or any(len(text) < ALASAN_MINIMAL for text in reasons.values()):
        raise Galat("ALASAN_KURANG", "Tulis alasan untuk setiap indikator yang dikembalikan.")
    _judge(isi, reasons, oleh)
    row.status = StatusKartu.DIKEMBALIKAN
    row.save(update_fields=["status", "versi"])
    record(
        "kembalikan_kartu_skor", row, oleh=oleh, wilayah=row.desa, indikator=sorted(reasons)
    )  # fmt: skip
    _tell(row, _fillers(row), f"dikembalikan:{row.versi}", "dikembalikan untuk diperbaiki")
    return row


def _judge(isi: IsiKartu, reasons: Mapping[str, str], oleh: Pengguna) -> None:
    """A question that was returned unanswered gets a row, so that the reason has a place."""
    rows = Nilai.objects.filter(kartu=isi.kartu)
    accepted = Q(indikator__kode__in=[k for k in isi.nilai if k not in reasons])
    rows.filter(accepted).update(putusan=PutusanNilai.DITERIMA, alasan="")
    for kode, text in reasons.items():
        Nilai.objects.update_or_create(
            kartu=isi.kartu,
            indikator=isi.lembar.indikator[kode],
            defaults={"putusan": PutusanNilai.DIKEMBALIKAN, "alasan": text},
            create_defaults={
                "putusan": PutusanNilai.DIKEMBALIKAN,
                "alasan": text,
                "keadaan": "TIDAK_DIISI",
                "versi": isi.kartu.versi,
            },
        )


@transaction.atomic
def reopen_kartu(kartu: KartuSkor, *, oleh: Pengguna) -> KartuSkor:
    """Take a verification back. Raises Galat TIDAK_DIVERIFIKASI."""
    row = _locked(kartu)
    if row.status != StatusKartu.DIVERIFIKASI or row.periode.ditutup_at is not None:
        raise Galat("TIDAK_DIVERIFIKASI", "Kartu ini tidak dapat dibuka lagi.")
    row.status, row.diverifikasi_at, row.diverifikasi_oleh = StatusKartu.DIAJUKAN, None, None
    row.save(update_fields=["status", "diverifikasi_at", "diverifikasi_oleh"])
    record("batal_verifikasi_kartu_skor", row, oleh=oleh, wilayah=row.desa)
    return row


def _locked(kartu: KartuSkor) -> KartuSkor:
    rows = KartuSkor.objects.select_for_update(of=("self",))
    related = ("periode__instrumen", "desa", "kecamatan", "kabupaten")
    return rows.select_related(*related).get(pk=kartu.pk)


def _waiting(kartu: KartuSkor, versi: int) -> KartuSkor:
    row = _locked(kartu)
    if row.status not in MENUNGGU or row.periode.ditutup_at is not None:
        raise Galat("TIDAK_MENUNGGU", "Kartu ini tidak sedang menunggu verifikasi.")
    if versi != row.versi:
        raise Galat("KARTU_BERUBAH", "Kartu berubah setelah halaman ini dibuka. Periksa kembali.")
    return row


def _tell(row: KartuSkor, penerima: Q, kejadian: str, kata: str) -> None:
    """One notice for everybody whose Penugasan fits."""
    held = Penugasan.objects.active().filter(penerima)
    notify(
        Pengguna.objects.filter(pk__in=held.values("pengguna")),
        f"kartu-skor:{row.pk}:{kejadian}",
        f"{row}: {kata}",
        reverse("layanan:kartu-detail", args=[row.pk]),
    )


def _officers(row: KartuSkor) -> Q:
    return Q(peran__in=KECAMATAN, wilayah=row.kecamatan)


def _fillers(row: KartuSkor) -> Q:
    above = [row.desa_id, row.kecamatan_id, row.kabupaten_id]
    return Q(peran=Peran.DESA, wilayah=row.desa) | Q(peran__in=LAPANGAN, wilayah__in=above)
