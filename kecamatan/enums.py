"""Closed lists of the ground floor. Values are stored; labels are what a person reads."""

from __future__ import annotations

from django.db.models import IntegerChoices, TextChoices


class Tingkat(IntegerChoices):
    """Depth of a Wilayah; equals the number of dotted parts of its code."""

    PROVINSI = 1, "Provinsi"
    KABUPATEN = 2, "Kabupaten/Kota"
    KECAMATAN = 3, "Kecamatan"
    DESA = 4, "Desa/Kelurahan"


class JenisWilayah(TextChoices):
    PROVINSI = "provinsi", "Provinsi"
    KABUPATEN = "kabupaten", "Kabupaten"
    KOTA = "kota", "Kota"
    KECAMATAN = "kecamatan", "Kecamatan"
    DESA = "desa", "Desa"
    KELURAHAN = "kelurahan", "Kelurahan"
    DESA_ADAT = "desa_adat", "Desa Adat"


class Peran(TextChoices):
    """What somebody is here. Authority is always peran x wilayah (Penugasan)."""

    ADMIN_NASIONAL = "admin_nasional", "Pembina"
    PROVINSI = "provinsi", "Provinsi"
    PIMPINAN = "pimpinan", "Pimpinan daerah"
    BAPPEDA = "bappeda", "Bappeda / Sekretariat TKPK"
    OPD = "opd", "OPD / UPTD"
    CAMAT = "camat", "Camat"
    STAF_KECAMATAN = "staf_kecamatan", "Staf kecamatan"
    PENDAMPING = "pendamping", "Pendamping / penyuluh"
    DESA = "desa", "Pemerintah desa/kelurahan"


class JenisInstansi(TextChoices):
    OPD = "opd", "OPD"
    UPTD = "uptd", "UPTD"
    KECAMATAN = "kecamatan", "Kecamatan"
    DESA = "desa", "Desa/Kelurahan"
    VERTIKAL = "vertikal", "Instansi vertikal"
    LAINNYA = "lainnya", "Lainnya"


class SebutanJabatan(TextChoices):
    """How an office is held; printed before the title."""

    DEFINITIF = "", "Definitif"
    PLT = "Plt.", "Plt."
    PLH = "Plh.", "Plh."
    PJ = "Pj.", "Pj."


class Kelembagaan(TextChoices):
    """How far one piece of the Rumah Bersama stands; what is only practised is worth as much a
    word as what a decree institutes."""

    TERLEMBAGA = "TERLEMBAGA", "Terlembaga"
    PRAKTIK = "PRAKTIK", "Praktik berjalan"
    BELUM = "BELUM", "Belum"


class PetunjukPortal(TextChoices):
    """Where the portal itself can see whether a piece of the Rumah Bersama is there."""

    RAKOR = "RAKOR", "Rapat bulan lalu atau bulan ini"
    JADWAL = "JADWAL", "Seri rapat bulanan"
    KONTAK = "KONTAK", "Kontak yang tercatat"
    TKPKK = "TKPKK", "Susunan TKPKK dengan nomor SK"


class JabatanTkpkk(IntegerChoices):
    """Seats in the team of a kecamatan, in the order in which a decree lists them."""

    PENANGGUNG_JAWAB = 1, "Penanggung jawab"
    KETUA = 2, "Ketua"
    WAKIL_KETUA = 3, "Wakil ketua"
    SEKRETARIS = 4, "Sekretaris"
    WAKIL_SEKRETARIS = 5, "Wakil sekretaris"
    KOORDINATOR = 6, "Koordinator"
    ANGGOTA = 7, "Anggota"


class Strategi(IntegerChoices):
    """The three strategies of Inpres 4/2022."""

    BEBAN = 1, "Pengurangan beban pengeluaran"
    PENDAPATAN = 2, "Peningkatan pendapatan"
    KANTONG = 3, "Penurunan kantong kemiskinan"


class KelasMitra(TextChoices):
    """Five kinds of partners."""

    PEMERINTAH = "PEMERINTAH", "Pemerintah"
    AKADEMISI = "AKADEMISI", "Akademisi"
    USAHA = "USAHA", "Dunia usaha"
    MASYARAKAT = "MASYARAKAT", "Masyarakat"
    MEDIA = "MEDIA", "Media"


class JenisEkonomi(TextChoices):
    """What kind of village economy."""

    BUMDESA = "BUMDESA", "BUMDesa"
    PASAR = "PASAR", "Pasar"
    WISATA = "WISATA", "Wisata"
    UMKM = "UMKM", "UMKM"
    KOPERASI = "KOPERASI", "Koperasi"
    LAINNYA = "LAINNYA", "Lainnya"


class KeadaanEkonomi(TextChoices):
    RENCANA = "RENCANA", "Direncanakan"
    BERJALAN = "BERJALAN", "Berjalan"
    TERHENTI = "TERHENTI", "Terhenti"


class TahapInovasi(TextChoices):
    """Stages as the regional innovation index asks for them."""

    INISIATIF = "INISIATIF", "Inisiatif"
    UJI_COBA = "UJI_COBA", "Uji coba"
    PENERAPAN = "PENERAPAN", "Penerapan"


class StatusRapat(TextChoices):
    """RENCANA -> DIUNDANG -> BERLANGSUNG -> DITUTUP -> DISAHKAN, or BATAL before it began."""

    RENCANA = "RENCANA", "Direncanakan"
    DIUNDANG = "DIUNDANG", "Diundang"
    BERLANGSUNG = "BERLANGSUNG", "Berlangsung"
    DITUTUP = "DITUTUP", "Ditutup"
    DISAHKAN = "DISAHKAN", "Notula disahkan"
    BATAL = "BATAL", "Batal"


