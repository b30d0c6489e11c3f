"""Names as East Java writes them, and the ways clerks misspell them.

The pools leave out words that would spell the name of an office-holder of the regions shown.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

_LAKI_TUA = """
SLAMET PONIRAN TUKIMIN SUKARDI SUTRISNO KASMAN PAIMIN SUMARNO NGATEMIN WAGIMAN SARIMAN PARDI
SUPARMAN SUWARNO KARTONO MARIADI SUNARTO JUMADI KUSNADI SUKIRMAN SUYITNO SUROSO MISNAN RASIMIN
SAMIJAN LASIMIN GIMAN TUMIRAN SUKAMTO SUPRAPTO SUHARTONO PAIJAN KARNO DJUMAIN KASERAN BUSIRI
HOSNAN MATRAWI SAMSURI SAHID MARSUKI DULLAH TOHARI MUSTAJAB SUPENO WIJI DARMAN SARKAWI NURSALIM
SOLIKIN SOEPARNO SOEWITO SOEDARMO DJAMAL DJUWARI MUJIONO KATIMIN LEGIMIN WAGIRAN MULYADI SUGENG
NGADI
"""
_LAKI_MUDA = """
ADITYA AGUNG AGUS ALFIAN ANDIKA ANDRI ARDIAN ARIF BAGAS BAGUS BAMBANG BAYU BUDI DEDI DENI DHANI
DIDIK DIMAS DODI DONI DWI EDI EKO ENDRO FAISAL FAJAR FARHAN FEBRI FIRMAN GALIH GILANG HADI HARI
HENDRA HERI ILHAM IMAM INDRA IRFAN IRWAN JOKO JONI KHOIRUL KRISNA LUKMAN MISBAHUL NANANG NUR PUTRA
RAHMAT RANGGA REZA RIDHO RIFKI RIZKY ROHMAN RUDI SANDI SATRIA SIGIT SYAIFUL TAUFIK TRI WAHYU WAWAN
YOGA YUDI ZAINAL
"""
_LAKI_AKHIR = """
ABIDIN AFANDI ALFARIZI ANWAR ARIFIN ARDIANSYAH ASHARI AZIZ BASORI FAUZI FIRDAUS GUNAWAN HAKIM
HANAFI HARIYADI HARTONO HASAN HASYIM HERMANTO HIDAYAT HUDA HUSEIN IKHSAN IRAWAN KURNIAWAN KUSUMA
MAHFUD MAULANA MUSTOFA NUGROHO PAMUNGKAS PRAMONO PRASETYO PRATAMA PRAYITNO PURNAWAN RAMADHAN
RIYADI ROFIQ ROSYID SANTOSO SAPUTRA SETIAWAN SHOLEH SISWANTO SUBEKTI SUDARSONO SUGIANTO SUHENDRA
SUPRIADI SUPRIYANTO SUSANTO SUSILO SUTANTO SYAHPUTRA UTOMO WAHYUDI WALUYO WIBOWO WICAKSONO WIJAYA
WINARNO YULIANTO ZULKARNAIN
"""
_PEREMPUAN_TUA = """
PONIRAH KASIYEM NGATINI SUKARTI TUMINI SUMIATI LASMINI PAINEM WAGINEM SUPIYAH MARSIYAH SARMINI
KARTINAH SUPARMI JUMINAH MISNATUN MARHAMAH SUHRA SALEHA RUKAYAH MUNTAMAH SITIYAH SARIPAH KHOTIMAH
ROHMAH SUMINEM GIYEM LEGINEM WARTINI SUTINAH RASMI SAMINI SUKINAH TUMIRAH NGATEMI KATEMI JAIMAH
SUNARTI SUWARNI SUTARMI MUSRIFAH ASIYAH MUNAWAROH SUPRIHATIN SULASTRI MARIYAM SAMIRAH TASLIMAH
DJUMIATI SOEKINAH RUMIYATI
"""
_PEREMPUAN_MUDA = """
ADINDA ALFIYAH AMELIA ANA ANGGUN ANI ANISA APRILIA ARINI AULIA AYU BELLA CITRA DESI DEWI DIAH DIAN
DINA DWI EKA ELLA ENDANG ERNA EVI FATIMAH FITRI HANI HESTI IDA IKA INDAH INTAN IRMA KARTIKA LAILA
LENI LESTARI LILIK LINDA LULUK MAYA MEGA MIA NABILA NADIA NAILA NANIK NIKEN NINA NOVI NUR NURUL
PUJI PUTRI RANI RATNA RETNO RINA RIRIN ROSITA SALSA SARI SINTA SRI SUCI SUSI TIARA TITIN TRI TUTIK
UMI VINA WAHYU WIWIK YANTI YENI YULI YUNI ZAHRA ZULFA
"""
_PEREMPUAN_AKHIR = """
AGUSTIN AINI AISYAH AMALIA AMINAH ANGGRAINI ANJANI ASTUTI AZIZAH CAHYANI CHASANAH DAMAYANTI
FADILAH FAUZIYAH HANDAYANI HARTATIK HASANAH HIDAYATI INDRAYANI ISTIQOMAH JANNAH KHASANAH KHOIRIYAH
KOMARIYAH KURNIAWATI KUSUMAWATI LATIFAH LESTARI MAGHFIROH MAHARANI MAISAROH MARDIANA MAULIDIYAH
MUFIDAH MUTMAINAH NINGRUM NINGSIH NURAINI NURHAYATI OKTAVIA PERTIWI PRATIWI PURWANTI PUSPITA
RAHAYU RAHMAWATI RAMADHANI RISMAWATI ROHANI ROHMATIN SAFITRI SAPUTRI SETYOWATI SUGIARTI
SULISTYOWATI SUSANTI SUSILOWATI UTAMI WAHYUNI WIDAYATI WIDYASTUTI WIJAYANTI WULANDARI YULIANA
YULIANTI ZAENAB ZULAIKHAH
"""
LAKI_TUA, LAKI_MUDA, LAKI_AKHIR = _LAKI_TUA.split(), _LAKI_MUDA.split(), _LAKI_AKHIR.split()
PEREMPUAN_TUA = _PEREMPUAN_TUA.split()
PEREMPUAN_MUDA, PEREMPUAN_AKHIR = _PEREMPUAN_MUDA.split(), _PEREMPUAN_AKHIR.split()
DEPAN_LAKI = ("MUHAMMAD", "MOCH", "MOH", "MUH", "AHMAD", "ACHMAD", "ABDUL", "ABD")
_DUSUN = """
KRAJAN SUMBERJO REJOSO TEGALSARI BANARAN NGEMPLAK MLATEN KEDUNGSARI SUMBERAGUNG BULUREJO JATISARI
KAUMAN SIDODADI GONDANG WATUDAKON PAYAK TANJUNG NGRAWAN PLOSOREJO KALIANYAR TEMON BALONG JERUK
WETAN KULON LOR KIDUL TENGAH PETUNG SENDANG MOJODADI KEBONAGUNG
"""
DUSUN = _DUSUN.split()


def beri_nama(rng: Random, *, perempuan: bool, usia: int) -> str:
    """An uppercase name; the old bear one Javanese word more often than the young."""
    acak = rng.random
    tua, muda, akhir = (
        (PEREMPUAN_TUA, PEREMPUAN_MUDA, PEREMPUAN_AKHIR)
        if perempuan
        else (LAKI_TUA, LAKI_MUDA, LAKI_AKHIR)
    )
    depan = tua if acak() < (0.75 if usia > 45 else 0.1) else muda
    pertama = depan[int(acak() * len(depan))]
    corak = acak()
    if corak < (0.5 if usia > 45 else 0.12):
        return pertama
    terakhir = akhir[int(acak() * len(akhir))]
    if corak < 0.72:
        return f"{pertama} {terakhir}"
    if corak < 0.88:
        sapaan = "SITI" if perempuan else DEPAN_LAKI[int(acak() * len(DEPAN_LAKI))]
        return f"{sapaan} {terakhir}"
    tengah = muda[int(acak() * len(muda))]
    return f"{pertama} {tengah} {terakhir}" if tengah != pertama else f"{pertama} {terakhir}"


_KELUARGA_EJAAN = (
    ("MUHAMMAD", "MOHAMMAD", "MOCH", "MOH", "MUH", "M."),
    ("ABDUL", "ABD", "ABD."),
    ("AHMAD", "ACHMAD", "AKHMAD"),
    ("SITI", "ST", "ST.", "SITTI"),
)
_EJAAN = {kata: keluarga for keluarga in _KELUARGA_EJAAN for kata in keluarga}
_BUNYI = (("DJ", "J"), ("OE", "U"), ("J", "DJ"), ("U", "OE"), ("SY", "S"), ("KH", "H"), ("Y", "I"))
_GELAR_LAKI = ("H. {}", "H {}", "BPK {}", "BPK. {}")
_GELAR_PEREMPUAN = ("HJ. {}", "HJ {}", "IBU {}")
_ALMARHUM = ("ALM. {}", "{} (ALM)")


def _ganti_depan(rng: Random, nama: str) -> str:
    kata = nama.split()
    keluarga = _EJAAN.get(kata[0], ())
    if not keluarga:
        return nama
    kata[0] = rng.choice([lain for lain in keluarga if lain != kata[0]])
    return " ".join(kata)


def _ganti_bunyi(rng: Random, nama: str) -> str:
    cocok = [(lama, baru) for lama, baru in _BUNYI if lama in nama]
    return nama.replace(*rng.choice(cocok), 1) if cocok else nama


def salah_ketik(rng: Random, nama: str) -> str:
    """One slip of the finger: a letter dropped, doubled, swapped or replaced. Never equal."""
    tempat = [i for i in range(1, len(nama) - 1) if nama[i].isalpha() and nama[i + 1].isalpha()]
    i = rng.choice(tempat or [0])
    pilihan = (
        nama[:i] + nama[i + 1 :],
        nama[:i] + nama[i] + nama[i:],
        nama[:i] + nama[i + 1] + nama[i] + nama[i + 2 :],
        nama[:i] + rng.choice("AEIOU") + nama[i + 1 :],
    )
    return rng.choice([hasil for hasil in pilihan if hasil != nama])


def eja_ulang(
    rng: Random, nama: str, *, perempuan: bool, dewasa: bool = True, almarhum: bool = True
) -> str:
    """The same person's name as another clerk writes it; never equal to the name given.

    Titles go to grown-ups only; `almarhum` allows the mark of the deceased.
    """
    gelar = _GELAR_PEREMPUAN if perempuan else _GELAR_LAKI
    cara: list[Callable[[], str]] = [
        lambda: _ganti_depan(rng, nama),
        lambda: _ganti_bunyi(rng, nama),
        lambda: salah_ketik(rng, nama),
    ]
    if dewasa:
        pilihan = gelar + (_ALMARHUM if almarhum else ())
        cara.append(lambda: rng.choice(pilihan).format(nama))
    for _ in range(20):
        hasil = rng.choice(cara)()
        if hasil != nama:
            return hasil
    return salah_ketik(rng, nama)
