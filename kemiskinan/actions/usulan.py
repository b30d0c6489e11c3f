"""People whom the village finds missing: proposed, verified, passed on, refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.formatting import samarkan_nik
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.models import Berkas, Pengguna, Wilayah
from kemiskinan.enums import JenisRilis, StatusRilis, StatusUsulan
from kemiskinan.models import IdentitasUsulan, Sasaran, UsulanBaru
from kemiskinan.rules.daftar import ALASAN_MINIMAL
from kemiskinan.rules.nik import read_nik
from kemiskinan.rules.usulan import LANGKAH


@dataclass(frozen=True, slots=True)
class IsiUsulan:
    nama: str
    nik: str
    tanggal_lahir: date
    dusun_rt: str
    alasan: str


@transaction.atomic
def propose_usulan(
    desa: Wilayah, isi: IsiUsulan, *, bukti: Berkas | None = None, oleh: Pengguna | None
) -> UsulanBaru:
    """Store a proposal beside the ledger; its NIK goes where no page reads it.

    Raises Galat NIK_BELUM_BENAR, LAHIR_NANTI, SUDAH_SASARAN, SUDAH_DIUSULKAN.
    """
    nik = read_nik(isi.nik, None, "").angka
    if nik is None:
        raise Galat(
            "NIK_BELUM_BENAR", _("NIK berisi 16 angka. Periksa kembali KTP atau kartu keluarganya.")
        )
    _require(desa, isi)
    usulan = UsulanBaru.objects.create(
        kabupaten=Wilayah.objects.get(kode=".".join(desa.kode.split(".")[:2])),
        desa=desa,
        nama=isi.nama.strip().upper(),
        nik_samar=samarkan_nik(nik),
        tanggal_lahir=isi.tanggal_lahir,
        dusun_rt=isi.dusun_rt.strip(),
        alasan=isi.alasan.strip(),
        bukti=bukti,
        oleh=oleh,
    )
    IdentitasUsulan.objects.create(usulan=usulan, nik=nik)
    record("ajukan_usulan", usulan, oleh=oleh, wilayah=desa)
    return usulan


def _require(desa: Wilayah, isi: IsiUsulan) -> None:
    if isi.tanggal_lahir > today():
        raise Galat("LAHIR_NANTI", _("Tanggal lahir tidak boleh sesudah hari ini."))
    same = {"nama__iexact": isi.nama.strip(), "tanggal_lahir": isi.tanggal_lahir, "desa": desa}
    in_force = {"rilis__jenis": JenisRilis.SK_BUPATI, "rilis__status": StatusRilis.BERLAKU}
    if Sasaran.objects.filter(**same, **in_force).exists():
        raise Galat(
            "SUDAH_SASARAN", _("Nama dengan tanggal lahir ini sudah ada pada SK di desa ini.")
        )
    if UsulanBaru.objects.filter(**same).exclude(status=StatusUsulan.DITOLAK).exists():
        raise Galat(
            "SUDAH_DIUSULKAN", _("Nama dengan tanggal lahir ini sudah diusulkan di desa ini.")
        )


@transaction.atomic
def move_usulan(
    usulan: UsulanBaru, status: str, *, alasan: str = "", oleh: Pengguna | None
) -> UsulanBaru:
    """One step on its way. Raises Galat LANGKAH_SALAH, ALASAN_KURANG."""
    row = UsulanBaru.objects.select_for_update(of=("self",)).get(pk=usulan.pk)
    if status not in LANGKAH.get(row.status, {}):
        raise Galat("LANGKAH_SALAH", _("Keadaan usulan ini sudah berubah. Muat ulang halamannya."))
    if status == StatusUsulan.DITOLAK and len(alasan.strip()) < ALASAN_MINIMAL:
        raise Galat("ALASAN_KURANG", _("Tulis alasan penolakan, paling sedikit 10 huruf."))
    before, row.status, row.alasan_status = row.status, status, alasan.strip()
    row.save(update_fields=["status", "alasan_status"])
    record(
        "ubah_usulan", row, oleh=oleh, wilayah=row.desa,
        dari=before, ke=status, alasan=row.alasan_status,
    )  # fmt: skip
    return row
