"""Filled-in lists that come back: every row is stored, told apart, or named in a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final
from uuid import NAMESPACE_OID, uuid5

from django.core.files.base import File
from django.core.signing import BadSignature
from django.db import transaction
from django.utils.translation import gettext as _

from fondasi.antrean import ring
from fondasi.errors import Galat
from fondasi.runs import Run
from fondasi.spreadsheets.reading import open_workbook
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.actions.berkas import store_berkas
from kecamatan.models import Pengguna, Wilayah
from kemiskinan.actions.lembar_unduhan import BARIS
from kemiskinan.actions.verval import JawabanSalahError, VervalBerubahError, record_verval
from kemiskinan.enums import StatusProses
from kemiskinan.models import DaftarVerval, Sasaran, UnggahanVerval, Verval
from kemiskinan.permissions.verval import can_verify_sasaran
from kemiskinan.queries.verval import possible_twins, same_answer
from kemiskinan.rules.lembar_verval import (
    JUDUL,
    KUNCI,
    Isian,
    column_positions,
    read_isian,
    with_places,
)
from kemiskinan.rules.verval import Jawaban

TASK: Final = "kemiskinan.read_unggahan"
JENIS_BERKAS: Final = "unggahan-verval"
SUMBER: Final = "unggahan"
KEPALA_TERJAUH: Final = 20
BATAS_TEMUAN: Final = 2000


@dataclass(frozen=True, slots=True)
class Temuan:
    """One finding: row and column as the sheet shows them, what stands there, what to do."""

    baris: int
    kolom: str
    nilai: str
    kalimat: str
    perbaikan: str


@dataclass(slots=True)
class Hasil:
    """Counts of rows and the findings, gathered while the sheet is read."""

    jumlah: Counter[str] = field(default_factory=Counter)
    temuan: list[Temuan] = field(default_factory=list)

    def note(self, kind: str, *temuan: Temuan) -> None:
        self.jumlah[kind] += 1
        self.temuan.extend(temuan)


@transaction.atomic
def receive_unggahan(
    daftar: DaftarVerval, berkas: File[bytes], nama: str, *, oleh: Pengguna
) -> UnggahanVerval:
    """Keep the file and have the worker read it."""
    stored = store_berkas(berkas, jenis=JENIS_BERKAS, nama=nama, oleh=oleh)
    row = UnggahanVerval.objects.create(
        kabupaten_id=daftar.kabupaten_id, daftar=daftar, berkas=stored, oleh=oleh
    )
    record("unggah_isian", row, oleh=oleh, wilayah=daftar.wilayah, daftar=daftar.pk)
    ring(TASK, row.pk)
    return row


def read_unggahan(unggahan: UnggahanVerval, run: Run) -> Hasil:
    """Store what the rows say, one transaction per row, so that a crash loses none.

    Reading the same file again stores nothing twice. Raises Galat for a file that is not ours.
    """
    hasil = Hasil()
    with open_workbook(Path(unggahan.berkas.isi.path)) as workbook:
        rows = workbook.rows(workbook.sheet_names[0])
        columns = _find_header(rows)
        for number, cells in rows:
            _take_row(unggahan, number, _texts(cells, columns), hasil)
            if number % 50 == 0:
                run.report(kemajuan=min(95, 5 + number // 20))
    _finish(unggahan, hasil)
    return hasil


def _find_header(rows: Iterator[tuple[int, list[str]]]) -> dict[str, int]:
    for _seen, (number, cells) in zip(range(KEPALA_TERJAUH), rows, strict=False):
        if columns := column_positions(cells):
            return columns
        if number > KEPALA_TERJAUH:
            break
    raise Galat(
        "BUKAN_DAFTAR_ISIAN",
        _(
            "Berkas ini bukan daftar isian verval dari portal. Unduh daftar isian, isi kolom "
            "jawabannya tanpa menghapus kolom lain, lalu unggah berkas itu."
        ),
    )


def _texts(cells: list[str], columns: dict[str, int]) -> dict[str, str]:
    return {name: cells[at] if at < len(cells) else "" for name, at in columns.items()}


def _take_row(unggahan: UnggahanVerval, number: int, sel: dict[str, str], hasil: Hasil) -> None:
    kunci = sel.pop("kunci", "").strip()
    isian = Isian(sel)
    if isian.kosong:
        hasil.note("kosong")
        return
    found = _person(unggahan, kunci)
    if isinstance(found, str):
        remedy = _("Unduh daftar isian baru, salin jawaban baris ini ke sana, unggah lagi.")
        hasil.note("ditolak", Temuan(number, KUNCI, "", found, remedy))
        return
    _store_row(unggahan, number, isian, found, hasil)


def _person(unggahan: UnggahanVerval, kunci: str) -> tuple[Sasaran, int] | str:
    """The person and the answer known then, or a sentence why the row is nobody's."""
    try:
        daftar_id, sasaran_id, dasar = map(int, BARIS.unsign(kunci).split("-"))
    except (BadSignature, ValueError):
        return _("Kunci baris kosong atau berubah, jadi orangnya tidak dapat dipastikan.")
    if daftar_id != unggahan.daftar_id:
        return _("Baris ini berasal dari daftar lain.")
    rows = Sasaran.objects.visible_to(unggahan.oleh).select_related("desa", "kabupaten")
    sasaran = rows.filter(pk=sasaran_id, baris_daftar__daftar=daftar_id).first()
    if sasaran is None:
        return _("Orang pada baris ini tidak berada di wilayah tugas Anda.")
    return sasaran, dasar


