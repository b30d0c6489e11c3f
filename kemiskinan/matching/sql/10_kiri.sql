-- reads: the caller's query {kiri} (id, nik, nama, tanggal_lahir, desa_id, kecamatan_id, jk)
-- writes: kiri, one row per id, with the key of the name
-- invariant: count(kiri) = count of the caller's rows; no NIK leaves the transaction
-- safe to repeat: yes, the tables are made anew
DROP TABLE IF EXISTS pg_temp.hasil, pg_temp.pasangan, pg_temp.banding, pg_temp.sekitar, pg_temp.belum,
    pg_temp.calon, pg_temp.kiri;
CREATE TEMP TABLE kiri ON COMMIT DROP AS
SELECT l.*, {inti:kunci} AS inti
  FROM (SELECT k.id, k.nik, k.nama, k.tanggal_lahir, k.desa_id, k.kecamatan_id,
               nullif(k.jk, '') AS jk, {kunci:k.nama} AS kunci
          FROM ({kiri}) k
        OFFSET 0) l;
ANALYZE kiri;
