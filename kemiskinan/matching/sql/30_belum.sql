-- reads: kiri, calon
-- writes: belum, where those not yet settled by their NIK are searched: under their birth date
--   (as a day number), under it with day and month exchanged, and among those of their desa who
--   have none (as the negative desa)
-- invariant: who has exactly one bearer of the NIK, with that name and birth date (or day and
--   month exchanged), is not searched further; everybody else is, also against better evidence
-- safe to repeat: after 20
CREATE TEMP TABLE belum ON COMMIT DROP AS
WITH tuntas AS (
    SELECT c.kiri_id
      FROM calon c
      JOIN kiri l ON l.id = c.kiri_id
     GROUP BY c.kiri_id
    HAVING count(*) = 1
       AND bool_and({mirip:l:c} >= %(mirip_salah_ketik)s
                    AND c.tanggal_lahir IN (l.tanggal_lahir, {balik:l.tanggal_lahir}))
)
SELECT l.id AS kiri_id, t.tempat
  FROM kiri l
 CROSS JOIN LATERAL (
       SELECT l.tanggal_lahir - date '1800-01-01'
        UNION SELECT {balik:l.tanggal_lahir} - date '1800-01-01'
        UNION SELECT -l.desa_id) t (tempat)
 WHERE t.tempat IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM tuntas WHERE tuntas.kiri_id = l.id);
ANALYZE belum;
