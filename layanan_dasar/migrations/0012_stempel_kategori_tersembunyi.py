from django.db import migrations

from fondasi.database.table_stamps import StempelTabel


class Migration(migrations.Migration):
    """What a kabupaten hides counts among the gaps of its routes."""

    dependencies = [
        ("layanan_dasar", "0011_stempel_tabel"),
    ]

    operations = [StempelTabel("layanan_dasar_kategoritersembunyi")]
