from django.db import migrations

from fondasi.database.table_stamps import StempelTabel


class Migration(migrations.Migration):
    """Numbers of the tables that whole pages read besides."""

    dependencies = [
        ("satu_data", "0001_publikasi_data"),
    ]

    operations = [
        StempelTabel(
            "satu_data_publikasidata",
        ),
    ]
