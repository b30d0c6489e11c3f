"""Promises of the world: a desa's, and an OPD's that waits for the secretariat."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from fondasi.today import today
from kecamatan.enums import JenisInstansi, Penerusan, PutusanJawaban, StatusTindakLanjut
from kecamatan.models import HariLibur, Instansi, JawabanTindakLanjut, Wilayah
from tests.kecamatan.tindak_lanjut_uji import buat_janji
from tests.pemeran import buat_instansi
from tests.rumahbersama.isolasi.dunia_kemiskinan import berkas


def sisi_tindak_lanjut(desa: Wilayah, opd: Instansi) -> dict[str, Any]:
    kecamatan = desa.induk
    assert kecamatan is not None
    kantor = buat_instansi(desa, "Pemerintah desa uji", jenis=JenisInstansi.DESA)
    janji = buat_janji(kecamatan, kantor)
    jawaban = JawabanTindakLanjut.objects.create(
        tindak_lanjut=janji, isi="Sudah dikerjakan", bukti=berkas()
    )
    selesai = buat_janji(
        kecamatan, kantor,
        keadaan={"status": StatusTindakLanjut.SELESAI, "selesai_at": timezone.now()},
    )  # fmt: skip
    JawabanTindakLanjut.objects.create(
        tindak_lanjut=selesai, isi="Selesai", putusan=PutusanJawaban.DITERIMA
    )
    kembali = buat_janji(kecamatan, opd, keadaan={"penerusan": Penerusan.DIKEMBALIKAN})
    return {
        "janji": janji.pk,
        "janji_selesai": selesai.pk,
        "usulan_opd": buat_janji(kecamatan, opd).pk,
        "usulan_kembali": kembali.pk,
        "jawaban": jawaban.pk,
        "libur": HariLibur.objects.create(tanggal=today(), nama="Tutup uji", wilayah=kecamatan).pk,
    }
