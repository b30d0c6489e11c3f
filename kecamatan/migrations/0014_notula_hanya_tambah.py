from django.db import migrations

from fondasi.database.grants import HakTabel

APPEND = "INSERT, SELECT"
TABLES = ("kecamatan_notularapat", "kecamatan_addendumnotula", "kecamatan_pengesahannotula")
GUARD = """
CREATE FUNCTION tolak_ubah_notula() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Notula yang disahkan hanya dapat ditambah dengan addendum.'
        USING ERRCODE = 'insufficient_privilege';
END $$;
""" + "".join(
    f"""
CREATE TRIGGER notula_hanya_tambah BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION tolak_ubah_notula();
"""
    for table in TABLES
)
UNGUARD = "".join(f"DROP TRIGGER notula_hanya_tambah ON {table};\n" for table in TABLES)


class Migration(migrations.Migration):
    """Adopted minutes, their confirmations and addenda; the triggers bind the owner too."""

    dependencies = [("kecamatan", "0013_pelaksanaan_rapat")]

    operations = [
        migrations.RunSQL(GUARD, f"{UNGUARD}DROP FUNCTION tolak_ubah_notula();"),
        *(HakTabel(table, web=APPEND, pekerja=APPEND) for table in TABLES),
    ]
