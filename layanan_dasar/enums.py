"""Closed lists of this room. Values are stored; labels are what a person reads."""

from __future__ import annotations

from django.db.models import TextChoices

# Instruments and scorecards.


class StatusInstrumen(TextChoices):
    """DRAF -> BERLAKU -> DITUTUP; only a draft can be changed."""

    DRAF = "DRAF", "Draf"
    BERLAKU = "BERLAKU", "Berlaku"
    DITUTUP = "DITUTUP", "Ditutup"


class JenisDimensi(TextChoices):
    UTAMA = "UTAMA", "Layanan utama"
    TAMBAHAN = "TAMBAHAN", "Tambahan"


class JenisIndikator(TextChoices):
    RASIO = "RASIO", "Jumlah dari seluruhnya"
    ANGKA = "ANGKA", "Angka"
    PILIHAN = "PILIHAN", "Pilihan"
    YA_TIDAK = "YA_TIDAK", "Ya atau tidak"
    TANGGAL = "TANGGAL", "Tanggal"
    TEKS = "TEKS", "Teks"
    WARGA = "WARGA", "Penilaian warga 1-5"


class AspekIndikator(TextChoices):
    """Quality and accessibility are reported apart from coverage."""

    CAKUPAN = "CAKUPAN", "Cakupan"
    KUALITAS = "KUALITAS", "Kualitas"
    AKSESIBILITAS = "AKSESIBILITAS", "Aksesibilitas"


class UntukWilayah(TextChoices):
    """A kelurahan has no APBDes: its card leaves such indicators out."""

    SEMUA = "SEMUA", "Desa dan kelurahan"
    DESA = "DESA", "Desa saja"
    KELURAHAN = "KELURAHAN", "Kelurahan saja"


class Pengisi(TextChoices):
    """Who knows the figure; a word on the form, not an authority."""

    DESA = "DESA", "Pemerintah desa/kelurahan"
    PENDAMPING = "PENDAMPING", "Pendamping"
    BIDAN = "BIDAN", "Bidan desa"
    GIZI = "GIZI", "Petugas gizi"
    SANITARIAN = "SANITARIAN", "Sanitarian"
    UPT_DIKBUD = "UPT_DIKBUD", "UPT pendidikan"
    TKSK = "TKSK", "TKSK"
    KASI_PMD = "KASI_PMD", "Kasi PMD kecamatan"
    PENYULUH = "PENYULUH", "Penyuluh pertanian"
    WARGA = "WARGA", "Musyawarah warga"


class Keadaan(TextChoices):
    """Three ways of having no value, never mixed. A question without a row is *tidak diisi* too;
    the row of a cleared answer stays, so that a clearing can be seen and can conflict."""

    TERISI = "TERISI", "Terisi"
    TIDAK_DIISI = "TIDAK_DIISI", "Tidak diisi"
    TIDAK_ADA_LAYANAN = "TIDAK_ADA_LAYANAN", "Tidak ada layanan"
    TIDAK_BERLAKU = "TIDAK_BERLAKU", "Tidak berlaku"


class WarnaSkor(TextChoices):
    MERAH = "MERAH", "Merah"
    KUNING = "KUNING", "Kuning"
    HIJAU = "HIJAU", "Hijau"


class StatusKartu(TextChoices):
    """DRAF -> DIAJUKAN -> (DIVALIDASI) -> DIVERIFIKASI -> TERKUNCI, or DIKEMBALIKAN and again."""

    DRAF = "DRAF", "Draf"
    DIAJUKAN = "DIAJUKAN", "Diajukan"
    DIVALIDASI = "DIVALIDASI", "Divalidasi UPT"
    DIKEMBALIKAN = "DIKEMBALIKAN", "Dikembalikan"
    DIVERIFIKASI = "DIVERIFIKASI", "Diverifikasi"
    TERKUNCI = "TERKUNCI", "Terkunci"


class PutusanNilai(TextChoices):
    MENUNGGU = "MENUNGGU", "Menunggu"
    DITERIMA = "DITERIMA", "Diterima"
    DIKEMBALIKAN = "DIKEMBALIKAN", "Dikembalikan"


