from django.db import migrations

from fondasi.database.table_stamps import StempelTabel


class Migration(migrations.Migration):
    """Numbers of the tables that whole pages read besides."""

    dependencies = [
        ("layanan_dasar", "0012_stempel_kategori_tersembunyi"),
    ]

    operations = [
        StempelTabel(
            "layanan_dasar_isiankartu",
            "layanan_dasar_lampiranpengaduan",
        ),
    ]