class PolaSeri(TextChoices):
    """How a monthly meeting finds its day: "Kamis pekan pertama", or the same date."""

    HARI = "HARI", "Hari yang sama pada pekan yang sama"
    TANGGAL = "TANGGAL", "Tanggal yang sama"


class KabarUndangan(TextChoices):
    """What became of the e-mail to an invitee."""

    BELUM = "", "Tanpa surel"
    TERKIRIM = "TERKIRIM", "Surel terkirim"
    GAGAL = "GAGAL", "Surel ditolak"


class JenisKegiatan(TextChoices):
    """What stands on the joint agenda of a month beside meetings."""

    POSYANDU = "POSYANDU", "Posyandu"
    KUNJUNGAN = "KUNJUNGAN", "Kunjungan"
    PENYALURAN = "PENYALURAN", "Penyaluran bantuan"
    PENYULUHAN = "PENYULUHAN", "Penyuluhan"
    PELATIHAN = "PELATIHAN", "Pelatihan"
    LAINNYA = "LAINNYA", "Lainnya"


class AsalAgenda(TextChoices):
    """Who put an item on the agenda: a person, or the portal from what is open."""

    MANUAL = "MANUAL", "Ditambahkan"
    TINDAK_LANJUT = "TINDAK_LANJUT", "Tindak lanjut terbuka"
    USULAN = "USULAN", "Diusulkan portal"


class JenisTindakLanjut(TextChoices):
    """Three kinds, as authority really runs (a camat cannot order a Kepala Dinas)."""

    TUGAS = "TUGAS", "Tugas"
    PERMINTAAN = "PERMINTAAN", "Permintaan tindak lanjut"
    USULAN = "USULAN", "Usulan melalui Sekretariat TKPK"


class StatusTindakLanjut(TextChoices):
    BELUM = "BELUM", "Belum"
    PROSES = "PROSES", "Proses"
    SELESAI = "SELESAI", "Selesai"
    BATAL = "BATAL", "Batal"


class Prioritas(TextChoices):
    BIASA = "BIASA", "Biasa"
    PENTING = "PENTING", "Penting"
    MENDESAK = "MENDESAK", "Mendesak"


class PutusanJawaban(TextChoices):
    """What the asker says of an answer."""

    MENUNGGU = "MENUNGGU", "Menunggu pemeriksaan"
    DITERIMA = "DITERIMA", "Diterima"
    KELENGKAPAN = "KELENGKAPAN", "Mohon kelengkapan"


class Penerusan(TextChoices):
    """Where a Usulan melalui Sekretariat TKPK stands; of the other kinds nobody asks."""

    MENUNGGU = "MENUNGGU", "Menunggu diteruskan"
    DITERUSKAN = "DITERUSKAN", "Diteruskan"
    DIKEMBALIKAN = "DIKEMBALIKAN", "Dikembalikan"


class PeristiwaTindakLanjut(TextChoices):
    """What can happen to a promise, as its history says it."""

    DIBUKA = "DIBUKA", "Dibuka"
    DITERUSKAN = "DITERUSKAN", "Diteruskan kepada OPD"
    DIKEMBALIKAN = "DIKEMBALIKAN", "Dikembalikan"
    DIAJUKAN = "DIAJUKAN", "Diajukan kembali"
    DIKERJAKAN = "DIKERJAKAN", "Mulai dikerjakan"
    DIJAWAB = "DIJAWAB", "Dijawab"
    DITERIMA = "DITERIMA", "Jawaban diterima"
    KELENGKAPAN = "KELENGKAPAN", "Diminta kelengkapan"
    DIBUKA_LAGI = "DIBUKA_LAGI", "Penerimaan diurungkan"
    DIALIHKAN = "DIALIHKAN", "Dialihkan"
    BATAS = "BATAS", "Batas waktu diubah"
    DIBATALKAN = "DIBATALKAN", "Dibatalkan"


class JenisKelamin(TextChoices):
    L = "L", "Laki-laki"
    P = "P", "Perempuan"


class StatusHadir(TextChoices):
    HADIR = "HADIR", "Hadir"
    IZIN = "IZIN", "Izin"


class CaraHadir(TextChoices):
    """How somebody came onto the attendance list."""

    CENTANG = "CENTANG", "Dicentang notulis"
    QR = "QR", "Pindai QR"
    DITAMBAH = "DITAMBAH", "Ditambah notulis"


class Pengesah(TextChoices):
    """Who adopts the minutes."""

    PIMPINAN = "PIMPINAN", "Pimpinan rapat"
    NOTULIS = "NOTULIS", "Notulis"


class StatusBundel(TextChoices):
    MENUNGGU = "MENUNGGU", "Sedang disusun"
    SELESAI = "SELESAI", "Siap diunduh"
    GAGAL = "GAGAL", "Gagal"


class PenerimaEskalasi(TextChoices):
    """Whom a reminder reaches. The Bupati or Wali Kota is not among them: a portal does not
    complain to her of its own accord."""

    PEMILIK = "PEMILIK", "Penanggung jawab"
    PEMINTA = "PEMINTA", "Camat atau yang meminta"
    SEKRETARIAT = "SEKRETARIAT", "Bappeda / Bagian Pemerintahan"


class StatusArahan(TextChoices):
    """How far one recipient of an arahan is."""

    BARU = "BARU", "Belum dibaca"
    DIBACA = "DIBACA", "Dibaca"
    DIKERJAKAN = "DIKERJAKAN", "Dikerjakan"
    SELESAI = "SELESAI", "Selesai"
