-- Give every Sasaran of the SK its one class in each partition of the ledger.
-- Reads: settled pairs (kemiskinan.queries.padanan), sasaran, individu, keluarga, intervensi,
--   subkegiatan, verval, daftarverval, beritaacara.
-- Writes: neracabaris of this neraca, one row per Sasaran of the SK.
-- Invariant: rows written = Sasaran of the SK. A matched person without a decile is perlu_ditinjau.
-- Safe to repeat after the neraca's rows were deleted.
INSERT INTO kemiskinan_neracabaris
    (neraca_id, sasaran_id, padan, intervensi, keberadaan, terintervensi, sementara)
WITH pasangan AS (
    /* settled_pairs */
), desil AS (
    SELECT p.sasaran_id, p.keadaan, coalesce(i.desil, k.desil) AS desil
      FROM pasangan p
      LEFT JOIN kemiskinan_individu i ON i.id = p.individu_id
      LEFT JOIN LATERAL (
          -- DTSEN delivers the decile with the family.
          SELECT max(desil) AS desil FROM kemiskinan_keluarga
           WHERE i.desil IS NULL AND rilis_id = %(keluarga)s AND id_keluarga = i.id_keluarga
             AND i.id_keluarga <> ''
      ) k ON %(keluarga)s::bigint IS NOT NULL
), padan AS (
    SELECT sasaran_id,
           CASE WHEN keadaan = 'tidak_padan' THEN 'tidak_padan'
                WHEN keadaan = 'padan' AND desil = 1 THEN 'masih'
                WHEN keadaan = 'padan' AND desil BETWEEN 2 AND 10 THEN 'keluar'
                ELSE 'perlu_ditinjau'
           END AS kelas
      FROM desil
), bantuan AS (
    SELECT DISTINCT v.sasaran_id, v.sub_kegiatan_id, k.strategi
      FROM kemiskinan_intervensi v
      JOIN kemiskinan_sasaran s ON s.id = v.sasaran_id AND s.rilis_id = %(sk)s
      JOIN kemiskinan_subkegiatan k ON k.id = v.sub_kegiatan_id
     WHERE v.status = 'TERSALUR'
), syarat AS (
    SELECT urutan, (isi ->> 'minimal')::int AS minimal,
           ARRAY(SELECT jsonb_array_elements_text(isi -> 'strategi')::int) AS strategi
      FROM jsonb_array_elements(%(aturan)s::jsonb) WITH ORDINALITY AS daftar (isi, urutan)
), syarat_terpenuhi AS (
    SELECT b.sasaran_id, y.urutan
      FROM bantuan b JOIN syarat y ON b.strategi = ANY (y.strategi)
     GROUP BY b.sasaran_id, y.urutan, y.minimal
    HAVING count(*) >= y.minimal
), optimal AS (
    SELECT sasaran_id FROM syarat_terpenuhi
     GROUP BY sasaran_id
    HAVING count(*) = (SELECT count(*) FROM syarat)
), temuan AS (
    SELECT DISTINCT ON (v.sasaran_id) v.sasaran_id, lower(v.keberadaan) AS keberadaan,
           NOT EXISTS (SELECT FROM kemiskinan_beritaacara ba
                        WHERE ba.daftar_id = v.daftar_id AND ba.desa_id = s.desa_id
                          AND ba.disahkan_at IS NOT NULL) AS sementara
      FROM kemiskinan_verval v
      JOIN kemiskinan_sasaran s ON s.id = v.sasaran_id AND s.rilis_id = %(sk)s
      JOIN kemiskinan_daftarverval d ON d.id = v.daftar_id AND d.status <> 'DIBATALKAN'
     WHERE v.terkini
     ORDER BY v.sasaran_id, v.dikunjungi DESC, v.id DESC
), kelas AS (
    SELECT s.id AS sasaran_id, p.kelas AS padan,
           CASE WHEN p.kelas <> 'masih' THEN ''
                WHEN o.sasaran_id IS NOT NULL THEN 'optimal'
                WHEN b.sasaran_id IS NOT NULL THEN 'belum_optimal'
                ELSE 'belum_diintervensi'
           END AS intervensi,
           b.sasaran_id IS NOT NULL AS terintervensi
      FROM kemiskinan_sasaran s
      JOIN padan p ON p.sasaran_id = s.id
      LEFT JOIN optimal o ON o.sasaran_id = s.id
      LEFT JOIN (SELECT DISTINCT sasaran_id FROM bantuan) b ON b.sasaran_id = s.id
     WHERE s.rilis_id = %(sk)s
)
SELECT %(neraca)s, k.sasaran_id, k.padan, k.intervensi,
       CASE WHEN k.intervensi IN ('belum_optimal', 'belum_diintervensi')
            THEN coalesce(t.keberadaan, 'belum_disisir') ELSE '' END,
       k.terintervensi,
       k.intervensi IN ('belum_optimal', 'belum_diintervensi') AND coalesce(t.sementara, false)
  FROM kelas k
  LEFT JOIN temuan t ON t.sasaran_id = k.sasaran_id
