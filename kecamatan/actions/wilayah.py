from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.wilayah import SUMBER_BAKU, SUMBER_SENDIRI
from kecamatan.rules.wilayah import jenis_of, kode_induk, nama_polos, tingkat_of, zona_waktu_of

STAGING = """
CREATE TEMPORARY TABLE muatan_wilayah (
    kode varchar(13) COLLATE "C" PRIMARY KEY, nama text, tingkat smallint, jenis text,
    induk varchar(13) COLLATE "C", zona_waktu text
) ON COMMIT DROP
"""
COPY = "COPY muatan_wilayah (kode, nama, tingkat, jenis, induk, zona_waktu) FROM STDIN"

# One level at a time, so that the parents exist.
UPSERT = """
INSERT INTO kecamatan_wilayah AS w (kode, nama, tingkat, jenis, induk_id, zona_waktu, sumber)
SELECT m.kode, m.nama, m.tingkat, m.jenis, i.id, m.zona_waktu, %(baku)s
  FROM muatan_wilayah m LEFT JOIN kecamatan_wilayah i ON i.kode = m.induk
 WHERE m.tingkat = %(tingkat)s
ON CONFLICT (kode) DO UPDATE
   SET nama = EXCLUDED.nama, jenis = EXCLUDED.jenis, zona_waktu = EXCLUDED.zona_waktu,
       berlaku_sampai = NULL
 WHERE w.sumber = %(baku)s
   AND (w.nama, w.jenis, w.zona_waktu, w.berlaku_sampai)
       IS DISTINCT FROM (EXCLUDED.nama, EXCLUDED.jenis, EXCLUDED.zona_waktu, NULL::date)
RETURNING (xmax = 0)
"""
END_VANISHED = """
UPDATE kecamatan_wilayah w SET berlaku_sampai = %(today)s
 WHERE w.sumber = %(baku)s AND w.berlaku_sampai IS NULL
   AND NOT EXISTS (SELECT 1 FROM muatan_wilayah m WHERE m.kode = w.kode)
"""


@dataclass(frozen=True, slots=True)
class HasilMuat:
    dibaca: int
    baru: int
    berubah: int
    berakhir: int


@transaction.atomic
def load_wilayah(rows: Iterable[tuple[str, str]], *, oleh: Pengguna | None = None) -> HasilMuat:
    """Bring the table to the given (dotted code, name) list; repeatable.

    Rows that the list no longer has are ended, not deleted. A row that a person ended, renamed or
    added keeps what that person said.
    """
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS muatan_wilayah")
        cursor.execute(STAGING)
        dibaca = _copy(cursor, rows)
        if not dibaca:
            raise Galat("DAFTAR_KOSONG", _("Daftar wilayah kosong; tidak ada yang diubah."))
        baru = berubah = 0
        for tingkat in (1, 2, 3, 4):
            cursor.execute(UPSERT, {"tingkat": tingkat, "baku": SUMBER_BAKU})
            fresh = [is_new for (is_new,) in cursor.fetchall()]
            baru += sum(fresh)
            berubah += len(fresh) - sum(fresh)
        cursor.execute(END_VANISHED, {"today": today(), "baku": SUMBER_BAKU})
        hasil = HasilMuat(dibaca, baru, berubah, cursor.rowcount)
        cursor.execute("ANALYZE kecamatan_wilayah")
    if hasil.baru or hasil.berubah or hasil.berakhir:
        record(
            "muat_wilayah",
            "wilayah",
            oleh=oleh,
            baru=hasil.baru,
            berubah=hasil.berubah,
            berakhir=hasil.berakhir,
        )
    return hasil


def _copy(cursor: object, rows: Iterable[tuple[str, str]]) -> int:
    count = 0
    with cursor.copy(COPY) as copy:  # type: ignore[attr-defined]
        for kode, nama in rows:
            copy.write_row(
                (
                    kode,
                    nama_polos(nama),
                    int(tingkat_of(kode)),
                    str(jenis_of(kode)),
                    kode_induk(kode) or None,
                    zona_waktu_of(kode),
                )
            )
            count += 1
    return count


@transaction.atomic
def end_wilayah(
    wilayah: Wilayah, *, sampai: date, penerus: Wilayah | None, oleh: Pengguna
) -> Wilayah:
    """Pemekaran or merger: the row stays, ends at `sampai` (exclusive) and names its successor."""
    wilayah = Wilayah.objects.select_for_update().get(pk=wilayah.pk)
    if wilayah.berlaku_sampai is not None:
        raise Galat("SUDAH_BERAKHIR", _("Wilayah ini sudah berakhir."))
    if penerus is not None:
        _check_penerus(wilayah, penerus)
    wilayah.berlaku_sampai = sampai
    wilayah.penerus = penerus
    wilayah.sumber = SUMBER_SENDIRI
    wilayah.save(update_fields=["berlaku_sampai", "penerus", "sumber"])
    record(
        "akhiri_wilayah",
        wilayah,
        oleh=oleh,
        wilayah=wilayah,
        sampai=sampai.isoformat(),
        penerus=penerus.kode if penerus else "",
    )
    return wilayah


def _check_penerus(wilayah: Wilayah, penerus: Wilayah) -> None:
    if penerus.pk == wilayah.pk or penerus.tingkat != wilayah.tingkat:
        raise Galat(
            "PENERUS_TIDAK_SESUAI",
            _("Penerus harus wilayah lain pada tingkat yang sama."),
        )
    if penerus.berlaku_sampai is not None:
        raise Galat("PENERUS_BERAKHIR", _("Penerus sudah berakhir; pilih wilayah yang berlaku."))


@transaction.atomic
def add_wilayah(*, kode: str, nama: str, oleh: Pengguna) -> Wilayah:
    """A new territory that the national list does not have yet; loads leave it alone."""
    induk = Wilayah.objects.filter(kode=kode_induk(kode)).first()
    if induk is None:
        raise Galat("INDUK_TIDAK_ADA", _("Wilayah di atas kode ini belum ada. Periksa kodenya."))
    if Wilayah.objects.filter(kode=kode).exists():
        raise Galat("KODE_TERPAKAI", _("Kode ini sudah dipakai wilayah lain."))
    wilayah = Wilayah.objects.create(
        kode=kode,
        nama=nama,
        tingkat=tingkat_of(kode),
        jenis=_jenis(kode),
        induk=induk,
        zona_waktu=zona_waktu_of(kode),
        sumber=SUMBER_SENDIRI,
    )
    record("tambah_wilayah", wilayah, oleh=oleh, wilayah=wilayah)
    return wilayah


def _jenis(kode: str) -> str:
    try:
        return jenis_of(kode)
    except ValueError as error:
        raise Galat(
            "KODE_TIDAK_DIKENAL",
            _("Empat angka terakhir diawali 1 (kelurahan), 2 (desa), atau 3 (desa adat)."),
        ) from error


@transaction.atomic
def rename_wilayah(wilayah: Wilayah, *, nama: str, oleh: Pengguna) -> Wilayah:
    """The code stays; the former name stands in the audit line."""
    wilayah = Wilayah.objects.select_for_update().get(pk=wilayah.pk)
    lama = wilayah.nama
    wilayah.nama = nama
    wilayah.sumber = SUMBER_SENDIRI
    wilayah.save(update_fields=["nama", "sumber"])
    record("ganti_nama_wilayah", wilayah, oleh=oleh, wilayah=wilayah, dari=lama, menjadi=nama)
    return wilayah
