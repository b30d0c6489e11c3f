from django.db import migrations

from fondasi.database.table_stamps import StempelTabel


class Migration(migrations.Migration):
    """Numbers of the tables that whole pages read besides."""

    dependencies = [
        ("kemiskinan", "0013_stempel_tabel"),
    ]

    operations = [
        StempelTabel(
            "kemiskinan_pemetaankolom",
            "kemiskinan_unduhan",
            "kemiskinan_unggahanverval",
        ),
    ]
