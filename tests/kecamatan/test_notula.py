"""Minutes: draft, two confirmations, frozen, corrected by addenda."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from pypdf import PdfReader

from fondasi.errors import Galat
from fondasi.pdf import pdf_hash
from kecamatan.actions.catatan import save_catatan
from kecamatan.actions.jalan_rapat import close_rapat
from kecamatan.actions.notula import add_addendum, confirm_notula
from kecamatan.enums import Pengesah, StatusRapat
from kecamatan.models import (
    AddendumNotula,
    NotulaRapat,
    Pejabat,
    PengesahanNotula,
    RapatKoordinasi,
)
from kecamatan.permissions.jalan_rapat import (
    can_confirm_notula,
    can_read_notula,
    can_record_rapat,
)
from kecamatan.queries.notula import notula_figures, sidik_of
from kecamatan.reports.notula import draft_pdf, notula_pdf
from tests.kecamatan.jalan_uji import Berjalan, berjalan, putuskan
from tests.kecamatan.rapat_uji import buat_kontak, undang
from tests.pemeran import Kantor, Pemeran, Tempat
from tests.peran import as_role

pytestmark = pytest.mark.django_db
PIMPINAN, NOTULIS = Pengesah


@pytest.fixture
def dunia(tempat: Tempat, kantor: Kantor, pemeran: Pemeran) -> Berjalan:
    return berjalan(tempat, kantor, pemeran)


@pytest.fixture
def ditutup(dunia: Berjalan, pemeran: Pemeran, tempat: Tempat) -> Berjalan:
    save_catatan(dunia.butir, teks="Debit turun.\nꦱꦸꦩ꧀ꦧꦺꦂ", versi=0, oleh=pemeran.staf)
    putuskan(dunia, desa=tempat.desa, dilibatkan=[dunia.pendamping])
    putuskan(dunia, "Dicatat saja", instansi=None, hanya_catatan=True)
    close_rapat(dunia.rapat, oleh=pemeran.camat)
    dunia.rapat.refresh_from_db()
    return dunia


def sahkan(dunia: Berjalan, pemeran: Pemeran) -> NotulaRapat:
    sidik = sidik_of(dunia.rapat)
    confirm_notula(dunia.rapat, sebagai=NOTULIS, nama="Staf", sidik=sidik, oleh=pemeran.staf)
    notula = confirm_notula(
        dunia.rapat, sebagai=PIMPINAN, nama="Camat", sidik=sidik, oleh=pemeran.camat
    )
    assert notula is not None
    return notula


def test_naskah_memuat_semuanya(ditutup: Berjalan) -> None:
    figures = notula_figures(ditutup.rapat)
    assert [row["judul"] for row in figures["agenda"]] == [
        "Air bersih Galengdowo", "Jadwal posyandu"
    ]  # fmt: skip
    pertama, kedua = figures["keputusan"]
    assert (pertama["pemilik"], pertama["jenis"], pertama["desa"], pertama["dilibatkan"]) == (
        "Puskesmas Wonosalam", "Permintaan tindak lanjut", "Desa Galengdowo", ["Pendamping"]
    )  # fmt: skip
    assert (kedua["hanya_catatan"], kedua["pemilik"], kedua["jenis"]) == (True, "", "")


def test_dua_pengesahan_membekukan(ditutup: Berjalan, pemeran: Pemeran) -> None:
    notula = sahkan(ditutup, pemeran)
    assert pdf_hash(notula.isi) == notula.sidik
    assert [(p["sebagai"], p["nama"], p["dicatat"]) for p in notula.isi["pengesahan"]] == [
        ("PIMPINAN", "Camat", False), ("NOTULIS", "Staf", False)
    ]  # fmt: skip
    ditutup.rapat.refresh_from_db()
    assert ditutup.rapat.status == StatusRapat.DISAHKAN
    with pytest.raises(Galat):
        save_catatan(ditutup.butir, teks="Diam-diam", versi=1, oleh=pemeran.staf)


def test_satu_pengesahan_belum_cukup_dan_dua_kali_satu(ditutup: Berjalan, pemeran: Pemeran) -> None:
    sidik = sidik_of(ditutup.rapat)
    for _ in range(2):
        assert (
            confirm_notula(
                ditutup.rapat, sebagai=NOTULIS, nama="Staf", sidik=sidik, oleh=pemeran.staf
            )
            is None
        )
    assert PengesahanNotula.objects.count() == 1


def test_naskah_berubah_membatalkan_pengesahan(ditutup: Berjalan, pemeran: Pemeran) -> None:
    lama = sidik_of(ditutup.rapat)
    confirm_notula(ditutup.rapat, sebagai=NOTULIS, nama="Staf", sidik=lama, oleh=pemeran.staf)
    save_catatan(ditutup.kedua, teks="Tambahan", versi=0, oleh=pemeran.staf)
    with pytest.raises(Galat) as galat:
        confirm_notula(ditutup.rapat, sebagai=PIMPINAN, nama="C", sidik=lama, oleh=pemeran.camat)
    assert galat.value.kode == "NOTULA_BERUBAH"
    baru = sidik_of(ditutup.rapat)
    assert confirm_notula(
        ditutup.rapat, sebagai=PIMPINAN, nama="Camat", sidik=baru, oleh=pemeran.camat
    ) is None  # fmt: skip


def test_catatan_bernik_tidak_disahkan(ditutup: Berjalan, pemeran: Pemeran) -> None:
    save_catatan(ditutup.kedua, teks="NIK 3517010101900001", versi=0, oleh=pemeran.staf)
    sidik = sidik_of(ditutup.rapat)
    with pytest.raises(Galat) as galat:
        confirm_notula(ditutup.rapat, sebagai=NOTULIS, nama="S", sidik=sidik, oleh=pemeran.staf)
    assert galat.value.kode == "NOTULA_BERNIK"
    assert ditutup.kedua.judul in galat.value.pesan
    assert "3517" not in galat.value.pesan


def test_tidak_sebelum_ditutup_dan_tidak_tanpa_nama(dunia: Berjalan, pemeran: Pemeran) -> None:
    sidik = sidik_of(dunia.rapat)
    with pytest.raises(Galat) as galat:
        confirm_notula(dunia.rapat, sebagai=NOTULIS, nama="S", sidik=sidik, oleh=pemeran.staf)
    assert galat.value.kode == "RAPAT_BERUBAH"
    RapatKoordinasi.objects.update(status=StatusRapat.DITUTUP)
    with pytest.raises(Galat) as galat:
        confirm_notula(dunia.rapat, sebagai=NOTULIS, nama=" ", sidik=sidik, oleh=pemeran.staf)
    assert galat.value.kode == "NAMA_KOSONG"


def test_pimpinan_tanpa_akun_dicatat_apa_adanya(ditutup: Berjalan, pemeran: Pemeran) -> None:
    sidik = sidik_of(ditutup.rapat)
    confirm_notula(ditutup.rapat, sebagai=NOTULIS, nama="Staf", sidik=sidik, oleh=pemeran.staf)
    notula = confirm_notula(
        ditutup.rapat, sebagai=PIMPINAN, nama="Pak Sekcam", sidik=sidik, oleh=pemeran.staf,
        cara="disetujui lisan",
    )  # fmt: skip
    assert notula is not None
    row = notula.isi["pengesahan"][0]
    assert (row["dicatat"], row["cara"], row["oleh"]) == (True, "disetujui lisan", "Staf")
    text = text_of(notula_pdf(notula))
    assert "tidak memakai akun portal" in text


def test_siapa_boleh_mengesahkan(ditutup: Berjalan, pemeran: Pemeran, tempat: Tempat) -> None:
    rapat = ditutup.rapat
    assert can_confirm_notula(pemeran.camat, rapat, PIMPINAN)
    assert not can_confirm_notula(pemeran.staf, rapat, PIMPINAN)
    assert "akunnya sendiri" in can_confirm_notula(pemeran.staf, rapat, PIMPINAN).reason
    assert not can_confirm_notula(pemeran.camat, rapat, NOTULIS)
    rapat.pimpinan = buat_kontak(tempat.kecamatan, "Pak Sekcam")
    assert can_confirm_notula(pemeran.staf, rapat, PIMPINAN)
    assert not can_confirm_notula(pemeran.bappeda, rapat, PIMPINAN)


def test_siapa_menulis_dan_membaca(dunia: Berjalan, pemeran: Pemeran) -> None:
    rapat = dunia.rapat
    assert can_record_rapat(pemeran.camat, rapat)
    assert not can_record_rapat(pemeran.bappeda, rapat)
    assert not can_read_notula(pemeran.bappeda, rapat)
    rapat.status = StatusRapat.DISAHKAN
    assert can_read_notula(pemeran.bappeda, rapat)
    rapat.notulis = dunia.pendamping
    assert can_record_rapat(pemeran.pendamping, rapat)


@pytest.mark.parametrize("peran", ["web", "pekerja"])
@pytest.mark.parametrize("model", [NotulaRapat, AddendumNotula, PengesahanNotula])
def test_tidak_ada_yang_mengubah_notula(
    ditutup: Berjalan, pemeran: Pemeran, peran: str, model: type[NotulaRapat]
) -> None:
    notula = sahkan(ditutup, pemeran)
    add_addendum(notula, isi="Ralat nama dusun.", oleh=pemeran.staf)
    for name in ("pemilik", peran):
        for ubah in (lambda: model.objects.update(id=1), lambda: _hapus(model)):
            with pytest.raises(ProgrammingError), transaction.atomic(), as_role(name):
                ubah()
    assert model.objects.exists()


def _hapus(model: type[NotulaRapat]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {model._meta.db_table}")


def test_addendum_sesudahnya(ditutup: Berjalan, pemeran: Pemeran) -> None:
    notula = sahkan(ditutup, pemeran)
    sidik = notula.sidik
    satu = add_addendum(notula, isi=" Ralat: debit naik. ", oleh=pemeran.staf)
    assert add_addendum(notula, isi="Ralat: debit naik.", oleh=pemeran.staf) == satu
    with pytest.raises(Galat) as galat:
        add_addendum(notula, isi="pendek", oleh=pemeran.staf)
    assert galat.value.kode == "ADDENDUM_PENDEK"
    notula.refresh_from_db()
    assert (notula.sidik, notula.addendum.count()) == (sidik, 1)
    text = text_of(notula_pdf(notula))
    assert "Addendum" in text
    assert "Ralat: debit naik." in text


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_pdf_rancangan_dan_sah(ditutup: Berjalan, pemeran: Pemeran) -> None:
    draft = text_of(draft_pdf(notula_figures(ditutup.rapat)))
    assert "RANCANGAN – belum disahkan" in draft
    notula = sahkan(ditutup, pemeran)
    sah = notula_pdf(notula)
    assert notula_pdf(notula) == sah
    text = text_of(sah)
    for word in ("NOTULA", "Debit turun.", "Menguras tandon", "Hanya catatan", "Halaman 1 dari"):
        assert word in text
    assert "RANCANGAN" not in text


def test_pdf_mewakili_dan_plt(dunia: Berjalan, tempat: Tempat, pemeran: Pemeran) -> None:
    pimpinan = dunia.rapat.pimpinan
    assert pimpinan is not None
    Pejabat.objects.create(
        wilayah=tempat.kecamatan, nama=pimpinan.nama, jabatan="Camat", sebutan="Plt.",
        nip="198001012005011001", mulai=dunia.rapat.tanggal,
    )  # fmt: skip
    dunia.rapat.mewakili = "Bupati Jombang"
    text = text_of(draft_pdf(notula_figures(dunia.rapat)))
    for word in ("mewakili Bupati Jombang", "a.n.", "Plt. Camat", "NIP 198001012005011001"):
        assert word in text


def test_undangan_tidak_bocor_ke_notula(ditutup: Berjalan) -> None:
    """Counts only: who was invited and came stands on the attendance list."""
    undang(ditutup.rapat, ditutup.kasi)
    assert "Bu Kasi" not in str(notula_figures(ditutup.rapat))
