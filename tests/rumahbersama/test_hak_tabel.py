"""What web and pekerja may do with each table, compared with the catalogue of the database.

Every table stands here: a new one fails the test until somebody has thought about it.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db

SEMUA = "DELETE INSERT SELECT UPDATE"
TETAP = "INSERT SELECT UPDATE"
BACA = "SELECT"

# (web, pekerja) where they are not both SEMUA.
KHUSUS = {
    "django_migrations": (BACA, BACA),
    "kecamatan_berkas": ("INSERT SELECT", SEMUA),
    # What was once reported stays reported.
    "kecamatan_keadaanbutir": ("INSERT SELECT", "INSERT SELECT"),
    "kecamatan_butirkelembagaan": (TETAP, TETAP),
    "kecamatan_jejakaudit": ("INSERT SELECT", "INSERT SELECT"),
    # Adopted minutes, their confirmations and their addenda.
    "kecamatan_notularapat": ("INSERT SELECT", "INSERT SELECT"),
    "kecamatan_addendumnotula": ("INSERT SELECT", "INSERT SELECT"),
    "kecamatan_pengesahannotula": ("INSERT SELECT", "INSERT SELECT"),
    "kecamatan_pengguna": (TETAP, TETAP),
    "kecamatan_penugasan": (TETAP, TETAP),
    "kecamatan_riwayattindaklanjut": ("INSERT SELECT", "INSERT SELECT"),
    "kecamatan_tautanmasuk": (TETAP, SEMUA),
    "kecamatan_wilayah": (TETAP, TETAP),
    "kemiskinan_catatanbaris": (BACA, SEMUA),
    "kemiskinan_izindata": (TETAP, TETAP),
    "kemiskinan_identitasindividu": ("", SEMUA),
    "kemiskinan_identitaskeluarga": ("", SEMUA),
    "kemiskinan_identitaspenerima": ("", SEMUA),
    "kemiskinan_identitassasaran": ("", SEMUA),
    "kemiskinan_identitasusulan": ("INSERT", SEMUA),
    "kemiskinan_individu": (BACA, SEMUA),
    "kemiskinan_keluarga": (BACA, SEMUA),
    "kemiskinan_sasaran": (BACA, SEMUA),
    # A criterion that was adopted is history: nobody rewrites it.
    "kemiskinan_kriteriaoptimal": ("INSERT SELECT", "INSERT SELECT"),
    # What somebody saved on a card is history.
    "layanan_dasar_isiankartu": ("INSERT SELECT", "INSERT SELECT"),
    # What a complainant left is written and never read back by pages; nobody deletes a complaint.
    "layanan_dasar_catatanpengaduan": (TETAP, SEMUA),
    "layanan_dasar_identitaspelapor": ("INSERT", SEMUA),
    "layanan_dasar_kuncipengaduan": ("INSERT", SEMUA),
    "layanan_dasar_lampiranpengaduan": ("INSERT SELECT", SEMUA),
    "layanan_dasar_pengaduan": (TETAP, SEMUA),
    "layanan_dasar_teksrahasia": ("INSERT", SEMUA),
}

# Ordinary tables: rows are read and written by pages and worker alike.
BIASA = """
account_emailaddress account_emailconfirmation auth_group auth_group_permissions auth_permission
django_admin_log django_content_type django_session mfa_authenticator
kecamatan_instansi kecamatan_kontak kecamatan_kopsurat kecamatan_padanankode kecamatan_pejabat
kecamatan_harilibur kecamatan_jenisrapat kecamatan_serirapat kecamatan_rapatkoordinasi
kecamatan_usulanagenda kecamatan_agendarapat
kecamatan_undanganrapat kecamatan_kegiatanterpadu kecamatan_langganankalender
kecamatan_mitra kecamatan_dukunganmitra kecamatan_kegiatanekonomi kecamatan_kegiatanekonomi_mitra
kecamatan_inovasi kecamatan_adopsiinovasi
kecamatan_rumahbersama kecamatan_anggotatkpkk kecamatan_tandalokasi kecamatan_lokasibertanda
kecamatan_rumahbersama
kecamatan_kehadiran kecamatan_pindaianhadir kecamatan_fotorapat kecamatan_bundelrapat
kecamatan_keputusanrapat kecamatan_keputusanrapat_dilibatkan
kecamatan_tindaklanjut kecamatan_tindaklanjut_dilibatkan kecamatan_jawabantindaklanjut
kecamatan_tanggaeskalasi kecamatan_ringkasanharian kecamatan_arahan kecamatan_penerimaarahan
kecamatan_pemberitahuan kecamatan_pengguna_groups kecamatan_pengguna_user_permissions
kemiskinan_barisdaftar kemiskinan_beritaacara kemiskinan_daftarpenerima kemiskinan_daftarverval
kemiskinan_intervensi kemiskinan_keputusanpadanan kemiskinan_neraca
kemiskinan_neracabaris kemiskinan_neracawilayah kemiskinan_padanan kemiskinan_pemadanan
kemiskinan_pemetaankolom kemiskinan_penerima kemiskinan_permintaanneraca kemiskinan_program
kemiskinan_rilis kemiskinan_subkegiatan kemiskinan_unduhan kemiskinan_unggahanverval
kemiskinan_usulanbaru kemiskinan_verval
kecamatan_kiriman
pendamping_kunjungan pendamping_pendamping pendamping_penempatan pendamping_programpendampingan
layanan_dasar_instrumen layanan_dasar_dimensi layanan_dasar_indikator layanan_dasar_ruteindikator
layanan_dasar_periodekartu layanan_dasar_kartuskor layanan_dasar_nilai layanan_dasar_validasikartu
api_tokenapi api_kunciidempoten
kemiskinan_angkakemiskinan satu_data_publikasidata
laporan_laporan laporan_aturanlaporan laporan_isianlaporan
layanan_dasar_aturanlayanan layanan_dasar_kategoripengaduan layanan_dasar_pengaturanpengaduan
layanan_dasar_rutepengaduan layanan_dasar_kategoritersembunyi
pendamping_konsultasi pendamping_pustaka pendamping_topikkonsultasi
pendamping_pelatihan pendamping_pesertapelatihan
layanan_dasar_usulanpembangunan layanan_dasar_susunanusulan layanan_dasar_bimbingan
laporan_laporan
""".split()  # noqa: SIM905

HAK = """
SELECT c.relname,
       coalesce(string_agg(p, ' ' ORDER BY p) FILTER (
           WHERE has_table_privilege('web', c.oid, p)), ''),
       coalesce(string_agg(p, ' ' ORDER BY p) FILTER (
           WHERE has_table_privilege('pekerja', c.oid, p)), '')
  FROM pg_class c
 CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) p
 WHERE c.relkind IN ('r', 'p', 'v', 'm') AND c.relnamespace = 'public'::regnamespace
 GROUP BY c.relname
