"""Closed lists of this room. Values are stored; labels are what a person reads."""

from __future__ import annotations

from django.db.models import TextChoices


class KeadaanPendamping(TextChoices):
    """What the registry is filtered by."""

    BERTUGAS = "bertugas", "Bertugas"
    TANPA_DESA = "tanpa-desa", "Belum ditempatkan"
    SEGERA_BERAKHIR = "segera-berakhir", "Kontrak segera berakhir"
    BERAKHIR = "berakhir", "Kontrak berakhir"


class Isi(TextChoices):
    """What a cell of the coverage matrix says."""

    KOSONG = "kosong", "Kosong"
    TIDAK_ADA = "tidak-ada", "Tidak ada"
    ADA = "ada", "Ada"
    RANGKAP = "rangkap", "Rangkap"


class TujuanKunjungan(TextChoices):
    KELUARGA = "keluarga", "Mendampingi keluarga"
    POSYANDU = "posyandu", "Posyandu dan kesehatan"
    MUSYAWARAH = "musyawarah", "Musyawarah desa/kelurahan"
    PENYULUHAN = "penyuluhan", "Penyuluhan atau pelatihan"
    PEMANTAUAN = "pemantauan", "Pemantauan dan pembinaan"
    DATA = "data", "Pendataan dan verifikasi"
    LAINNYA = "lainnya", "Lainnya"


class StatusKonsultasi(TextChoices):
    MENUNGGU = "MENUNGGU", "Menunggu jawaban"
    DIJAWAB = "DIJAWAB", "Dijawab"
    DITARIK = "DITARIK", "Ditarik"


class JenisPustaka(TextChoices):
    REGULASI = "regulasi", "Peraturan"
    JUKNIS = "juknis", "Petunjuk teknis"
    MODUL = "modul", "Modul dan bahan belajar"
    TANYA_JAWAB = "tanya-jawab", "Tanya jawab"
    LAINNYA = "lainnya", "Lainnya"
