-- Give every Sasaran of the SK its one class in each partition of the ledger, and count the people of
-- each class per kabupaten, per kecamatan and per desa.
-- Reads: settled pairs (kemiskinan.queries.padanan), sasaran, individu, keluarga, intervensi,
--   subkegiatan, verval, daftarverval, beritaacara.
-- Writes: neracabaris of this neraca, one row per Sasaran of the SK; only rows whose class changed.
-- Answers: one row per place with its figures, those nobody looked for, and the rows written.
-- Invariant: people classified = Sasaran of the SK. A matched person without a decile is
--   perlu_ditinjau. Each level is summed on its own from the people of each desa, so that the
--   sums can be compared.
--   No row falls away: a decree keeps its people, and their rows here hold them.
-- Safe to repeat: the second time nothing is written.
WITH pasangan AS (
    /* settled_pairs */
), desil AS (
    SELECT p.sasaran_id, p.kecamatan_id, p.desa_id, p.keadaan, p.dicari,
           coalesce(i.desil, k.desil) AS desil
      FROM pasangan p
      LEFT JOIN kemiskinan_individu i ON i.id = p.individu_id
      LEFT JOIN LATERAL (
          -- DTSEN delivers the decile with the family.
          SELECT max(desil) AS desil FROM kemiskinan_keluarga
           WHERE i.desil IS NULL AND rilis_id = %(keluarga)s AND id_keluarga = i.id_keluarga
             AND i.id_keluarga <> ''
      ) k ON %(keluarga)s::bigint IS NOT NULL
), padan AS (
    SELECT sasaran_id, kecamatan_id, desa_id, dicari,
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
    SELECT p.sasaran_id, p.kecamatan_id, p.desa_id, p.dicari, p.kelas AS padan,
           CASE WHEN p.kelas <> 'masih' THEN ''
                WHEN o.sasaran_id IS NOT NULL THEN 'optimal'
                WHEN b.sasaran_id IS NOT NULL THEN 'belum_optimal'
                ELSE 'belum_diintervensi'
           END AS intervensi,
           b.sasaran_id IS NOT NULL AS terintervensi
      FROM padan p
      LEFT JOIN optimal o ON o.sasaran_id = p.sasaran_id
      LEFT JOIN (SELECT DISTINCT sasaran_id FROM bantuan) b ON b.sasaran_id = p.sasaran_id
), baru AS MATERIALIZED (
    SELECT k.sasaran_id, k.kecamatan_id, k.desa_id, k.dicari, k.padan, k.intervensi,
           CASE WHEN k.intervensi IN ('belum_optimal', 'belum_diintervensi')
                THEN coalesce(t.keberadaan, 'belum_disisir') ELSE '' END AS keberadaan,
           k.terintervensi,
           k.intervensi IN ('belum_optimal', 'belum_diintervensi')
               AND coalesce(t.sementara, false) AS sementara
      FROM kelas k
      LEFT JOIN temuan t ON t.sasaran_id = k.sasaran_id
), ditulis AS (
    INSERT INTO kemiskinan_neracabaris
        (neraca_id, sasaran_id, padan, intervensi, keberadaan, terintervensi, sementara)
    SELECT %(neraca)s, b.sasaran_id, b.padan, b.intervensi, b.keberadaan, b.terintervensi,
           b.sementara
      FROM baru b
      LEFT JOIN kemiskinan_neracabaris l
        ON l.neraca_id = %(neraca)s AND l.sasaran_id = b.sasaran_id
     WHERE (b.padan, b.intervensi, b.keberadaan, b.terintervensi, b.sementara)
           IS DISTINCT FROM
           (l.padan, l.intervensi, l.keberadaan, l.terintervensi, l.sementara)
    ON CONFLICT (neraca_id, sasaran_id) DO UPDATE
       SET (padan, intervensi, keberadaan, terintervensi, sementara)
         = (EXCLUDED.padan, EXCLUDED.intervensi, EXCLUDED.keberadaan, EXCLUDED.terintervensi,
            EXCLUDED.sementara)
    RETURNING 1
), kelompok AS (
    SELECT kecamatan_id, desa_id, count(*) AS sk, count(*) FILTER (WHERE NOT dicari) AS tak_dicari,
           count(*) FILTER (WHERE padan = 'keluar') AS keluar,
           count(*) FILTER (WHERE padan = 'masih') AS masih,
           count(*) FILTER (WHERE padan = 'perlu_ditinjau') AS perlu_ditinjau,
           count(*) FILTER (WHERE padan = 'tidak_padan') AS tidak_padan,
           count(*) FILTER (WHERE intervensi = 'optimal') AS optimal,
           count(*) FILTER (WHERE intervensi = 'belum_optimal') AS belum_optimal,
           count(*) FILTER (WHERE intervensi = 'belum_diintervensi') AS belum_diintervensi,
           count(*) FILTER (WHERE keberadaan = 'ada') AS ada,
           count(*) FILTER (WHERE keberadaan = 'meninggal') AS meninggal,
           count(*) FILTER (WHERE keberadaan = 'pindah') AS pindah,
           count(*) FILTER (WHERE keberadaan = 'tidak_ditemukan') AS tidak_ditemukan,
           count(*) FILTER (WHERE keberadaan = 'ganda') AS ganda,
           count(*) FILTER (WHERE keberadaan = 'belum_disisir') AS belum_disisir,
           count(*) FILTER (WHERE terintervensi) AS terintervensi,
           count(*) FILTER (WHERE sementara) AS sementara
      FROM baru
     GROUP BY kecamatan_id, desa_id
)
SELECT grouping(kecamatan_id) + grouping(desa_id) AS tingkat, kecamatan_id, desa_id,
       (SELECT count(*) FROM ditulis) AS ditulis,
       coalesce(sum(tak_dicari), 0)::int AS tak_dicari,
       coalesce(sum(sk), 0)::int AS sk,
       coalesce(sum(keluar), 0)::int AS keluar,
       coalesce(sum(masih), 0)::int AS masih,
       coalesce(sum(perlu_ditinjau), 0)::int AS perlu_ditinjau,
       coalesce(sum(tidak_padan), 0)::int AS tidak_padan,
       coalesce(sum(optimal), 0)::int AS optimal,
       coalesce(sum(belum_optimal), 0)::int AS belum_optimal,
       coalesce(sum(belum_diintervensi), 0)::int AS belum_diintervensi,
       coalesce(sum(ada), 0)::int AS ada,
       coalesce(sum(meninggal), 0)::int AS meninggal,
       coalesce(sum(pindah), 0)::int AS pindah,
       coalesce(sum(tidak_ditemukan), 0)::int AS tidak_ditemukan,
       coalesce(sum(ganda), 0)::int AS ganda,
       coalesce(sum(belum_disisir), 0)::int AS belum_disisir,
       coalesce(sum(terintervensi), 0)::int AS terintervensi,
       coalesce(sum(sementara), 0)::int AS sementara
  FROM kelompok
 GROUP BY GROUPING SETS ((), (kecamatan_id), (kecamatan_id, desa_id))
