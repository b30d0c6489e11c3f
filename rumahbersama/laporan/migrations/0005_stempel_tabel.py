from django.db import migrations

from fondasi.database.table_stamps import StempelTabel


class Migration(migrations.Migration):
    """Numbers by which pages know that nothing of what they keep has changed."""

    dependencies = [
        ("laporan", "0004_versi_aturan"),
    ]

    operations = [
        StempelTabel(
            "laporan_aturanlaporan",
            "laporan_isianlaporan",
            "laporan_laporan",
        ),
    ]
