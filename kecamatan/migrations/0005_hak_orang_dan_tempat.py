from django.db import migrations

from fondasi.database.grants import DEFAULT, HakTabel

KEPT = "SELECT, INSERT, UPDATE"


class Migration(migrations.Migration):
    """People of work, their assignments and places are ended, never deleted."""

    dependencies = [("kecamatan", "0004_cari_nama_wilayah")]

    operations = [
        HakTabel("kecamatan_wilayah", web=KEPT, pekerja=KEPT),
        HakTabel("kecamatan_pengguna", web=KEPT, pekerja=KEPT),
        HakTabel("kecamatan_penugasan", web=KEPT, pekerja=KEPT),
        HakTabel("kecamatan_tautanmasuk", web=KEPT, pekerja=DEFAULT),
        HakTabel("kecamatan_berkas", web="SELECT, INSERT", pekerja=DEFAULT),
        HakTabel("django_migrations", web="SELECT", pekerja="SELECT"),
    ]
