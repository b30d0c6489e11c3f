"""Closed lists of kemiskinan. Values are stored; labels are what a person reads."""

from __future__ import annotations

from django.db.models import TextChoices


class JenisRilis(TextChoices):
    P3KE_INDIVIDU = "p3ke-individu", "P3KE individu"
    P3KE_KELUARGA = "p3ke-keluarga", "P3KE kepala keluarga"
    DTSEN_INDIVIDU = "dtsen-individu", "DTSEN individu"
    DTSEN_KELUARGA = "dtsen-keluarga", "DTSEN keluarga"
    SK_BUPATI = "sk-bupati", "SK Bupati/Wali Kota"


INDIVIDU = (JenisRilis.P3KE_INDIVIDU, JenisRilis.DTSEN_INDIVIDU)
"""Kinds that hold people one by one."""


class StatusRilis(TextChoices):
    """DITERIMA → DIBACA → DIPERIKSA → BERLAKU; the rest are ends."""

    DITERIMA = "DITERIMA", "Diterima"
    DIBACA = "DIBACA", "Dibaca"
    DIPERIKSA = "DIPERIKSA", "Siap diterapkan"
    BERLAKU = "BERLAKU", "Berlaku"
    DITOLAK = "DITOLAK", "Ditolak"
    DIBATALKAN = "DIBATALKAN", "Dibatalkan"
    GAGAL = "GAGAL", "Gagal"
    DIGANTI = "DIGANTI", "Diganti"


class StatusProses(TextChoices):
    """Life of any other long work."""

    MENUNGGU = "MENUNGGU", "Menunggu"
    BERJALAN = "BERJALAN", "Berjalan"
    SELESAI = "SELESAI", "Selesai"
    GAGAL = "GAGAL", "Gagal"


class StatusPadanan(TextChoices):
    """The engine's verdict on a pair; it never changes after the run."""

    OTOMATIS = "otomatis", "Padan otomatis"
    PERLU_DITINJAU = "perlu_ditinjau", "Perlu ditinjau"
    TIDAK_PADAN = "tidak_padan", "Tidak terpadankan"


class Keputusan(TextChoices):
    """A person's decision on a pair."""

    KOSONG = "", "Belum diputuskan"
    PADAN = "padan", "Orang yang sama"
    BUKAN = "bukan", "Bukan orang yang sama"


class Keberadaan(TextChoices):
    """Axis A of verval (BDT 2018 FKP.02, Jombang 2024)."""

    ADA = "ADA", "Ada"
    MENINGGAL = "MENINGGAL", "Meninggal"
    PINDAH = "PINDAH", "Pindah"
    TIDAK_DITEMUKAN = "TIDAK_DITEMUKAN", "Tidak ditemukan"
    GANDA = "GANDA", "Data ganda"


class RincianKeberadaan(TextChoices):
    TIDAK_ADA = "", "–"
    PINDAH_DALAM_DESA = "PINDAH_DALAM_DESA", "Pindah di dalam desa/kelurahan"
    PINDAH_DALAM_KEC = "PINDAH_DALAM_KEC", "Pindah di dalam kecamatan"
    PINDAH_DALAM_KAB = "PINDAH_DALAM_KAB", "Pindah di dalam kabupaten/kota"
    PINDAH_LUAR_KAB = "PINDAH_LUAR_KAB", "Pindah ke luar kabupaten/kota"
    TIDAK_DIKENAL = "TIDAK_DIKENAL", "Tidak dikenal warga"
    TIDAK_DAPAT_DITEMUI = "TIDAK_DAPAT_DITEMUI", "Tidak dapat ditemui"
    MENOLAK = "MENOLAK", "Menolak ditemui"


class Kelayakan(TextChoices):
    """Axis B of verval."""

    BELUM = "BELUM", "Belum dinilai"
    LAYAK_ME = "LAYAK_ME", "Layak, miskin ekstrem"
    LAYAK_MISKIN = "LAYAK_MISKIN", "Layak, miskin"
    LAYAK_DENGAN_INTERVENSI = "LAYAK_DENGAN_INTERVENSI", "Layak dengan intervensi"
    TIDAK_LAYAK_MAMPU = "TIDAK_LAYAK_MAMPU", "Tidak layak, sudah mampu"
    TIDAK_LAYAK_ASN = "TIDAK_LAYAK_ASN", "Tidak layak, ASN/TNI/Polri/pensiunan"
    GRADUASI_MANDIRI = "GRADUASI_MANDIRI", "Graduasi mandiri"


class Bantuan(TextChoices):
    """Axis C: what the field says; it never counts, it only shows a disagreement."""

    BELUM_DITANYA = "", "Belum ditanyakan"
    BELUM_MENERIMA = "BELUM_MENERIMA", "Belum menerima"
    MENERIMA_CUKUP = "MENERIMA_CUKUP", "Menerima, cukup"
    MENERIMA_BELUM_CUKUP = "MENERIMA_BELUM_CUKUP", "Menerima, belum cukup"


