from django.db import migrations

from fondasi.database.grants import HakFungsi, HakTabel

FIND = """
CREATE FUNCTION temukan_pengaduan(p_sidik text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT pengaduan_id FROM layanan_dasar_kuncipengaduan WHERE sidik = p_sidik
$$
"""

FIND_SENT = """
CREATE FUNCTION kiriman_pengaduan(p_sidik text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT pengaduan_id FROM layanan_dasar_kuncipengaduan WHERE sidik_kiriman = p_sidik
$$
"""

OWN_WORDS = """
CREATE FUNCTION teks_bagi_pelapor(p_sidik text) RETURNS TABLE (catatan_id bigint, teks text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT t.catatan_id, t.teks
      FROM layanan_dasar_kuncipengaduan k
      JOIN layanan_dasar_teksrahasia t ON t.pengaduan_id = k.pengaduan_id
      LEFT JOIN layanan_dasar_catatanpengaduan c ON c.id = t.catatan_id
     WHERE k.sidik = p_sidik
       AND (t.catatan_id IS NULL OR (c.untuk_pelapor AND c.dirilis_at IS NOT NULL))
$$
"""

# The first statement of both doors: no text without a reason, no reading without its line.
LOGGED = """
    IF p_pengguna IS NULL OR length(trim(coalesce(p_alasan, ''))) < 10 THEN
        RAISE EXCEPTION 'Alasan wajib diisi.' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO kecamatan_jejakaudit
        (at, pelaku_id, perintah, tindakan, objek, objek_id, wilayah_kode, rincian)
    SELECT now(), p_pengguna, '', '{tindakan}', 'pengaduan', p.id, w.kode,
           jsonb_build_object('alasan', trim(p_alasan))
      FROM layanan_dasar_pengaduan p JOIN kecamatan_wilayah w ON w.id = p.kecamatan_id
     WHERE p.id = p_pengaduan;
"""

OPEN_TEXT = (
    """
CREATE FUNCTION buka_isi_pengaduan(p_pengaduan bigint, p_pengguna bigint, p_alasan text)
RETURNS TABLE (catatan_id bigint, teks text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN"""
    + LOGGED.format(tindakan="buka_isi_rahasia")
    + """
    RETURN QUERY SELECT t.catatan_id, t.teks
      FROM layanan_dasar_teksrahasia t WHERE t.pengaduan_id = p_pengaduan;
END $$
"""
)

OPEN_PERSON = (
    """
CREATE FUNCTION buka_pelapor(p_pengaduan bigint, p_pengguna bigint, p_alasan text)
RETURNS TABLE (nama text, kontak text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN"""
    + LOGGED.format(tindakan="buka_pelapor")
    + """
    RETURN QUERY SELECT i.nama::text, i.kontak::text
      FROM layanan_dasar_identitaspelapor i WHERE i.pengaduan_id = p_pengaduan;
END $$
"""
)

FUNCTIONS = {
    "temukan_pengaduan(text)": FIND,
    "kiriman_pengaduan(text)": FIND_SENT,
    "teks_bagi_pelapor(text)": OWN_WORDS,
    "buka_isi_pengaduan(bigint, bigint, text)": OPEN_TEXT,
    "buka_pelapor(bigint, bigint, text)": OPEN_PERSON,
}

ROWS = "SELECT, INSERT, UPDATE, DELETE"
TABLES = {
    "layanan_dasar_kuncipengaduan": "INSERT, SELECT (pengaduan_id)",
    "layanan_dasar_teksrahasia": "INSERT, SELECT (id, pengaduan_id, catatan_id)",
    "layanan_dasar_identitaspelapor": "INSERT, SELECT (pengaduan_id)",
    "layanan_dasar_pengaduan": "SELECT, INSERT, UPDATE",
    "layanan_dasar_catatanpengaduan": "SELECT, INSERT, UPDATE",
    "layanan_dasar_lampiranpengaduan": "SELECT, INSERT",
}


class Migration(migrations.Migration):
    """The web role writes codes, sealed texts and contacts and reads none of them back; functions
    answer the holder of a code, or somebody who leaves a reason in the audit trail."""

    dependencies = [
        ("layanan_dasar", "0003_tabel_pengaduan"),
        ("kecamatan", "0002_jejak_audit_hanya_tambah"),
    ]

    operations = [
        *[migrations.RunSQL(create, f"DROP FUNCTION {name}") for name, create in FUNCTIONS.items()],
        *[HakFungsi(name, roles=["web", "pekerja"]) for name in FUNCTIONS],
        *[HakTabel(table, web=web, pekerja=ROWS) for table, web in TABLES.items()],
    ]
