"""The steps of a complaint. Each locks the row, moves it, leaves a line for the history and one in
the audit, and withdraws what the agenda no longer needs."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.enums import JenisInstansi
from kecamatan.models import Instansi, Pengguna
from layanan_dasar.actions.agenda_pengaduan import settle_agenda
from layanan_dasar.actions.jam_pengaduan import (
    FIELDS,
    pause_clock,
    resume_clock,
    start_clock,
)
from layanan_dasar.enums import JenisCatatan, StatusPengaduan
from layanan_dasar.models import CatatanPengaduan, Pengaduan, TeksRahasia
from layanan_dasar.rules.data_pribadi import find_personal
from layanan_dasar.rules.langkah_pengaduan import (
    KE,
    PALING_SERING_DIBUKA,
    Langkah,
    leads_from,
)

PENJELASAN_TERPENDEK = 10


def lock(pengaduan: Pengaduan) -> Pengaduan:
    rows = Pengaduan.objects.select_for_update(of=("self",))
    return rows.select_related("kategori", "desa", "kecamatan").get(pk=pengaduan.pk)


@transaction.atomic
def take_pengaduan(pengaduan: Pengaduan, *, oleh: Pengguna | None) -> Pengaduan:
    """Somebody of the kecamatan has begun to verify. Raises Galat LANGKAH_TIDAK_BERLAKU."""
    return _move(lock(pengaduan), Langkah.AMBIL, oleh=oleh)


@transaction.atomic
def ask_pengaduan(
    pengaduan: Pengaduan, *, teks: str, oleh: Pengguna | None, diperiksa: bool = False
) -> Pengaduan:
    """Ask the complainant; the clock stands still until the answer. Raises Galat
    PENJELASAN_KURANG, ADA_DATA_PRIBADI."""
    require_clean(teks, diperiksa=diperiksa)
    row = lock(pengaduan)
    row.status_tunda = row.status
    return _move(row, Langkah.TANYA, teks=_said(teks), jenis=JenisCatatan.PERTANYAAN, oleh=oleh)


@transaction.atomic
def dispose_pengaduan(
    pengaduan: Pengaduan, *, instansi: Instansi, teks: str = "", oleh: Pengguna | None
) -> Pengaduan:
    """Address it to an office. A village is never asked about itself, nor sees a rahasia complaint
    from its own ground. Raises Galat DESA_TIDAK_BOLEH, INSTANSI_LUAR."""
    row = lock(pengaduan)
    _require_addressee(row, instansi)
    row.instansi = instansi
    return _move(row, Langkah.DISPOSISI, teks=teks, intern=bool(teks.strip()), oleh=oleh)


def _require_addressee(pengaduan: Pengaduan, instansi: Instansi) -> None:
    is_village = instansi.jenis == JenisInstansi.DESA
    if is_village and (pengaduan.rahasia or pengaduan.tentang_desa):
        raise Galat(
            "DESA_TIDAK_BOLEH",
            _("Pengaduan ini tidak boleh didisposisikan kepada pemerintah desa/kelurahan."),
        )
    kabupaten = ".".join(pengaduan.desa.kode.split(".")[:2])
    above = instansi.wilayah.covers(kabupaten)
    if not instansi.aktif or not (above or instansi.wilayah.kode.startswith(f"{kabupaten}.")):
        raise Galat("INSTANSI_LUAR", _("Pilih instansi aktif di kabupaten/kota ini."))


@transaction.atomic
def accept_pengaduan(pengaduan: Pengaduan, *, oleh: Pengguna | None) -> Pengaduan:
    return _move(lock(pengaduan), Langkah.TERIMA, oleh=oleh)


@transaction.atomic
def return_pengaduan(pengaduan: Pengaduan, *, teks: str, oleh: Pengguna | None) -> Pengaduan:
    """The office says that it is not the one; the kecamatan looks again. Raises Galat
    PENJELASAN_KURANG."""
    row = lock(pengaduan)
    row.instansi = None
    return _move(row, Langkah.KEMBALIKAN, teks=_said(teks), intern=True, oleh=oleh)


@transaction.atomic
def answer_pengaduan(
    pengaduan: Pengaduan, *, teks: str, oleh: Pengguna | None, diperiksa: bool = False
) -> Pengaduan:
    """Release the answer to the complainant. Raises Galat PENJELASAN_KURANG, ADA_DATA_PRIBADI."""
    require_clean(teks, diperiksa=diperiksa)
    row = lock(pengaduan)
    return _move(row, Langkah.TANGGAPI, teks=_said(teks), jenis=JenisCatatan.JAWABAN, oleh=oleh)


@transaction.atomic
def close_pengaduan(pengaduan: Pengaduan, *, oleh: Pengguna | None) -> Pengaduan:
    return _move(lock(pengaduan), Langkah.TUTUP, oleh=oleh)


@transaction.atomic
def reject_pengaduan(
    pengaduan: Pengaduan, *, teks: str, oleh: Pengguna | None, diperiksa: bool = False
) -> Pengaduan:
    """Its reason is read by the complainant. Raises Galat PENJELASAN_KURANG, ADA_DATA_PRIBADI."""
    require_clean(teks, diperiksa=diperiksa)
    return _move(lock(pengaduan), Langkah.TOLAK, teks=_said(teks), oleh=oleh)


@transaction.atomic
def forward_to_lapor(pengaduan: Pengaduan, *, nomor_lapor: str, oleh: Pengguna | None) -> Pengaduan:
    """It goes on in SP4N-LAPOR! under this number. Raises Galat NOMOR_LAPOR_KOSONG."""
    row = lock(pengaduan)
    row.nomor_lapor = nomor_lapor.strip()
    if not row.nomor_lapor:
        raise Galat("NOMOR_LAPOR_KOSONG", _("Isi nomor laporan dari SP4N-LAPOR!."))
    return _move(row, Langkah.LAPOR, oleh=oleh)


@transaction.atomic
def set_nomor_lapor(pengaduan: Pengaduan, *, nomor_lapor: str, oleh: Pengguna | None) -> Pengaduan:
    """The number under which SP4N-LAPOR! knows it too, whatever its state."""
    row = lock(pengaduan)
    row.nomor_lapor = nomor_lapor.strip()
    row.save(update_fields=["nomor_lapor"])
    record("isi_nomor_lapor", row, oleh=oleh)
    return row


@transaction.atomic
def note_pengaduan(pengaduan: Pengaduan, *, teks: str, oleh: Pengguna | None) -> Pengaduan:
    """A note among those who handle it; the complainant never reads it."""
    row = lock(pengaduan)
    write_line(row, JenisCatatan.INTERN, _said(teks), oleh=oleh)
    record("catat_pengaduan", row, oleh=oleh)
    return row


@transaction.atomic
def add_information(pengaduan: Pengaduan, *, teks: str) -> Pengaduan:
    """The complainant says more; a clock that waited for it goes on. Raises Galat
    PENJELASAN_KURANG, SUDAH_SELESAI."""
    row = lock(pengaduan)
    if row.status in (StatusPengaduan.SELESAI, StatusPengaduan.DITOLAK):
        raise Galat("SUDAH_SELESAI", _("Laporan ini sudah selesai. Buka kembali dahulu."))
    write_line(row, JenisCatatan.KETERANGAN, _said(teks), untuk_pelapor=True)
    if row.status == StatusPengaduan.PERLU_INFO:
        row.status, row.status_tunda = row.status_tunda, ""
        resume_clock(row)
        row.save(update_fields=["status", "status_tunda", *FIELDS])
    record("tambah_keterangan", row, oleh=None)
    return row


@transaction.atomic
def reopen_pengaduan(pengaduan: Pengaduan, *, teks: str) -> Pengaduan:
    """The complainant is not content. Raises Galat TERLALU_SERING, PENJELASAN_KURANG."""
    row = lock(pengaduan)
    if row.dibuka_kembali >= PALING_SERING_DIBUKA:
        raise Galat(
            "TERLALU_SERING",
            _("Laporan ini sudah tiga kali dibuka kembali. Sampaikan lewat SP4N-LAPOR!."),
        )
    row.dibuka_kembali += 1
    row.instansi, row.nilai = None, None
    said = _said(teks)
    moved = _move(row, Langkah.BUKA_KEMBALI, oleh=None)
    write_line(moved, JenisCatatan.KETERANGAN, said, untuk_pelapor=True)
    return moved


@transaction.atomic
def rate_pengaduan(pengaduan: Pengaduan, *, nilai: int) -> Pengaduan:
    """One to five by the complainant, who thereby closes what was answered. Raises Galat
    BELUM_DITANGGAPI, NILAI_LUAR."""
    row = lock(pengaduan)
    if row.status not in (StatusPengaduan.DITANGGAPI, StatusPengaduan.SELESAI):
        raise Galat("BELUM_DITANGGAPI", _("Laporan ini belum ditanggapi."))
    if nilai not in range(1, 6):
        raise Galat("NILAI_LUAR", _("Pilih nilai 1 sampai 5."))
    row.nilai = nilai
    row.save(update_fields=["nilai"])
    record("nilai_pengaduan", row, oleh=None, nilai=nilai)
    return row if row.status == StatusPengaduan.SELESAI else _move(row, Langkah.TUTUP, oleh=None)


def require_clean(teks: str, *, diperiksa: bool) -> None:
    """Raises Galat ADA_DATA_PRIBADI for a text with NIK or phone number that nobody looked at."""
    found = find_personal(teks)
    if found and not diperiksa:
        raise Galat(
            "ADA_DATA_PRIBADI",
            _("Teks memuat angka seperti %(apa)s. Hapus, atau centang bahwa sudah diperiksa.")
            % {"apa": " dan ".join(found)},
        )


def _said(teks: str) -> str:
    if len(teks.strip()) < PENJELASAN_TERPENDEK:
        raise Galat("PENJELASAN_KURANG", _("Tulis penjelasannya, paling sedikit 10 huruf."))
    return teks.strip()


def _move(
    pengaduan: Pengaduan,
    langkah: Langkah,
    *,
    oleh: Pengguna | None,
    teks: str = "",
    jenis: JenisCatatan = JenisCatatan.LANGKAH,
    intern: bool = False,
) -> Pengaduan:
    if pengaduan.induk_id is not None:
        raise Galat("SUDAH_DIGABUNG", _("Pengaduan ini digabung; kerjakan pengaduan induknya."))
    if not leads_from(langkah, pengaduan.status):
        raise Galat(
            "LANGKAH_TIDAK_BERLAKU",
            _("Keadaan pengaduan sudah berubah. Muat ulang halamannya."),
        )
    status = KE[langkah]
    pengaduan.status = status
    if langkah == Langkah.TANYA:
        pause_clock(pengaduan)
    else:
        start_clock(pengaduan, status)
    pengaduan.save()
    write_line(
        pengaduan, jenis, "" if intern else teks, status=status, untuk_pelapor=True, oleh=oleh
    )
    if intern:
        write_line(pengaduan, JenisCatatan.INTERN, teks.strip(), oleh=oleh)
    settle_agenda(pengaduan)
    record(f"pengaduan_{langkah.name.lower()}", pengaduan, oleh=oleh, status=status)
    return pengaduan


def write_line(
    pengaduan: Pengaduan,
    jenis: JenisCatatan,
    teks: str,
    *,
    status: str = "",
    untuk_pelapor: bool = False,
    oleh: Pengguna | None = None,
) -> CatatanPengaduan:
    """A line of the history; the text of a rahasia complaint goes where no page reads it."""
    line = CatatanPengaduan.objects.create(
        pengaduan=pengaduan,
        jenis=jenis,
        status=status,
        teks="" if pengaduan.rahasia else teks,
        untuk_pelapor=untuk_pelapor,
        dirilis_at=timezone.now() if untuk_pelapor else None,
        oleh=oleh,
    )
    if pengaduan.rahasia and teks:
        TeksRahasia.objects.create(pengaduan=pengaduan, catatan=line, teks=teks)
    return line
