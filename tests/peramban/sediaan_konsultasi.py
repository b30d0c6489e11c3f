"""Data for the page states of visits, questions, library, trainings and one's own month."""

from __future__ import annotations

from datetime import timedelta

from fondasi.today import today
from kecamatan.models import Kontak
from pendamping.actions.konsultasi import Artikel, answer_konsultasi, ask_konsultasi
from pendamping.actions.konsultasi import release_konsultasi as release
from pendamping.actions.kunjungan import IsiKunjungan, record_kunjungan
from pendamping.actions.pelatihan import add_peserta, mark_attendance
from pendamping.actions.topik import load_topik
from pendamping.models import Konsultasi, Pelatihan, TopikKonsultasi
from tests.pemeran import Pemeran

JUDUL = "Bolehkah BUM Desa menyewakan tanah kas desa kepada warga selama satu musim tanam?"


def kunjungan(pemeran: Pemeran) -> str:
    desa = pemeran.pendamping.penugasan.get().wilayah
    isi = IsiKunjungan(
        today(), "posyandu", "Menimbang balita di Posyandu Melati", "Timbangan rusak."
    )
    row = record_kunjungan(desa, isi, oleh=pemeran.pendamping)
    return f"/pendamping/kunjungan/{row.pk}/"


def daftar_kunjungan(pemeran: Pemeran) -> str:
    kunjungan(pemeran)
    return "/pendamping/kunjungan/"


def _tanya(pemeran: Pemeran) -> Konsultasi:
    load_topik()
    desa = pemeran.desa.penugasan.get().wilayah
    topik = TopikKonsultasi.objects.get(kode="aset")
    return ask_konsultasi(
        desa, topik, judul=JUDUL, pertanyaan="Warga ingin menyewa satu petak.", oleh=pemeran.desa
    )


def konsultasi(pemeran: Pemeran) -> str:
    row = _tanya(pemeran)
    Konsultasi.objects.filter(pk=row.pk).update(batas=today() - timedelta(days=2))
    return "/pendamping/konsultasi/"


def konsultasi_rinci(pemeran: Pemeran) -> str:
    return f"/pendamping/konsultasi/{_tanya(pemeran).pk}/"


def pustaka(pemeran: Pemeran) -> str:
    pemeran.desa.nama = "Sumarni"
    pemeran.desa.save()
    row = answer_konsultasi(_tanya(pemeran), "Boleh, dengan Perdes.", oleh=pemeran.camat)
    release(row, Artikel(JUDUL, "Satu petak.", "Boleh, dengan Perdes."), oleh=pemeran.camat)
    return "/pendamping/pustaka/?q=menyewakan+tanah"


def pelatihan(pemeran: Pemeran) -> str:
    kecamatan = pemeran.camat.penugasan.get().wilayah
    row = Pelatihan.objects.create(
        wilayah=kecamatan, judul="Pelaporan keuangan desa", tanggal=today(), tempat="Pendopo"
    )
    names = ("Sri Wahyuni (contoh)", "Bagus Prasetyo (contoh)")
    people = [Kontak.objects.create(nama=n, jabatan="Kaur", wilayah=kecamatan) for n in names]
    add_peserta(row, people, oleh=pemeran.camat)
    mark_attendance(row, [row.peserta.all()[0].pk], oleh=pemeran.camat)
    return f"/pendamping/pelatihan/{row.pk}/"


def kegiatan(pemeran: Pemeran) -> str:
    kunjungan(pemeran)
    return "/pendamping/kegiatan-saya/"
