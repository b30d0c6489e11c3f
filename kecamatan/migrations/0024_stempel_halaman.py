from django.db import migrations

from fondasi.database.table_stamps import StempelSelain, StempelTabel


class Migration(migrations.Migration):
    """Numbers of the tables that whole pages read besides."""

    dependencies = [
        ("kecamatan", "0023_stempel_tabel"),
    ]

    operations = [
        StempelTabel(
            "kecamatan_addendumnotula",
            "kecamatan_berkas",
            "kecamatan_bundelrapat",
            "kecamatan_fotorapat",
            "kecamatan_jejakaudit",
            "kecamatan_kopsurat",
            "kecamatan_langganankalender",
            "kecamatan_lokasibertanda",
            "kecamatan_notularapat",
            "kecamatan_padanankode",
            "kecamatan_pejabat",
            "kecamatan_pemberitahuan",
            "kecamatan_pengesahannotula",
            "kecamatan_pindaianhadir",
            "kecamatan_ringkasanharian",
            "kecamatan_riwayattindaklanjut",
            "kecamatan_tautanmasuk",
        ),
        StempelSelain("kecamatan_pengguna", "last_login"),
    ]
