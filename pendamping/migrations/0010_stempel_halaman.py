from django.db import migrations

from fondasi.database.table_stamps import StempelTabel


class Migration(migrations.Migration):
    """Numbers of the tables that whole pages read besides."""

    dependencies = [
        ("pendamping", "0009_stempel_tabel"),
    ]

    operations = [
        StempelTabel(
            "pendamping_pustaka",
        ),
    ]
