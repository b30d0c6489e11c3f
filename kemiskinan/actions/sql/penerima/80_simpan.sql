-- Write what the engine found beside each uploaded recipient of one list.
-- Reads: hasil (kiri = penerima, kanan = sasaran). Writes: penerima of the list.
-- Invariant: every recipient has a verdict; only an otomatis one has a Sasaran already.
-- Safe to repeat.
UPDATE kemiskinan_penerima p
   SET status = coalesce(h.status, 'tidak_padan'),
       sasaran_id = CASE WHEN h.status = 'otomatis' THEN h.teratas END,
       skor = h.skor,
       alasan = CASE WHEN h.kiri_id IS NULL THEN ARRAY['tidak ditemukan pada SK yang berlaku']
                     ELSE ARRAY(SELECT jsonb_array_elements_text(h.calon -> 0 -> 'alasan')) END,
       calon = CASE WHEN h.status = 'perlu_ditinjau' THEN h.calon ELSE '[]'::jsonb END,
       keputusan = ''
  FROM kemiskinan_penerima q
  LEFT JOIN (
       SELECT kiri_id,
              CASE WHEN bool_or(status = 'otomatis') THEN 'otomatis' ELSE 'perlu_ditinjau' END
                  AS status,
              (array_agg(kanan_id ORDER BY skor DESC, kanan_id))[1] AS teratas,
              max(skor) AS skor,
              jsonb_agg(jsonb_build_object('sasaran', kanan_id, 'skor', skor, 'alasan', alasan)
                        ORDER BY skor DESC, kanan_id) AS calon
         FROM hasil GROUP BY kiri_id
       ) h ON h.kiri_id = q.id
 WHERE q.id = p.id AND q.daftar_id = %(daftar)s
