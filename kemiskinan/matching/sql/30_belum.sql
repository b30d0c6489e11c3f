-- reads: kiri, calon
-- writes: belum, where those not yet settled by their NIK are searched: under their birth date,
--   under it with day and month exchanged, and among those of their desa without a birth date
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
SELECT l.id AS kiri_id, t.tanggal, t.desa
  FROM kiri l
 CROSS JOIN LATERAL (
       SELECT l.tanggal_lahir, 0 UNION SELECT {balik:l.tanggal_lahir}, 0
       UNION SELECT '-infinity', l.desa_id) t (tanggal, desa)
 WHERE NOT EXISTS (SELECT 1 FROM tuntas WHERE tuntas.kiri_id = l.id);
ANALYZE belum;
