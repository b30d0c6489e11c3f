from django.db import migrations

from fondasi.database.table_stamps import StempelTabel


class Migration(migrations.Migration):
    """Numbers by which pages know that nothing of what they keep has changed."""

    dependencies = [
        ("pendamping", "0008_penempatan_desa_orang"),
    ]

    operations = [
        StempelTabel(
            "pendamping_topikkonsultasi",
            "pendamping_konsultasi",
            "pendamping_kunjungan",
            "pendamping_programpendampingan",
            "pendamping_pelatihan",
            "pendamping_pesertapelatihan",
            "pendamping_pendamping",
            "pendamping_penempatan",
        ),
    ]
