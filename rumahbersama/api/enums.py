from __future__ import annotations

from django.db.models import TextChoices


class Lingkup(TextChoices):
    """What a token may be used for; never more than its owner may do."""

    BACA = "baca", "Membaca"
    TULIS_TINDAK_LANJUT = "tulis:tindak-lanjut", "Menjawab tindak lanjut"
    TULIS_KARTU_SKOR = "tulis:kartu-skor", "Mengirim kartu skor"
    TULIS_PENGADUAN = "tulis:pengaduan", "Mengirim pengaduan dan membaca keadaannya"
