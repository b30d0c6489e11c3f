from django.db import migrations

from fondasi.database.table_stamps import StempelTabel


class Migration(migrations.Migration):
    """Numbers by which pages know that nothing of what they keep has changed."""

    dependencies = [
        ("layanan_dasar", "0010_kategori_tersembunyi"),
    ]

    operations = [
        StempelTabel(
            "layanan_dasar_instrumen",
            "layanan_dasar_dimensi",
            "layanan_dasar_indikator",
            "layanan_dasar_periodekartu",
            "layanan_dasar_kartuskor",
            "layanan_dasar_nilai",
            "layanan_dasar_validasikartu",
            "layanan_dasar_bimbingan",
            "layanan_dasar_kategoripengaduan",
            "layanan_dasar_rutepengaduan",
            "layanan_dasar_aturanlayanan",
            "layanan_dasar_pengaturanpengaduan",
            "layanan_dasar_pengaduan",
            "layanan_dasar_catatanpengaduan",
            "layanan_dasar_ruteindikator",
            "layanan_dasar_usulanpembangunan",
            "layanan_dasar_susunanusulan",
        ),
    ]
