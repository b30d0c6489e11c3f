-- reads: hasil
-- writes: kemiskinan_padanan of the run %(pemadanan)s: new verdicts, scores and reasons
-- invariant: a person's decision is never touched
-- safe to repeat: yes, a pair stands once per run
INSERT INTO kemiskinan_padanan AS p
    (kabupaten_id, pemadanan_id, sasaran_id, individu_id, skor, alasan, nik_beda, status, keputusan)
SELECT %(kabupaten)s, %(pemadanan)s, h.kiri_id, h.kanan_id, h.skor, h.alasan, h.nik_beda, h.status,
       ''
  FROM hasil h
    ON CONFLICT (pemadanan_id, sasaran_id, individu_id) DO UPDATE
   SET skor = EXCLUDED.skor, alasan = EXCLUDED.alasan, nik_beda = EXCLUDED.nik_beda,
       status = EXCLUDED.status
 WHERE (p.skor, p.alasan, p.nik_beda, p.status)
       IS DISTINCT FROM (EXCLUDED.skor, EXCLUDED.alasan, EXCLUDED.nik_beda, EXCLUDED.status);
