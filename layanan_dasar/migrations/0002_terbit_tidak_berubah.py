from django.db import migrations

from fondasi.database.grants import HakTabel

GUARD = """
CREATE FUNCTION tolak_ubah_instrumen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status = 'DRAF' THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE'
       OR NOT (NEW.status = OLD.status OR (OLD.status = 'BERLAKU' AND NEW.status = 'DITUTUP'))
       OR to_jsonb(NEW) - ARRAY['status', 'ditutup_at', 'oleh_id']
          <> to_jsonb(OLD) - ARRAY['status', 'ditutup_at', 'oleh_id'] THEN
        RAISE EXCEPTION 'Instrumen yang sudah terbit tidak berubah.'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER instrumen_terbit_tetap BEFORE UPDATE OR DELETE ON layanan_dasar_instrumen
    FOR EACH ROW EXECUTE FUNCTION tolak_ubah_instrumen();

CREATE FUNCTION tolak_ubah_isi_instrumen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    terbit boolean := false;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        SELECT status <> 'DRAF' INTO terbit FROM layanan_dasar_instrumen WHERE id = OLD.instrumen_id;
    END IF;
    IF TG_OP <> 'DELETE' AND NOT coalesce(terbit, false) THEN
        SELECT status <> 'DRAF' INTO terbit FROM layanan_dasar_instrumen WHERE id = NEW.instrumen_id;
    END IF;
    IF terbit THEN
        RAISE EXCEPTION 'Instrumen yang sudah terbit tidak berubah.'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER dimensi_terbit_tetap BEFORE INSERT OR UPDATE OR DELETE ON layanan_dasar_dimensi
    FOR EACH ROW EXECUTE FUNCTION tolak_ubah_isi_instrumen();
CREATE TRIGGER indikator_terbit_tetap BEFORE INSERT OR UPDATE OR DELETE ON layanan_dasar_indikator
    FOR EACH ROW EXECUTE FUNCTION tolak_ubah_isi_instrumen();

CREATE FUNCTION tolak_ubah_nilai_terkunci() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    terkunci boolean;
BEGIN
    SELECT status = 'TERKUNCI' INTO terkunci FROM layanan_dasar_kartuskor
     WHERE id = CASE TG_OP WHEN 'INSERT' THEN NEW.kartu_id ELSE OLD.kartu_id END;
    IF terkunci AND NOT (TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'oleh_id' = to_jsonb(OLD) - 'oleh_id')
    THEN
        RAISE EXCEPTION 'Kartu skor yang terkunci tidak berubah.'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER nilai_terkunci_tetap BEFORE INSERT OR UPDATE OR DELETE ON layanan_dasar_nilai
    FOR EACH ROW EXECUTE FUNCTION tolak_ubah_nilai_terkunci();
"""
UNGUARD = """
DROP TRIGGER nilai_terkunci_tetap ON layanan_dasar_nilai;
DROP FUNCTION tolak_ubah_nilai_terkunci();
DROP TRIGGER indikator_terbit_tetap ON layanan_dasar_indikator;
DROP TRIGGER dimensi_terbit_tetap ON layanan_dasar_dimensi;
DROP FUNCTION tolak_ubah_isi_instrumen();
DROP TRIGGER instrumen_terbit_tetap ON layanan_dasar_instrumen;
DROP FUNCTION tolak_ubah_instrumen();
"""
ADD_ONLY = "SELECT, INSERT, UPDATE (oleh_id)"


class Migration(migrations.Migration):
    """A published instrument and the answers of a locked card stay, for every database role."""

    dependencies = [("layanan_dasar", "0001_tabel_kartu_skor")]

    operations = [
        migrations.RunSQL(GUARD, UNGUARD),
        HakTabel("layanan_dasar_isiankartu", web=ADD_ONLY, pekerja=ADD_ONLY),
    ]
