"""The joint agenda of a month, and the private calendar."""

from __future__ import annotations

import io
from datetime import date, time, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from pypdf import PdfReader

from fondasi import kalender
from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.kegiatan_terpadu import (
    IsiKegiatan,
    add_kegiatan,
    change_kegiatan,
    remove_kegiatan,
    version_of,
)
from kecamatan.actions.langganan import feed_url, owner_of, renew_langganan, revoke_langganan
from kecamatan.enums import JenisKegiatan, StatusRapat
from kecamatan.models import JejakAudit, KegiatanTerpadu, LanggananKalender
from kecamatan.permissions.kegiatan_terpadu import can_add_kegiatan, can_change_kegiatan
from kecamatan.queries.agenda_terpadu import kecamatan_for, month_agenda
from kecamatan.reports.agenda_terpadu import agenda_terpadu_pdf
from kecamatan.rules.bulan import month_range, neighbours, read_month
from tests.kecamatan.rapat_uji import buat_rapat, undang
from tests.pemeran import Pemeran, Tempat

pytestmark = pytest.mark.django_db
HARI = timedelta(days=1)


def isi(**lainnya: Any) -> IsiKegiatan:
    given = {
        "jenis": JenisKegiatan.POSYANDU,
        "judul": "Posyandu Melati",
        "program": "Puskesmas",
        "tanggal": today(),
    }
    return IsiKegiatan(**{**given, **lainnya})


class TestKegiatan:
    def test_kunci_yang_sama_satu_baris(self, tempat: Tempat, pemeran: Pemeran) -> None:
        satu, dua = (
            add_kegiatan(tempat.kecamatan, isi(), kunci="k", oleh=pemeran.desa) for _ in range(2)
        )
        assert satu == dua
        lain = add_kegiatan(tempat.kecamatan, isi(judul="Diganti"), kunci="k", oleh=pemeran.camat)
        assert lain.judul == "Diganti"
        assert JejakAudit.objects.filter(tindakan="tambah_kegiatan").count() == 2

    @pytest.mark.parametrize(
        ("salah", "kode"),
        [
            ({"tanggal": date(2014, 1, 1)}, "TANGGAL_JAUH"),
            ({"selesai": time(9)}, "JAM_TERBALIK"),
            ({"mulai": time(9), "selesai": time(9)}, "JAM_TERBALIK"),
            ({"judul": "Kunjungan 3517054101900001"}, "ADA_NIK"),
        ],
    )
    def test_yang_ditolak(self, salah: dict[str, Any], kode: str, tempat: Tempat) -> None:
        with pytest.raises(Galat) as galat:
            add_kegiatan(tempat.kecamatan, isi(**salah), oleh=None)
        assert galat.value.kode == kode

    def test_desa_kecamatan_lain_ditolak(self, tempat: Tempat) -> None:
        row = add_kegiatan(tempat.kecamatan, isi(), oleh=None)
        row.refresh_from_db()
        with pytest.raises(Galat) as galat:
            change_kegiatan(row, isi(desa=tempat.desa_tetangga), versi=version_of(row), oleh=None)
        assert galat.value.kode == "DESA_LAIN"

    def test_ubah_dan_keluarkan(self, tempat: Tempat) -> None:
        row = add_kegiatan(tempat.kecamatan, isi(), oleh=None)
        row.refresh_from_db()
        versi = version_of(row)
        baru = isi(judul="Posyandu Mawar")
        for _ in range(2):
            assert change_kegiatan(row, baru, versi=versi, oleh=None).judul == "Posyandu Mawar"
        assert JejakAudit.objects.filter(tindakan="ubah_kegiatan").count() == 1
        remove_kegiatan(row, oleh=None)
        assert not KegiatanTerpadu.objects.exists()

    def test_siapa_menulis_dan_mengubah(self, tempat: Tempat, pemeran: Pemeran) -> None:
        p, k = pemeran, tempat.kecamatan
        menulis = (p.camat, p.staf, p.desa, p.pendamping, p.opd, p.bappeda)
        tidak = (p.camat_tetangga, p.desa_tetangga, p.bappeda_kota, p.pimpinan, p.provinsi)
        assert [bool(can_add_kegiatan(user, k)) for user in (*menulis, *tidak)] == (
            [True] * 6 + [False] * 5
        )
        row = add_kegiatan(k, isi(), oleh=p.desa)
        assert can_change_kegiatan(p.desa, row)
        assert can_change_kegiatan(p.staf, row)
        assert not can_change_kegiatan(p.pendamping, row)

    def test_kecamatan_yang_dibaca(self, tempat: Tempat, pemeran: Pemeran) -> None:
        t, p = tempat, pemeran
        assert list(kecamatan_for(p.desa)) == [t.kecamatan]
        assert list(kecamatan_for(p.bappeda)) == [
            t.kecamatan_tetangga,
            t.kecamatan,
            t.kecamatan_kelurahan,
        ]
        assert list(kecamatan_for(p.admin_nasional)) == []


