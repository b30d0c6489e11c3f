-- reads: banding
-- writes: pasangan, the pairs worth a person's eye; `jelas` marks those that may settle themselves
-- invariant: a NIK alone is never clear; words in another order or left out are clear only beside
--   the same NIK and birth date; twins (same birth date, a NIK that differs in the serial
--   only) are clear only under the very same name; two different NIK are never clear
-- safe to repeat: after 50
CREATE TEMP TABLE pasangan ON COMMIT DROP AS
SELECT b.*,
       round(least(1, greatest(0,
           CASE b.nik WHEN 'sama' THEN %(poin_nik_sama)s WHEN 'beda' THEN 0
                      WHEN 'tanpa' THEN %(poin_nik_tanpa)s ELSE %(poin_nik_dekat)s END
         + CASE b.tanggal WHEN 'sama' THEN %(poin_tanggal_sama)s
                          WHEN 'tertukar' THEN %(poin_tanggal_tertukar)s ELSE 0 END
         + %(poin_nama)s * greatest(0, 2 * b.mirip - 1)
         + CASE b.tempat WHEN 'desa' THEN %(poin_desa)s
                         WHEN 'kecamatan' THEN %(poin_kecamatan)s ELSE 0 END
         + CASE WHEN b.jk_beda THEN %(poin_jk_beda)s ELSE 0 END))::numeric, 3) AS skor,
       CASE WHEN b.nik = 'sama'
            THEN b.mirip >= %(mirip_kuat)s
                 OR (b.tanggal IN ('sama', 'tertukar')
                     AND (b.mirip >= %(mirip_nik)s OR b.kata >= %(kata_sama)s))
            WHEN b.jk_beda OR b.nik = 'beda' THEN false
            WHEN b.nik IN ('satu', 'tertukar')
            THEN CASE WHEN b.posisi[1] >= 13 THEN b.mirip = 1
                      ELSE b.mirip >= %(mirip_salah_ketik)s END
                 AND (b.tanggal = 'sama' OR (b.tanggal = 'tertukar' AND b.tempat = 'desa'))
            WHEN b.tanggal = 'sama'
            THEN (b.tempat = 'desa' AND b.mirip >= %(mirip_kuat)s)
                 OR (b.tempat = 'kecamatan' AND b.mirip = 1 AND b.panjang >= %(panjang_khas)s)
            ELSE b.tanggal = 'tertukar' AND b.tempat = 'desa' AND b.mirip = 1 END AS jelas
  FROM banding b
 WHERE CASE WHEN b.nik = 'sama' THEN true
            WHEN b.nik <> 'beda' AND b.tanggal = 'sama' AND b.tempat = 'desa'
                 AND b.kata >= %(kata_sama)s THEN true
            WHEN b.nik IN ('satu', 'tertukar') THEN b.mirip >= %(tinjau_nik_dekat)s
            WHEN b.tanggal = 'sama' THEN
                 b.mirip >= CASE b.tempat WHEN 'desa' THEN %(tinjau_desa)s
                                          WHEN 'kecamatan' THEN %(tinjau_kecamatan)s
                                          ELSE %(tinjau_kabupaten)s END
                 AND (b.nik = 'tanpa' OR b.tempat = 'desa' OR b.panjang >= %(panjang_khas)s)
            ELSE b.tempat = 'desa' AND b.mirip >= %(tinjau_kecamatan)s END;
