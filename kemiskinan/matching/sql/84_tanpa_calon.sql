-- reads: kemiskinan_sasaran of the decree %(sk)s, kemiskinan_padanan of the run
-- writes: kemiskinan_padanan: one row without individu for everybody nobody was found for
-- invariant: afterwards every Sasaran of the decree has at least one row
-- safe to repeat: yes
INSERT INTO kemiskinan_padanan
    (kabupaten_id, pemadanan_id, sasaran_id, individu_id, skor, alasan, nik_beda, status, keputusan)
SELECT s.kabupaten_id, %(pemadanan)s, s.id, NULL, NULL, ARRAY['tidak ada calon'], '{}',
       'tidak_padan', ''
  FROM kemiskinan_sasaran s
 WHERE s.rilis_id = %(sk)s
   AND NOT EXISTS (SELECT 1 FROM kemiskinan_padanan p
                    WHERE p.pemadanan_id = %(pemadanan)s AND p.sasaran_id = s.id);
