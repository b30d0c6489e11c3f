"""What stands in each kind of by-name list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.signing import Signer
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.formatting import tanggal, waktu
from fondasi.spreadsheets.sheets import Kolom, Lembar
from kecamatan.enums import Peran
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.enums import (
    JenisUnduhan,
    Keberadaan,
    KelasIntervensi,
    KelasKeberadaan,
    KelasPadan,
    Kelayakan,
)
from kemiskinan.models import Neraca, Rilis, Sasaran, Unduhan
from kemiskinan.queries.neraca import latest_neraca, rows_in_class, sk_in_force
from kemiskinan.queries.sasaran import on_daftar, with_state
from kemiskinan.queries.unduhan import (
    deceased_without_certificate,
    listed_people,
    passed_on_proposals,
    people,
    proposed_changes,
    still_to_handle,
)
from kemiskinan.rules.lembar_verval import JUDUL, JUDUL_LEMBAR, KUNCI, answer_columns

BARIS: Final = Signer(salt="baris-verval")
Baris = dict[str, Any]


def row_key(daftar_id: int, sasaran_id: int, dasar: int | None) -> str:
    """The signed technical key of a row: list, person and the answer that stood then."""
    return BARIS.sign(f"{daftar_id}-{sasaran_id}-{dasar or 0}")


@dataclass(frozen=True, slots=True)
class _Isi:
    nama: str
    kolom: list[Kolom]
    baris: Iterator[list[object]]


def sheets_of(unduhan: Unduhan) -> list[Lembar]:
    """The sheets of a by-name list, their rows read while they are written."""
    maker = {
        JenisUnduhan.DAFTAR_VERVAL: _daftar_verval,
        JenisUnduhan.SASARAN: _sasaran,
        JenisUnduhan.REKAP_PIMPINAN: _rekap,
        JenisUnduhan.MENINGGAL: _meninggal,
        JenisUnduhan.RANCANGAN_SK: _rancangan,
    }[JenisUnduhan(unduhan.jenis)]
    kaki = _footer(unduhan)
    judul = JenisUnduhan(unduhan.jenis).label
    return [
        Lembar(isi.nama, isi.kolom, isi.baris, keterangan=str(judul), kaki=kaki)
        for isi in maker(unduhan)
    ]


def _footer(unduhan: Unduhan) -> str:
    """On every printed page: what for, for whom, when, until when."""
    return (
        f"Tujuan: {unduhan.tujuan}. Penerima: {unduhan.oleh.nama}. "
        f"Dibuat {waktu(timezone.now())}. Berisi data pribadi, tidak untuk disebarkan."
    )


PENGENAL = [
    Kolom("No", 6, "bilangan"),
    Kolom("No. SK", 10),
    Kolom("Nama", 28),
    Kolom("NIK", 20),
    Kolom("L/P", 5),
    Kolom("Tanggal lahir", 13, "tanggal"),
    Kolom("Kecamatan", 18),
    Kolom("Desa/kelurahan", 20),
    Kolom("Dusun/RT", 22),
    Kolom("Alamat", 34),
]


def _identity(number: int, row: Baris) -> list[object]:
    nik = row.get("identitassasaran__nik") or row.get("identitassasaran__nik_mentah")
    return [
        number,
        row["sk_no"],
        row["nama"],
        nik or row["nik_samar"],
        row["jenis_kelamin"],
        row["tanggal_lahir"],
        row["kecamatan__nama"],
        row["desa__nama"],
        row["dusun_rt"],
        row.get("identitassasaran__alamat") or "",
    ]


def _daftar_verval(unduhan: Unduhan) -> list[_Isi]:
    """The list to fill in: technical key hidden, then the person, then the blank answers."""
    daftar, user = unduhan.daftar, unduhan.oleh
    if daftar is None:
        raise Galat("DAFTAR_TIDAK_ADA", _("Daftar untuk unduhan ini tidak ditemukan."))
    daftar_id = daftar.pk
    rows = people(listed_people(daftar, user), user, extra=("dasar",))
    blank: list[object] = [""] * len(JUDUL)
    baris = (
        [row_key(daftar_id, row["pk"], row["dasar"]), *_identity(number, row), *blank]
        for number, row in enumerate(rows, 1)
    )
    kolom = [Kolom(KUNCI, 10, tersembunyi=True), *PENGENAL, *answer_columns()]
    return [_Isi(JUDUL_LEMBAR, kolom, baris)]


def _sasaran(unduhan: Unduhan) -> list[_Isi]:
    user = unduhan.oleh
    neraca = _ledger(unduhan)
    rows = with_state(Sasaran.objects.visible_to(user).filter(rilis=unduhan.rilis), neraca)
    rows = _narrow(rows, unduhan.saringan, neraca)
    extra = ("padan", "intervensi_kelas", "keberadaan")
    found = people(rows, user, extra=extra)
    kolom = [*PENGENAL, Kolom("Golongan", 16), Kolom("Intervensi", 20), Kolom("Lapangan", 18)]
    baris = (
        [
            *_identity(n, row),
            _label(KelasPadan, row["padan"]),
            _label(KelasIntervensi, row["intervensi_kelas"]),
            _label(Keberadaan, row["keberadaan"]) or "Belum disisir",
        ]
        for n, row in enumerate(found, 1)
    )
    return [_Isi("Sasaran", kolom, baris)]


def _ledger(unduhan: Unduhan) -> Neraca | None:
    """The build that the page showed, otherwise the newest."""
    wanted = unduhan.saringan.get("neraca", "")
    rows = Neraca.objects.balanced().filter(kabupaten=unduhan.kabupaten)
    found = rows.filter(pk=wanted).first() if wanted.isdecimal() else None
    return found or latest_neraca(unduhan.kabupaten)


def _narrow(rows: Any, saringan: Mapping[str, str], neraca: Any) -> Any:
    """The filter of the page, read again from its plain values."""
    for name in ("kecamatan", "desa"):
        if saringan.get(name, "").isdecimal():
            rows = rows.filter(**{f"{name}_id": saringan[name]})
    if saringan.get("daftar", "").isdecimal():
        rows = on_daftar(rows, int(saringan["daftar"]))
    if q := saringan.get("q", "").strip():
        rows = rows.filter(nama__icontains=q)
    if saringan.get("hasil") == "belum":
        rows = rows.filter(keberadaan=None)
    elif saringan.get("hasil") in Keberadaan.values:
        rows = rows.filter(keberadaan=saringan["hasil"])
    if saringan.get("kelas") and neraca:
        rows = rows.filter(pk__in=rows_in_class(neraca, saringan["kelas"]).values("sasaran"))
    return rows


def _rekap(unduhan: Unduhan) -> list[_Isi]:
    """For the regional leader: who still has to be helped, with masked NIK."""
    neraca = latest_neraca(unduhan.kabupaten)
    if neraca is None:
        raise Galat("NERACA_BELUM_ADA", _("Rekapitulasi belum dihitung."))
    kodes = cakupan_of(unduhan.oleh).kodes(Peran.PIMPINAN)
    rows = people(still_to_handle(neraca, kodes), unduhan.oleh, extra=("kelas", "hasil"))
    kolom = [*PENGENAL[:-1], Kolom("Intervensi", 20), Kolom("Keberadaan", 18)]
    baris = (
        [
            *_identity(n, row)[:-1],
            _label(KelasIntervensi, row["kelas"]),
            _label(KelasKeberadaan, row["hasil"]),
        ]
        for n, row in enumerate(rows, 1)
    )
    return [_Isi("Perlu ditangani", kolom, baris)]


def _meninggal(unduhan: Unduhan) -> list[_Isi]:
    sk = _decree(unduhan)
    found = deceased_without_certificate(unduhan.kabupaten_id, sk.pk)
    rows = people(found, unduhan.oleh, extra=("meninggal_pada", "sah"))
    kolom = [*PENGENAL, Kolom("Meninggal pada", 14, "tanggal"), Kolom("Berita acara", 14)]
    baris = (
        [*_identity(n, row), row["meninggal_pada"], "disahkan" if row["sah"] else "sementara"]
        for n, row in enumerate(rows, 1)
    )
    return [_Isi("Belum berakta", kolom, baris)]


def _rancangan(unduhan: Unduhan) -> list[_Isi]:
    """Draft annex of a changing decree: who leaves on signed minutes, who is proposed."""
    sk = _decree(unduhan)
    extra = ("keberadaan", "kelayakan", "ba_nomor", "ba_tanggal")
    rows = people(proposed_changes(sk.pk), unduhan.oleh, extra=extra)
    kolom = [*PENGENAL, Kolom("Alasan keluar", 26), Kolom("Berita acara", 34)]
    keluar = ([*_identity(n, row), _why(row), _minutes(row)] for n, row in enumerate(rows, 1))
    usulan = (
        [n, r["nama"], r["nik"], r["tanggal_lahir"], r["kecamatan_nama"], r["desa_nama"],
         r["dusun_rt"], r["alasan"]]
        for n, r in enumerate(passed_on_proposals(unduhan.kabupaten_id), 1)
    )  # fmt: skip
    baru = [PENGENAL[0], *PENGENAL[2:4], *PENGENAL[5:9], Kolom("Alasan", 60)]
    return [_Isi("Diusulkan keluar", kolom, keluar), _Isi("Diusulkan masuk", baru, usulan)]


def _label(kind: type[TextChoices], value: str | None) -> str:
    return str(kind(value).label) if value else ""


def _why(row: Baris) -> str:
    if row["keberadaan"] != Keberadaan.ADA:
        return str(Keberadaan(row["keberadaan"]).label)
    return str(Kelayakan(row["kelayakan"]).label)


def _minutes(row: Baris) -> str:
    return f"{row['ba_nomor']}, {tanggal(row['ba_tanggal'])}"


def _decree(unduhan: Unduhan) -> Rilis:
    sk = unduhan.rilis or sk_in_force(unduhan.kabupaten)
    if sk is None:
        raise Galat("SK_BELUM_ADA", _("Belum ada SK yang berlaku."))
    return sk
