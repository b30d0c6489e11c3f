"""The demo's accounts: at least one per peran, all with one printed password, all invented."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from django.utils.text import slugify

from kecamatan.actions.pengguna import invite_pengguna
from kecamatan.actions.penugasan import add_penugasan
from kecamatan.actions.tautan import create_tautan, sidik_token, use_tautan
from kecamatan.enums import Peran
from kecamatan.models import Instansi, Kontak, Pejabat, Pengguna, Penugasan, Wilayah
from rumahbersama.peragaan.instalasi import MENJABAT_SEJAK, Tempat, nama_contoh
from rumahbersama.peragaan.keadaan import RANAH

SANDI = "Peragaan-Jombang-2024"
DESA_PER_PENDAMPING = 5
WONOSALAM = "35.17.05"


@dataclass(frozen=True, slots=True)
class Akun:
    """An account with one Penugasan; `kotak` is what stands before the @."""

    kotak: str
    peran: Peran
    wilayah: tuple[Wilayah, ...]
    instansi: str = ""
    jabatan: str = ""

    @property
    def email(self) -> str:
        return f"{self.kotak}@{RANAH}"


def rencana_awal(tempat: Tempat) -> Iterator[Akun]:
    """Who must be there before anybody can enter an office; each invites the next."""
    yield Akun("pembina", Peran.ADMIN_NASIONAL, (tempat.provinsi,), jabatan="Pembina")
    yield Akun("provinsi", Peran.PROVINSI, (tempat.provinsi,), jabatan="Biro pemerintahan")
    yield Akun("bappeda", Peran.BAPPEDA, (tempat.kabupaten,), jabatan="Sekretariat TKPK")
    yield Akun("verifikasi.provinsi", Peran.PROVINSI, (tempat.provinsi,), jabatan="Staf biro")


def rencana_daerah(tempat: Tempat, opd: Iterable[str]) -> Iterator[Akun]:
    """Everybody whom Bappeda invites; `opd` are the keys of the offices that owe help."""
    kabupaten = (tempat.kabupaten,)
    yield Akun("bupati", Peran.PIMPINAN, kabupaten, jabatan="Bupati")
    for kunci in opd:
        yield Akun(kunci, Peran.OPD, kabupaten, kunci, "Pengelola data")
    for kecamatan in tempat.kecamatan:
        yield from _sekecamatan(kecamatan, tempat.desa_di(kecamatan))


def _sekecamatan(kecamatan: Wilayah, desa: list[Wilayah]) -> Iterator[Akun]:
    nama, kantor = slugify(kecamatan.nama), f"kecamatan-{kecamatan.kode}"
    yield Akun(f"camat.{nama}", Peran.CAMAT, (kecamatan,), kantor, "Camat")
    yield Akun(f"staf.{nama}", Peran.STAF_KECAMATAN, (kecamatan,), kantor, "Kasi Kesra")
    for awal in range(0, len(desa), DESA_PER_PENDAMPING):
        kotak = f"pendamping{awal // DESA_PER_PENDAMPING + 1}.{nama}"
        binaan = tuple(desa[awal : awal + DESA_PER_PENDAMPING])
        yield Akun(kotak, Peran.PENDAMPING, binaan, jabatan="Pendamping PKH")
    if kecamatan.kode == WONOSALAM:
        puskesmas = f"puskesmas-{kecamatan.kode}"
        yield Akun(f"puskesmas.{nama}", Peran.OPD, (kecamatan,), puskesmas, "Kepala puskesmas")
        for satu in desa:
            kotak = f"desa.{slugify(satu.nama)}"
            yield Akun(kotak, Peran.DESA, (satu,), jabatan="Kepala desa")


_PENGUNDANG = {Peran.PROVINSI: "pembina", Peran.BAPPEDA: "provinsi"}


def undang_semua(
    rencana: Iterable[Akun],
    jadi: dict[str, Pengguna],
    instansi: Mapping[str, Instansi],
    rng: Random,
) -> None:
    """Invite everybody as a person would; adds the accounts to `jadi` by their `kotak`."""
    for satu in rencana:
        nama = nama_contoh(rng, perempuan=rng.random() < 0.5)
        if satu.peran == Peran.CAMAT:  # who signs the letters is who signs in
            nama = Pejabat.objects.get(wilayah=satu.wilayah[0]).nama
        pengundang = jadi.get(_PENGUNDANG.get(satu.peran, "bappeda"))
        jadi[satu.kotak] = _undang(satu, nama, instansi.get(satu.instansi), pengundang)


def beri_sandi(jadi: dict[str, Pengguna]) -> None:
    """One link is used for real; the others share its hash: deriving a hundred takes a minute."""
    token = create_tautan(jadi["bappeda"], oleh=jadi["provinsi"])
    sandi = use_tautan(sidik_token(token), sandi=SANDI).password
    Pengguna.objects.filter(pk__in=[satu.pk for satu in jadi.values()]).update(password=sandi)


def _undang(akun: Akun, nama: str, instansi: Instansi | None, oleh: Pengguna | None) -> Pengguna:
    pertama, *lainnya = akun.wilayah
    pengguna, _token = invite_pengguna(
        nama=nama,
        email=akun.email,
        telepon="",
        peran=akun.peran,
        wilayah=pertama,
        instansi=instansi,
        mulai=MENJABAT_SEJAK,
        oleh=oleh,
    )
    for wilayah in lainnya:
        add_penugasan(pengguna, peran=akun.peran, wilayah=wilayah, mulai=MENJABAT_SEJAK, oleh=oleh)
    Kontak.objects.filter(pengguna=pengguna).update(jabatan=akun.jabatan)
    return pengguna


def baca_akun() -> list[dict[str, str]]:
    """What is printed: e-mail, password, peran, and the codes of the territories."""
    ditemukan: dict[str, dict[str, str]] = {}
    baris = Penugasan.objects.filter(pengguna__email__endswith=f"@{RANAH}")
    for satu in baris.select_related("pengguna", "wilayah").order_by("pengguna_id", "id"):
        email, kode = satu.pengguna.email, satu.wilayah.kode
        if email in ditemukan:
            ditemukan[email]["wilayah"] += f",{kode}"
        else:
            isi = {"email": email, "sandi": SANDI, "peran": satu.peran, "wilayah": kode}
            ditemukan[email] = isi
    return list(ditemukan.values())


def tabel(daftar: list[dict[str, str]]) -> Iterator[str]:
    """One account of each kind, as lines; the password once."""
    yield f"Sandi semua akun: {SANDI}"
    for satu in daftar:
        if satu["email"].partition("@")[0] in _DITAMPILKAN:
            label = Peran(satu["peran"]).label
            yield f"  {satu['email']:<42} {label:<28} {satu['wilayah']}"
    yield "  Setiap kecamatan juga punya camat., staf., dan pendamping1. dengan namanya."


_DITAMPILKAN = frozenset(
    {
        "pembina",
        "provinsi",
        "verifikasi.provinsi",
        "bupati",
        "bappeda",
        "dinsos",
        "perkim",
        "camat.wonosalam",
        "camat.bareng",
        "staf.wonosalam",
        "pendamping1.wonosalam",
        "desa.carangwulung",
        "puskesmas.wonosalam",
    }
)