def _store_row(
    unggahan: UnggahanVerval, number: int, isian: Isian, person: tuple[Sasaran, int], hasil: Hasil
) -> None:
    sasaran, dasar = person
    decision = can_verify_sasaran(unggahan.oleh, unggahan.daftar, sasaran)
    if not decision:
        hasil.note("ditolak", _finding(number, "keberadaan", isian, decision.reason))
        return
    jawaban, wrong = _answer(unggahan, isian, sasaran, number)
    if wrong:
        hasil.note("ditolak", *wrong)
        return
    try:
        _record(unggahan, sasaran, jawaban, dasar, hasil)
    except VervalBerubahError as galat:
        hasil.note("konflik", _conflict(number, isian, galat.terkini))
    except JawabanSalahError as galat:
        found = [_finding(number, k.kolom, isian, str(k.kalimat)) for k in galat.kesalahan]
        hasil.note("ditolak", *found)
    except Galat as galat:
        hasil.note("ditolak", _finding(number, "keberadaan", isian, galat.pesan))


def _answer(
    unggahan: UnggahanVerval, isian: Isian, sasaran: Sasaran, number: int
) -> tuple[Jawaban, list[Temuan]]:
    """The row's answers with places looked up, and what could not be understood."""
    bacaan = read_isian(isian, today())
    wrong = [_finding(number, k.kolom, isian, str(k.kalimat)) for k in bacaan.kesalahan]
    tujuan = _place(bacaan.tujuan_kode, sasaran)
    if bacaan.tujuan_kode and tujuan is None:
        text = _("Kode desa ini tidak dikenal di kabupaten/kota ini.")
        wrong.append(_finding(number, "tujuan", isian, text))
    kembaran = _twin(bacaan.kembaran_no, sasaran, unggahan.oleh)
    if bacaan.kembaran_no and kembaran is None:
        text = _("Nomor SK ini tidak ditemukan di kecamatan yang sama.")
        wrong.append(_finding(number, "kembaran", isian, text))
    return with_places(bacaan, tujuan, kembaran), wrong


def _place(kode: str, sasaran: Sasaran) -> int | None:
    digits = "".join(c for c in kode if c.isdigit())
    if len(digits) != 10:
        return None
    dotted = f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}.{digits[6:]}"
    here = Wilayah.objects.within(sasaran.kabupaten.kode).filter(kode=dotted)
    return here.values_list("pk", flat=True).first()


def _twin(nomor: str, sasaran: Sasaran, user: Pengguna) -> int | None:
    if not nomor:
        return None
    rows = possible_twins(sasaran, user).filter(sk_no=nomor)
    return rows.values_list("pk", flat=True).first()


def _record(
    unggahan: UnggahanVerval, sasaran: Sasaran, jawaban: Jawaban, dasar: int, hasil: Hasil
) -> None:
    current = Verval.objects.filter(daftar=unggahan.daftar, sasaran=sasaran, terkini=True).first()
    if current and same_answer(jawaban, current):
        hasil.note("sama")
        return
    record_verval(
        daftar=unggahan.daftar,
        sasaran=sasaran,
        jawaban=jawaban,
        oleh=unggahan.oleh,
        kunci=uuid5(NAMESPACE_OID, f"unggahan-{unggahan.pk}-{sasaran.pk}"),
        dasar=dasar,
        sumber=SUMBER,
    )
    hasil.note("tersimpan")


def _finding(number: int, kolom: str, isian: Isian, kalimat: str) -> Temuan:
    return Temuan(
        number,
        JUDUL.get(kolom, kolom),
        isian.sel.get(kolom, "")[:100],
        kalimat,
        _("Perbaiki sel ini pada berkas Anda, lalu unggah lagi; baris lain tidak terulang."),
    )


def _conflict(number: int, isian: Isian, terkini: Verval | None) -> Temuan:
    now = terkini.get_keberadaan_display() if terkini else _("belum disisir")
    return Temuan(
        number,
        JUDUL["keberadaan"],
        isian.sel.get("keberadaan", "")[:100],
        _("Sudah ada jawaban yang lebih baru di portal: %(now)s. Tidak ditimpa.") % {"now": now},
        _("Buka orangnya di portal dan putuskan mana yang benar."),
    )


@transaction.atomic
def _finish(unggahan: UnggahanVerval, hasil: Hasil) -> None:
    unggahan.jumlah = dict(hasil.jumlah)
    unggahan.temuan = [asdict(one) for one in hasil.temuan[:BATAS_TEMUAN]]
    unggahan.status, unggahan.kemajuan = StatusProses.SELESAI, 100
    unggahan.save(update_fields=["jumlah", "temuan", "status", "kemajuan"])
    record(
        "baca_isian", unggahan, oleh=unggahan.oleh, wilayah=unggahan.daftar.wilayah,
        **unggahan.jumlah,
    )  # fmt: skip


def fail_unggahan(unggahan: UnggahanVerval, pesan: str) -> None:
    rows = UnggahanVerval.objects.filter(pk=unggahan.pk)
    rows.update(status=StatusProses.GAGAL, galat_pesan=pesan)