@pytest.fixture
def november(settings: Any) -> None:
    """Asked for first: assignments are counted from this day, too."""
    settings.HARI_INI = "2026-11-01"


class TestBulan:
    def test_rapat_dan_kegiatan_menurut_hari(self, tempat: Tempat, pemeran: Pemeran) -> None:
        k, awal = tempat.kecamatan, today().replace(day=1)
        buat_rapat(k, judul="Rakor", tanggal=awal, mulai=time(9))
        buat_rapat(k, StatusRapat.BATAL, judul="Batal", tanggal=awal)
        buat_rapat(tempat.kecamatan_tetangga, judul="Tetangga", tanggal=awal)
        add_kegiatan(k, isi(tanggal=awal, mulai=time(8), desa=tempat.desa), oleh=None)
        add_kegiatan(k, isi(tanggal=awal + HARI, judul="Sehari"), oleh=None)
        add_kegiatan(k, isi(tanggal=awal - HARI, judul="Bulan lalu"), oleh=None)
        hari = month_agenda(pemeran.camat, k, awal)
        assert [[one.judul for one in day.entri] for day in hari] == [
            ["Posyandu Melati", "Rakor"],
            ["Sehari"],
        ]
        assert hari[0].entri[0].tempat == "Desa Galengdowo"

    def test_rapat_yang_tidak_diketahui_tidak_tampil(
        self, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        buat_rapat(tempat.kecamatan, tanggal=today())
        assert month_agenda(pemeran.pendamping, tempat.kecamatan, today()) == []

    def test_lembar(self, november: None, tempat: Tempat, pemeran: Pemeran) -> None:
        add_kegiatan(tempat.kecamatan, isi(tanggal=date(2026, 11, 7), mulai=time(8)), oleh=None)
        bulan = date(2026, 11, 1)
        hari = month_agenda(pemeran.camat, tempat.kecamatan, bulan)
        page = PdfReader(io.BytesIO(agenda_terpadu_pdf(tempat.kecamatan, bulan, hari))).pages[0]
        text = " ".join(page.extract_text().split())
        for bagian in ("November 2026", "Sabtu, 7 November", "Posyandu Melati", "Puskesmas"):
            assert bagian in text

    def test_halaman_dan_kueri(
        self,
        client: Any,
        tempat: Tempat,
        pemeran: Pemeran,
        django_assert_num_queries: Any,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """With the ground floor's own sources; each upper room adds what its source asks."""
        for nama in set(kalender._sumber) - {"rapat", "kegiatan terpadu"}:
            monkeypatch.delitem(kalender._sumber, nama)
        url = f"/rapat/agenda-terpadu/{tempat.kecamatan.kode}/"
        client.force_login(pemeran.camat)
        assert "Belum ada kegiatan pada bulan ini" in client.get(url).content.decode()
        for jumlah in (1, 3):
            while KegiatanTerpadu.objects.count() < jumlah:
                add_kegiatan(tempat.kecamatan, isi(), oleh=None)
            with django_assert_num_queries(12):
                page = client.get(url)
            assert len(page.context["hari"][0].entri) == jumlah
        assert client.get(f"{url}?bulan=bukan-bulan").status_code == 200
        pdf = client.get(f"{url}lembar/?bulan=2026-11")
        assert pdf.content.startswith(b"%PDF")

    def test_dari_isian_sampai_agenda(self, client: Any, tempat: Tempat, pemeran: Pemeran) -> None:
        client.force_login(pemeran.desa)
        url = f"/rapat/agenda-terpadu/{tempat.kecamatan.kode}/tambah/"
        data = {
            "jenis": "POSYANDU", "judul": "Posyandu", "program": "Puskesmas",
            "tanggal": str(today()), "desa": tempat.desa.pk, "kunci": "k",
        }  # fmt: skip
        for _ in range(2):
            page = client.post(url, data, follow=True)
        assert "Kegiatan masuk ke agenda terpadu" in page.content.decode()
        row = KegiatanTerpadu.objects.get()
        asing = client.post(url, {**data, "desa": tempat.desa_tetangga.pk, "kunci": "x"})
        assert list(asing.context["form"].errors) == ["desa"]
        ubah = f"/rapat/kegiatan/{row.pk}/"
        data["versi"] = client.get(ubah).context["form"].initial["versi"]
        assert client.post(ubah, {**data, "judul": "Posyandu Mawar"}).status_code == 302
        bentrok = client.post(ubah, {**data, "tempat": "Balai"})
        assert "Yang tersimpan sekarang: Posyandu Mawar" in bentrok.content.decode()
        form = bentrok.context["form"]
        assert (form["tempat"].value(), sorted(form.errors)) == (
            "Balai", ["__all__", "judul", "tempat"],
        )  # fmt: skip
        lagi = {**data, "judul": "Posyandu Mawar", "tempat": "Balai"}
        assert client.post(ubah, {**lagi, "versi": form["versi"].value()}).status_code == 302
        client.force_login(pemeran.pendamping)
        assert "Posyandu Mawar" in client.get(ubah).content.decode()
        assert client.post(ubah, data).status_code == 403
        client.force_login(pemeran.camat)
        assert client.post(f"{ubah}hapus/").status_code == 302
        assert not KegiatanTerpadu.objects.exists()


def test_bulan_di_alamat() -> None:
    assert read_month("2024-11", date(2020, 5, 9)) == date(2024, 11, 1)
    for salah in ("", "2024-13", "1024-11", "2024-11x", "٢٠٢٤-11"):
        assert read_month(salah, date(2020, 5, 9)) == date(2020, 5, 1)
    assert month_range(date(2024, 2, 9)) == (date(2024, 2, 1), date(2024, 2, 29))
    assert neighbours(date(2024, 1, 5)) == (date(2023, 12, 1), date(2024, 2, 1))


class TestLangganan:
    def feed(self, client: Any, token: str) -> list[str]:
        page = client.get(feed_url(token).partition("8000")[2])
        assert page["Content-Type"] == "text/calendar; charset=utf-8"
        events = Calendar.from_ical(page.content).walk("VEVENT")
        return [str(event["SUMMARY"]) for event in events]

    def test_yang_dihadiri_dan_kegiatan_di_wilayahnya(
        self, client: Any, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        buat_rapat(tempat.kecamatan, judul="Tanpa undangan")
        diundang = buat_rapat(tempat.kecamatan, StatusRapat.DIUNDANG, judul="Rakor; ꦏ, 🌾")
        undang(diundang, tempat.desa)
        batal = buat_rapat(
            tempat.kecamatan, StatusRapat.BATAL, judul="Lain", tanggal=today() + HARI
        )
        undang(batal, tempat.desa)
        add_kegiatan(tempat.kecamatan, isi(desa=tempat.desa), oleh=None)
        add_kegiatan(tempat.kecamatan, isi(desa=tempat.desa_lain, judul="Lain"), oleh=None)
        token = renew_langganan(pemeran.desa)
        assert self.feed(client, token) == ["Posyandu Melati", "BATAL: Lain", "Rakor; ꦏ, 🌾"]

    def test_bappeda_tidak_dibanjiri_rapat_kecamatan(
        self, client: Any, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        buat_rapat(tempat.kecamatan)
        buat_rapat(tempat.kabupaten, judul="Rakor TKPK")
        assert self.feed(client, renew_langganan(pemeran.bappeda)) == ["Rakor TKPK"]

    def test_hanya_sidik_yang_disimpan(self, pemeran: Pemeran) -> None:
        token = renew_langganan(pemeran.camat)
        assert len(token) == 43
        assert token not in str(LanggananKalender.objects.values_list())
        assert owner_of(token) == pemeran.camat

    def test_diperbarui_dicabut_dan_akun_nonaktif(self, client: Any, pemeran: Pemeran) -> None:
        lama, baru = (renew_langganan(pemeran.camat) for _ in range(2))
        assert [owner_of(lama), owner_of(baru)] == [None, pemeran.camat]
        assert client.get(f"/rapat/kalender/{lama}.ics").status_code == 404
        pemeran.camat.is_active = False
        pemeran.camat.save()
        assert client.get(f"/rapat/kalender/{baru}.ics").status_code == 404
        pemeran.camat.is_active = True
        pemeran.camat.save()
        assert revoke_langganan(pemeran.camat)
        assert not revoke_langganan(pemeran.camat)
        assert client.get(f"/rapat/kalender/{baru}.ics").status_code == 404

    def test_halaman_menampilkan_alamat_sekali(self, client: Any, pemeran: Pemeran) -> None:
        client.force_login(pemeran.camat)
        url = "/rapat/kalender/"
        assert "Buat alamat langganan" in client.get(url).content.decode()
        page = client.post(url)
        assert page.context["alamat"] in page.content.decode()
        assert "no-store" in page["Cache-Control"]
        lagi = client.get(url)
        assert (lagi.context["alamat"], "Cabut alamat" in lagi.content.decode()) == ("", True)
        client.post(f"{url}cabut/")
        assert not LanggananKalender.objects.exists()
