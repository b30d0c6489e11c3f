from django.db import migrations

from fondasi.database.grants import HakFungsi, HakTabel

COMPOSITE = """
ALTER TABLE kemiskinan_padanan ADD CONSTRAINT padanan_individu_kabupaten
    FOREIGN KEY (kabupaten_id, individu_id) REFERENCES kemiskinan_individu (kabupaten_id, id)
    DEFERRABLE INITIALLY DEFERRED
"""
UNCOMPOSITE = "ALTER TABLE kemiskinan_padanan DROP CONSTRAINT padanan_individu_kabupaten"

REVEAL = """
CREATE FUNCTION buka_nik_sasaran(p_sasaran bigint, p_pengguna bigint, p_alasan text)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE hasil text;
BEGIN
    IF p_pengguna IS NULL OR length(trim(coalesce(p_alasan, ''))) < 10 THEN
        RAISE EXCEPTION 'Alasan wajib diisi.' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO kecamatan_jejakaudit
        (at, pelaku_id, perintah, tindakan, objek, objek_id, wilayah_kode, rincian)
    SELECT now(), p_pengguna, '', 'buka_nik', 'sasaran', s.id, coalesce(w.kode, ''),
           jsonb_build_object('alasan', trim(p_alasan))
      FROM kemiskinan_sasaran s LEFT JOIN kecamatan_wilayah w ON w.id = s.desa_id
     WHERE s.id = p_sasaran;
    SELECT coalesce(i.nik, i.nik_mentah) INTO hasil
      FROM kemiskinan_identitassasaran i WHERE i.sasaran_id = p_sasaran;
    RETURN hasil;
END $$
"""

ROWS = "SELECT, INSERT, UPDATE, DELETE"
TABLES = {
    "kemiskinan_individu": "SELECT",
    "kemiskinan_keluarga": "SELECT",
    "kemiskinan_sasaran": "SELECT",
    "kemiskinan_catatanbaris": "SELECT",
    "kemiskinan_identitasindividu": "",
    "kemiskinan_identitaskeluarga": "",
    "kemiskinan_identitassasaran": "",
    "kemiskinan_identitaspenerima": "",
    "kemiskinan_identitasusulan": "INSERT, SELECT (usulan_id)",
}


class Migration(migrations.Migration):
    """The web role never reads an Identitas table; one NIK comes through a function that logs."""

    dependencies = [
        ("kemiskinan", "0001_tabel_awal"),
        ("kecamatan", "0002_jejak_audit_hanya_tambah"),
    ]

    operations = [
        migrations.RunSQL(COMPOSITE, UNCOMPOSITE),
        migrations.RunSQL(REVEAL, "DROP FUNCTION buka_nik_sasaran(bigint, bigint, text)"),
        HakFungsi("buka_nik_sasaran(bigint, bigint, text)", roles=["web", "pekerja"]),
        *[HakTabel(table, web=web, pekerja=ROWS) for table, web in TABLES.items()],
    ]
