-- reads: pasangan, kecamatan_wilayah (to say desa or kelurahan)
-- writes: hasil (kiri_id, kanan_id, skor, nik_beda, status, alasan); status otomatis or
--   perlu_ditinjau
-- invariant: otomatis stands alone on both sides: one row for its kiri, no other otomatis on its
--   kanan; two candidates within `jarak` of each other are never settled here
-- safe to repeat: after 60
CREATE TEMP TABLE hasil ON COMMIT DROP AS
WITH diperingkat AS (
    SELECT p.*,
           count(*) FILTER (WHERE p.jelas) OVER (PARTITION BY p.kiri_id) AS banyak_jelas,
           max(p.skor) FILTER (WHERE NOT p.jelas) OVER (PARTITION BY p.kiri_id) AS skor_lain
      FROM pasangan p
), calon_tunggal AS (
    SELECT d.*,
           d.jelas AND d.banyak_jelas = 1
           AND coalesce(d.skor_lain <= d.skor - %(jarak)s, true) AS tunggal
      FROM diperingkat d
), diakui AS (
    SELECT t.*,
           count(*) FILTER (WHERE t.tunggal) OVER (PARTITION BY t.kanan_id) AS pengaku,
           bool_or(t.tunggal) OVER (PARTITION BY t.kiri_id) AS kiri_tuntas
      FROM calon_tunggal t
), dinilai AS (
    SELECT a.*, a.tunggal AND a.pengaku = 1 AS otomatis
      FROM diakui a
     WHERE a.tunggal OR NOT a.kiri_tuntas
)
SELECT d.kiri_id, d.kanan_id, d.skor,
       CASE WHEN d.nik = 'tanpa' THEN '{}'::int[]
            ELSE ARRAY(SELECT i FROM generate_series(1, 16) i
                        WHERE substr(d.nik_kiri, i, 1) <> substr(d.nik_kanan, i, 1))
       END AS nik_beda,
       CASE WHEN d.otomatis THEN 'otomatis' ELSE 'perlu_ditinjau' END AS status,
       array_remove(ARRAY[
           CASE d.nik WHEN 'sama' THEN 'NIK sama'
                      WHEN 'satu' THEN format('NIK beda satu angka (angka ke-%%s)', d.posisi[1])
                      WHEN 'tertukar' THEN format('NIK tertukar dua angka (angka ke-%%s dan ke-%%s)',
                                                  d.posisi[1], d.posisi[2])
                      WHEN 'tanpa' THEN 'NIK tidak dapat dibandingkan'
                      ELSE 'NIK berbeda' END,
           CASE WHEN d.mirip = 1 AND d.seejaan THEN 'nama sama'
                WHEN d.mirip = 1 THEN 'nama sama, ejaan berbeda'
                WHEN d.mirip >= %(tinjau_nik_dekat)s
                THEN 'nama mirip ' || replace(to_char(d.mirip, 'FM0.00'), '.', ',')
                WHEN d.kata >= %(kata_sama)s THEN 'sebagian kata nama sama'
                ELSE 'nama berbeda' END,
           CASE d.tanggal WHEN 'sama' THEN 'tanggal lahir sama'
                          WHEN 'tertukar' THEN 'hari dan bulan lahir tertukar'
                          WHEN 'tanpa' THEN 'tanggal lahir tidak dapat dibandingkan'
                          ELSE 'tanggal lahir berbeda' END,
           CASE d.tempat WHEN 'desa'
                THEN CASE w.jenis WHEN 'kelurahan' THEN 'kelurahan sama' ELSE 'desa sama' END
                WHEN 'kecamatan' THEN 'pindah desa/kelurahan, kecamatan sama'
                ELSE 'kecamatan berbeda' END,
           CASE WHEN d.jk_beda THEN 'jenis kelamin berbeda' END,
           CASE WHEN NOT d.otomatis AND d.pengaku > 1
                THEN 'orang ini juga cocok dengan baris lain' END,
           CASE WHEN NOT d.otomatis AND d.banyak_jelas > 1
                THEN 'ada calon lain yang sama kuat' END,
           CASE WHEN NOT d.otomatis AND d.nik IN ('satu', 'tertukar') AND d.posisi[1] >= 13
                THEN 'mungkin saudara kembar' END
       ], NULL) AS alasan
  FROM dinilai d
  LEFT JOIN kecamatan_wilayah w ON w.id = d.desa_id;