"""

KOLOM_TERBACA = """
SELECT c.relname || '.' || a.attname
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
 WHERE c.relname LIKE 'kemiskinan_identitas%%' AND c.relkind = 'r'
   AND NOT a.attisdropped AND has_column_privilege('web', c.oid, a.attnum, 'SELECT')
"""

KOLOM_TERSEGEL = """
SELECT c.relname || '.' || a.attname
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
 WHERE c.relname IN ('layanan_dasar_identitaspelapor', 'layanan_dasar_kuncipengaduan',
                     'layanan_dasar_teksrahasia')
   AND NOT a.attisdropped AND has_column_privilege('web', c.oid, a.attnum, 'SELECT')
 ORDER BY 1
"""

FUNGSI = """
SELECT p.proname, has_function_privilege('web', p.oid, 'EXECUTE')
  FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
"""


def rows(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def test_hak_setiap_tabel() -> None:
    expected = {**dict.fromkeys(BIASA, (SEMUA, SEMUA)), **KHUSUS}
    assert {name: (web, pekerja) for name, web, pekerja in rows(HAK)} == expected


def test_web_tidak_membaca_satu_pun_kolom_identitas() -> None:
    assert rows(KOLOM_TERBACA) == [("kemiskinan_identitasusulan.usulan_id",)]


def test_fungsi_berwenang_lebih_hanya_yang_dikenal() -> None:
    """SECURITY DEFINER is a door past the table rights: each one is named here."""
    assert sorted(rows(FUNGSI)) == [
        ("baca_stempel_tabel", True),
        ("buka_isi_pengaduan", True),
        ("buka_nik_sasaran", True),
        ("buka_pelapor", True),
        ("kiriman_pengaduan", True),
        ("stempel_tabel", True),
        ("teks_bagi_pelapor", True),
        ("temukan_pengaduan", True),
    ]


def test_web_membaca_hanya_kunci_baris_dari_yang_tersegel() -> None:
    assert [name for (name,) in rows(KOLOM_TERSEGEL)] == [
        "layanan_dasar_identitaspelapor.pengaduan_id",
        "layanan_dasar_kuncipengaduan.pengaduan_id",
        "layanan_dasar_teksrahasia.catatan_id",
        "layanan_dasar_teksrahasia.id",
        "layanan_dasar_teksrahasia.pengaduan_id",
    ]


@pytest.mark.parametrize("role", ["web", "pekerja"])
def test_peran_tidak_memiliki_dan_tidak_membuat_apa_pun(role: str) -> None:
    owned = rows(f"SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = '{role}'")
    assert owned == []
    (rights,) = rows(
        f"SELECT has_schema_privilege('{role}', 'public', 'CREATE'), rolsuper, rolcreaterole, "
        f"rolbypassrls FROM pg_roles WHERE rolname = '{role}'"
    )
    assert rights == (False, False, False, False)