class Masalah(TextChoices):
    """Axis D: main problem or need; each suggests an OPD pengampu."""

    RTLH = "RTLH", "Rumah tidak layak huni"
    JAMBAN = "JAMBAN", "Tidak punya jamban layak"
    AIR_MINUM = "AIR_MINUM", "Tidak punya air minum layak"
    TIDAK_BEKERJA = "TIDAK_BEKERJA", "Tidak bekerja"
    DISABILITAS_LANSIA = "DISABILITAS_LANSIA", "Disabilitas atau lanjut usia"
    SAKIT_MENAHUN = "SAKIT_MENAHUN", "Sakit menahun"
    ATS = "ATS", "Anak tidak sekolah"
    TANPA_ADMINDUK = "TANPA_ADMINDUK", "Tidak punya dokumen kependudukan"
    TANPA_JKN = "TANPA_JKN", "Tidak punya JKN"
    LAINNYA = "LAINNYA", "Lainnya"


class JenisDaftar(TextChoices):
    LAPANGAN = "lapangan", "Verifikasi lapangan"
    INTERVENSI = "intervensi", "Pemenuhan intervensi"


class StatusDaftar(TextChoices):
    TERBUKA = "TERBUKA", "Terbuka"
    DITUTUP = "DITUTUP", "Ditutup dengan berita acara"
    DIBATALKAN = "DIBATALKAN", "Dibatalkan"


class SumberDana(TextChoices):
    APBN = "APBN", "APBN"
    APBD_PROVINSI = "APBD_PROVINSI", "APBD provinsi"
    APBD = "APBD", "APBD kabupaten/kota"
    DANA_DESA = "DANA_DESA", "Dana desa"
    DBHCHT = "DBHCHT", "DBHCHT"
    CSR = "CSR", "CSR"
    BAZNAS = "BAZNAS", "Baznas"
    LAINNYA = "LAINNYA", "Lainnya"


class StatusIntervensi(TextChoices):
    DIUSULKAN = "DIUSULKAN", "Diusulkan"
    DITETAPKAN = "DITETAPKAN", "Ditetapkan"
    TERSALUR = "TERSALUR", "Tersalur"
    GAGAL_SALUR = "GAGAL_SALUR", "Gagal salur"


class JenisUnduhan(TextChoices):
    """By-name lists; each is made for one person and one purpose."""

    DAFTAR_VERVAL = "daftar-verval", "Daftar verval (isian)"
    SASARAN = "sasaran", "Daftar sasaran"
    REKAP_PIMPINAN = "rekap-pimpinan", "Daftar yang masih perlu ditangani"
    MENINGGAL = "meninggal-tanpa-akta", "Meninggal, belum berakta kematian"
    RANCANGAN_SK = "rancangan-sk", "Rancangan lampiran SK perubahan"


class StatusUsulan(TextChoices):
    DIUSULKAN = "DIUSULKAN", "Diusulkan"
    DIVERIFIKASI = "DIVERIFIKASI", "Diverifikasi"
    DITERUSKAN = "DITERUSKAN", "Diteruskan"
    DITOLAK = "DITOLAK", "Ditolak"


class KelasPadan(TextChoices):
    """First partition of the neraca; exactly one per Sasaran."""

    KELUAR = "keluar", "Tidak lagi tercatat di desil 1"
    MASIH = "masih", "Masih desil 1"
    PERLU_DITINJAU = "perlu_ditinjau", "Perlu ditinjau"
    TIDAK_PADAN = "tidak_padan", "Tidak terpadankan"


class KelasIntervensi(TextChoices):
    """Second partition; exactly one per Sasaran that is `masih`."""

    OPTIMAL = "optimal", "Intervensi optimal"
    BELUM_OPTIMAL = "belum_optimal", "Belum optimal"
    BELUM_DIINTERVENSI = "belum_diintervensi", "Belum diintervensi"


class KelasKeberadaan(TextChoices):
    """Third partition; exactly one per Sasaran that is not yet optimal."""

    ADA = "ada", "Masih ada"
    MENINGGAL = "meninggal", "Meninggal"
    PINDAH = "pindah", "Pindah"
    TIDAK_DITEMUKAN = "tidak_ditemukan", "Tidak ditemukan"
    GANDA = "ganda", "Ganda"
    BELUM_DISISIR = "belum_disisir", "Belum disisir"


class UkuranKemiskinan(TextChoices):
    """What a macro figure measures (BPS, Susenas); each has its unit."""

    P0 = "p0", "Persentase penduduk miskin (P0)"
    EKSTREM = "ekstrem", "Persentase miskin ekstrem"
    P1 = "p1", "Indeks kedalaman kemiskinan (P1)"
    P2 = "p2", "Indeks keparahan kemiskinan (P2)"
    JUMLAH = "jumlah", "Jumlah penduduk miskin"
    GARIS = "garis", "Garis kemiskinan"

    @property
    def satuan(self) -> str:
        return SATUAN_UKURAN.get(self.value, "persen")


SATUAN_UKURAN = {
    "p1": "indeks",
    "p2": "indeks",
    "jumlah": "jiwa",
    "garis": "rupiah per kapita per bulan",
}
"""Units that are not percent."""
