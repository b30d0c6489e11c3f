from django.db import migrations

from fondasi.database.grants import HakTabel

GUARD = """
CREATE FUNCTION tolak_ubah_jejak() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Jejak audit hanya dapat ditambah.' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER jejak_hanya_tambah BEFORE UPDATE OR DELETE OR TRUNCATE ON kecamatan_jejakaudit
    FOR EACH STATEMENT EXECUTE FUNCTION tolak_ubah_jejak();
"""
UNGUARD = """
DROP TRIGGER jejak_hanya_tambah ON kecamatan_jejakaudit;
DROP FUNCTION tolak_ubah_jejak();
"""


class Migration(migrations.Migration):
    """The trigger binds the owner too."""

    dependencies = [("kecamatan", "0001_tabel_awal")]

    operations = [
        migrations.RunSQL(GUARD, UNGUARD),
        HakTabel("kecamatan_jejakaudit", web="INSERT, SELECT", pekerja="INSERT, SELECT"),
    ]
