from django.db import migrations

from fondasi.database.grants import HakTabel

ADD_ONLY = "SELECT, INSERT, UPDATE (oleh_id)"


class Migration(migrations.Migration):
    """What a TKPK adopted is never changed or removed; only a leaving account is forgotten."""

    dependencies = [("kemiskinan", "0006_keputusan_padan_dapat_diurungkan")]

    operations = [HakTabel("kemiskinan_kriteriaoptimal", web=ADD_ONLY, pekerja=ADD_ONLY)]
