"""The nouns of the room pendamping, an own and a neighbour's."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from fondasi.today import today
from kecamatan.models import Pengguna, Wilayah
from pendamping.models import (
    Konsultasi,
    Kunjungan,
    Pelatihan,
    PesertaPelatihan,
    Pustaka,
    TopikKonsultasi,
)
from tests.pendamping.pendamping_uji import buat_pendamping, buat_penempatan, buat_program
from tests.rumahbersama.isolasi.dunia_kemiskinan import berkas


def sisi_pendamping(
    kecamatan: Wilayah, desa: Wilayah, daerah: Wilayah, penulis: Pengguna
) -> dict[str, Any]:
    """`daerah` is the kabupaten/kota that has a programme of its own; `penulis` a pendamping."""
    row = buat_pendamping(buat_program(), kecamatan)
    pelatihan = Pelatihan.objects.create(
        wilayah=kecamatan, judul="Uji", tanggal=today(), tempat="Uji"
    )
    peserta = PesertaPelatihan.objects.create(pelatihan=pelatihan, kontak=row.kontak, hadir=True)
    return {
        "kecamatan": kecamatan.kode,
        "pendamping": row.pk,
        "penempatan": buat_penempatan(row, desa).pk,
        "kunjungan": Kunjungan.objects.create(
            desa=desa, tanggal=today(), tujuan="data", kegiatan="Uji", foto=berkas(), oleh=penulis
        ).pk,
        "konsultasi": _konsultasi(desa, penulis).pk,
        "konsultasi_dijawab": _konsultasi(
            desa, penulis, status="DIJAWAB", jawaban="Boleh.", dijawab_at=timezone.now()
        ).pk,
        "pustaka": Pustaka.objects.create(
            jenis="juknis", judul="Juknis uji", wilayah=kecamatan, berkas=berkas()
        ).pk,
        "pelatihan": pelatihan.pk,
        "peserta": peserta.pk,
        "program_pendampingan": buat_program(wilayah=daerah).pk,
    }


def _konsultasi(desa: Wilayah, penanya: Pengguna, **lainnya: Any) -> Konsultasi:
    topik, _baru = TopikKonsultasi.objects.get_or_create(kode="uji", defaults={"nama": "Uji"})
    return Konsultasi.objects.create(
        desa=desa, topik=topik, judul="Uji", pertanyaan="Uji", penanya=penanya, batas=today(),
        **lainnya,
    )  # fmt: skip
