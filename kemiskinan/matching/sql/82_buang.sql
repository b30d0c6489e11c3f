-- reads: hasil
-- writes: kemiskinan_padanan: removes what an earlier run offered and this one does not
-- invariant: a pair that a person decided stays, with the verdict it had; the row that says
--   "no candidate" goes only where there is one now
-- safe to repeat: yes
DELETE FROM kemiskinan_padanan p
 WHERE p.pemadanan_id = %(pemadanan)s
   AND p.keputusan = ''
   AND CASE WHEN p.individu_id IS NULL
            THEN EXISTS (SELECT 1 FROM hasil h WHERE h.kiri_id = p.sasaran_id)
            ELSE NOT EXISTS (SELECT 1 FROM hasil h
                              WHERE h.kiri_id = p.sasaran_id AND h.kanan_id = p.individu_id) END;