# Pengaduan


class JenisPengaduan(TextChoices):
    """The three kinds of report of SP4N-LAPOR!."""

    PENGADUAN = "PENGADUAN", "Pengaduan"
    ASPIRASI = "ASPIRASI", "Aspirasi"
    INFORMASI = "INFORMASI", "Permintaan informasi"


class IdentitasPelaporan(TextChoices):
    """How a person complains: with a name, with a name that the reported party and the public
    never see, or without anything taken."""

    TERBUKA = "TERBUKA", "Dengan nama"
    ANONIM = "ANONIM", "Anonim"
    TANPA = "TANPA", "Tanpa identitas"


class KanalPengaduan(TextChoices):
    WEB = "WEB", "Laman"
    TATAP_MUKA = "TATAP_MUKA", "Datang langsung"
    WHATSAPP = "WHATSAPP", "WhatsApp atau telepon"
    MUSDES = "MUSDES", "Musyawarah desa/kelurahan"
    LAPOR = "LAPOR", "SP4N-LAPOR!"
    MITRA = "MITRA", "Sistem mitra"


KANAL_LOKET = (
    KanalPengaduan.TATAP_MUKA,
    KanalPengaduan.WHATSAPP,
    KanalPengaduan.MUSDES,
    KanalPengaduan.LAPOR,
)
"""What a person writes down; the others write themselves."""


class StatusPengaduan(TextChoices):
    """BARU -> VERIFIKASI -> (PERLU_INFO) -> DISPOSISI -> PROSES -> DITANGGAPI -> SELESAI, beside
    it DITOLAK and DITERUSKAN_LAPOR; DIBUKA_KEMBALI begins anew."""

    BARU = "BARU", "Baru"
    VERIFIKASI = "VERIFIKASI", "Verifikasi"
    PERLU_INFO = "PERLU_INFO", "Perlu keterangan"
    DISPOSISI = "DISPOSISI", "Didisposisikan"
    PROSES = "PROSES", "Diproses"
    DITANGGAPI = "DITANGGAPI", "Ditanggapi"
    SELESAI = "SELESAI", "Selesai"
    DITOLAK = "DITOLAK", "Ditolak"
    DITERUSKAN_LAPOR = "DITERUSKAN_LAPOR", "Diteruskan ke SP4N-LAPOR!"
    DIBUKA_KEMBALI = "DIBUKA_KEMBALI", "Dibuka kembali"


class TahapLayanan(TextChoices):
    """The three clocks: to verify and forward, to answer, to close."""

    VERIFIKASI = "VERIFIKASI", "Verifikasi dan disposisi"
    JAWAB = "JAWAB", "Tanggapan"
    TUTUP = "TUTUP", "Penutupan"


class JenisCatatan(TextChoices):
    """A line of a complaint's history."""

    LANGKAH = "LANGKAH", "Langkah"
    PERTANYAAN = "PERTANYAAN", "Pertanyaan kepada pelapor"
    KETERANGAN = "KETERANGAN", "Keterangan pelapor"
    JAWABAN = "JAWABAN", "Tanggapan"
    INTERN = "INTERN", "Catatan intern"


class JalurUsulan(TextChoices):
    """Which plan a proposal enters: a kelurahan has no RKPDes."""

    RKPDES = "RKPDES", "RKPDes"
    MUSRENBANGCAM = "MUSRENBANGCAM", "Musrenbang kecamatan (RKPD)"
    MUSRENBANGKEL = "MUSRENBANGKEL", "Musrenbang kelurahan (RKPD)"


class StatusUsulanPembangunan(TextChoices):
    """The words of SIPD."""

    DIUSULKAN = "DIUSULKAN", "Diusulkan"
    DIVERIFIKASI = "DIVERIFIKASI", "Diverifikasi"
    DIAKOMODIR = "DIAKOMODIR", "Diakomodir"
    DITUNDA = "DITUNDA", "Ditunda"
    DITOLAK = "DITOLAK", "Ditolak"
