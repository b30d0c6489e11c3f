"""Who knows of a meeting, who may plan it, and what planning refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest
from django.db import IntegrityError, transaction

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.rapat import cancel_rapat, change_rapat, plan_rapat
from kecamatan.enums import StatusRapat
from kecamatan.models import AgendaRapat, JejakAudit, RapatKoordinasi, UndanganRapat
from kecamatan.permissions.rapat import can_change_rapat, can_lead_rapat, can_plan_rapat
from kecamatan.queries.menunggu import next_meetings
from kecamatan.queries.rapat import kinds_for, places_to_plan, soonest_first
from tests.kecamatan.rapat_uji import buat_jenis, buat_kontak, buat_rapat, isi_rapat, undang
from tests.pemeran import Kantor, Pemeran, Tempat, segar

pytestmark = pytest.mark.django_db
HARI = timedelta(days=1)


def yang_tahu(rapat: RapatKoordinasi, pemeran: Pemeran) -> set[str]:
    nama = set(pemeran.__dataclass_fields__) - {"anonim"}
    return {
        n for n in nama
        if RapatKoordinasi.objects.visible_to(segar(pemeran[n])).filter(pk=rapat.pk).exists()  # type: ignore[arg-type]
    }  # fmt: skip


class TestVisible:
    def test_kecamatan_dan_atasannya(self, tempat: Tempat, pemeran: Pemeran) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        atasan = {"bappeda", "pimpinan", "provinsi"}
        assert yang_tahu(rapat, pemeran) == {"camat", "staf", "dua_tugas"} | atasan

    def test_rapat_kabupaten_belum_diketahui_camat(self, tempat: Tempat, pemeran: Pemeran) -> None:
        rapat = buat_rapat(tempat.kabupaten)
        assert yang_tahu(rapat, pemeran) == {"bappeda", "pimpinan", "provinsi"}

    def test_undangan_membuka_sesudah_dikirim(
        self, tempat: Tempat, kantor: Kantor, pemeran: Pemeran
    ) -> None:
        rapat = buat_rapat(tempat.kabupaten)
        undang(rapat, tempat.kecamatan)
        undang(rapat, kantor.opd)
        undang(rapat, pemeran.pendamping)
        atasan = {"bappeda", "pimpinan", "provinsi"}
        assert yang_tahu(rapat, pemeran) == atasan
        RapatKoordinasi.objects.update(diundang_at="2024-11-01T00:00Z")
        tamu = {"camat", "staf", "dua_tugas", "opd", "pendamping"}
        assert yang_tahu(rapat, pemeran) == atasan | tamu

    def test_pimpinan_dan_notulis_tahu_sejak_awal(self, tempat: Tempat, pemeran: Pemeran) -> None:
        rapat = buat_rapat(
            tempat.kecamatan,
            pimpinan=buat_kontak(tempat.kecamatan, pengguna=pemeran.opd),
            notulis=buat_kontak(tempat.kecamatan, pengguna=pemeran.desa),
        )
        assert {"opd", "desa"} <= yang_tahu(rapat, pemeran)

    def test_agenda_ikut_rapatnya(self, tempat: Tempat, pemeran: Pemeran) -> None:
        butir = AgendaRapat.objects.create(
            rapat=buat_rapat(tempat.kecamatan), urutan=1, judul="Air"
        )
        assert list(AgendaRapat.objects.visible_to(pemeran.camat)) == [butir]
        assert list(AgendaRapat.objects.visible_to(pemeran.camat_tetangga)) == []

    def test_anonim_dan_nonaktif_tidak_tahu_apa_pun(self, tempat: Tempat, pemeran: Pemeran) -> None:
        rapat = buat_rapat(tempat.kecamatan, StatusRapat.DIUNDANG)
        undang(rapat, pemeran.pendamping)
        pemeran.pendamping.is_active = False
        for siapa in (pemeran.pendamping, pemeran.anonim):
            assert list(RapatKoordinasi.objects.visible_to(siapa)) == []  # type: ignore[arg-type]

    def test_undangan_ke_kepala_wilayah_menurut_wilayahnya(
        self, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        rapat = buat_rapat(tempat.kecamatan, StatusRapat.DIUNDANG)
        undang(rapat, tempat.desa)
        assert rapat in RapatKoordinasi.objects.concerning(pemeran.desa)
        assert rapat not in RapatKoordinasi.objects.concerning(pemeran.pendamping)
        assert rapat not in RapatKoordinasi.objects.concerning(pemeran.bappeda)


class TestPermissions:
    def test_penyelenggara_menurut_tingkat(self, tempat: Tempat, pemeran: Pemeran) -> None:
        p, t = pemeran, tempat
        boleh = [
            (p.camat, t.kecamatan), (p.staf, t.kecamatan), (p.bappeda, t.kabupaten),
            (p.provinsi, t.provinsi),
        ]  # fmt: skip
        tidak = [
            (p.bappeda, t.kecamatan), (p.provinsi, t.kabupaten), (p.camat, t.kabupaten),
            (p.pimpinan, t.kabupaten), (p.pendamping, t.kecamatan), (p.desa, t.desa),
            (p.camat_tetangga, t.kecamatan), (p.bappeda_kota, t.kabupaten),
        ]  # fmt: skip
        assert [bool(can_plan_rapat(user, place)) for user, place in boleh] == [True] * 4
        assert [bool(can_plan_rapat(user, place)) for user, place in tidak] == [False] * 8

    def test_tanpa_tempat_ditanya_perannya(self, pemeran: Pemeran) -> None:
        assert can_plan_rapat(pemeran.dua_tugas)
        refused = can_plan_rapat(pemeran.pendamping)
        assert not refused
        assert refused.reason

    @pytest.mark.parametrize(
        ("status", "boleh"),
        [
            (StatusRapat.RENCANA, True),
            (StatusRapat.DIUNDANG, True),
            (StatusRapat.BERLANGSUNG, False),
            (StatusRapat.DISAHKAN, False),
            (StatusRapat.BATAL, False),
        ],
    )
    def test_rencana_berubah_sampai_rapat_dimulai(
        self, status: StatusRapat, boleh: bool, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        rapat = buat_rapat(tempat.kecamatan, status)
        assert bool(can_change_rapat(pemeran.camat, rapat)) is boleh
        assert can_lead_rapat(pemeran.camat, rapat)
        assert not can_change_rapat(pemeran.bappeda, rapat)

    def test_tempat_yang_ditawarkan(self, tempat: Tempat, pemeran: Pemeran) -> None:
        assert list(places_to_plan(pemeran.dua_tugas)) == [tempat.kecamatan]
        assert list(places_to_plan(pemeran.bappeda)) == [tempat.kabupaten]
        assert list(places_to_plan(pemeran.pendamping)) == []


class TestPlan:
    def test_tersimpan_dan_terjejak(self, tempat: Tempat, pemeran: Pemeran) -> None:
        rapat = plan_rapat(tempat.kecamatan, isi_rapat(), oleh=pemeran.camat)
        assert (rapat.status, rapat.oleh, rapat.versi) == ("RENCANA", pemeran.camat, 0)
        jejak = JejakAudit.objects.get(tindakan="rencanakan_rapat")
        assert (jejak.objek_id, jejak.wilayah_kode) == (rapat.pk, tempat.kecamatan.kode)

    def test_kunci_yang_sama_satu_rapat(self, tempat: Tempat) -> None:
        isi = isi_rapat()
        lain = replace(isi, judul="Diganti sesudah kembali")
        satu, dua, tiga = (
            plan_rapat(tempat.kecamatan, one, kunci="k" * 43, oleh=None) for one in (isi, isi, lain)
        )
        assert satu == dua
        assert (tiga.judul, RapatKoordinasi.objects.count()) == (lain.judul, 2)

    def test_tanpa_kunci_rapat_lain(self, tempat: Tempat) -> None:
        for _ in range(2):
            plan_rapat(tempat.kecamatan, isi_rapat(), oleh=None)
        assert RapatKoordinasi.objects.count() == 2

    @pytest.mark.parametrize(
        ("geser", "kode"),
        [(-1, "LAMPAU"), (-367, "TERLALU_LAMA"), (551, "TERLALU_JAUH")],
    )
    def test_tanggal_yang_keliru(self, geser: int, kode: str, tempat: Tempat) -> None:
        with pytest.raises(Galat) as galat:
            plan_rapat(tempat.kecamatan, isi_rapat(tanggal=today() + geser * HARI), oleh=None)
        assert galat.value.kode == kode
        assert not RapatKoordinasi.objects.exists()

    def test_yang_sudah_berlangsung_dicatat_kemudian(self, tempat: Tempat) -> None:
        kemarin = isi_rapat(tanggal=today() - HARI, sudah=True)
        assert plan_rapat(tempat.kecamatan, kemarin, oleh=None).tanggal == today() - HARI

    def test_jam_terbalik_dan_nik(self, tempat: Tempat) -> None:
        salah = {
            "JAM_TERBALIK": isi_rapat(mulai=time(10), selesai=time(10)),
            "ADA_NIK": isi_rapat(pengantar="Bantu warga 3517 0541 0190 0001 segera"),
        }
        for kode, isi in salah.items():
            with pytest.raises(Galat) as galat:
                plan_rapat(tempat.kecamatan, isi, oleh=None)
            assert galat.value.kode == kode

    def test_aksara_jawa_dan_emoji_utuh(self, tempat: Tempat) -> None:
        judul = "Rakor ꦏꦼꦕꦩꦠꦤ꧀ 🌾"
        rapat = plan_rapat(tempat.kecamatan, isi_rapat(judul=judul), oleh=None)
        assert RapatKoordinasi.objects.get(pk=rapat.pk).judul == judul


class TestChange:
    def test_versi_naik_dan_kolom_terjejak(self, tempat: Tempat, pemeran: Pemeran) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        isi = isi_rapat(rapat.jenis, tempat="Balai desa")
        baru = change_rapat(rapat, isi, versi=0, oleh=pemeran.camat)
        assert (baru.tempat, baru.versi) == ("Balai desa", 1)
        assert JejakAudit.objects.get(tindakan="ubah_rapat").rincian == {"kolom": ["tempat"]}

    def test_isi_yang_sama_tidak_mengubah_versi(self, tempat: Tempat) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        assert change_rapat(rapat, isi_rapat(rapat.jenis), versi=0, oleh=None).versi == 0

    def test_tab_kedua_tidak_menimpa(self, tempat: Tempat) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        change_rapat(rapat, isi_rapat(rapat.jenis, tempat="Satu"), versi=0, oleh=None)
        with pytest.raises(Galat) as galat:
            change_rapat(rapat, isi_rapat(rapat.jenis, tempat="Dua"), versi=0, oleh=None)
        assert galat.value.kode == "BENTROK"
        rapat.refresh_from_db()
        assert rapat.tempat == "Satu"

    def test_hari_yang_tetap_boleh_sudah_lewat(self, tempat: Tempat) -> None:
        rapat = buat_rapat(tempat.kecamatan, tanggal=today() - HARI)
        isi = isi_rapat(rapat.jenis, tanggal=today() - HARI, tempat="Balai")
        assert change_rapat(rapat, isi, versi=0, oleh=None).tempat == "Balai"

    def test_rapat_yang_dimulai_ditolak(self, tempat: Tempat) -> None:
        rapat = buat_rapat(tempat.kecamatan, StatusRapat.BERLANGSUNG)
        with pytest.raises(Galat) as galat:
            change_rapat(rapat, isi_rapat(rapat.jenis), versi=0, oleh=None)
        assert galat.value.kode == "RAPAT_BERJALAN"
        with pytest.raises(Galat) as galat:
            cancel_rapat(rapat, "Camat dipanggil bupati", oleh=None)
        assert galat.value.kode == "RAPAT_BERJALAN"


class TestCancel:
    def test_alasan_tersimpan(self, tempat: Tempat, pemeran: Pemeran) -> None:
        rapat = cancel_rapat(
            buat_rapat(tempat.kecamatan), " Camat dipanggil bupati ", oleh=pemeran.camat
        )
        assert (rapat.status, rapat.alasan_batal) == ("BATAL", "Camat dipanggil bupati")

    def test_alasan_terlalu_pendek(self, tempat: Tempat) -> None:
        with pytest.raises(Galat) as galat:
            cancel_rapat(buat_rapat(tempat.kecamatan), "batal", oleh=None)
        assert galat.value.kode == "ALASAN_KURANG"


def test_urutan_yang_terdekat_di_atas(tempat: Tempat) -> None:
    hari = [-9, -1, 0, 3, 30]
    rapat = [buat_rapat(tempat.kecamatan, tanggal=today() + n * HARI) for n in hari]
    rows = soonest_first(RapatKoordinasi.objects.all(), today())
    assert list(rows) == [rapat[2], rapat[3], rapat[4], rapat[1], rapat[0]]


def test_rapat_berikut_hanya_yang_dihadiri(tempat: Tempat, pemeran: Pemeran) -> None:
    buat_rapat(tempat.kecamatan, tanggal=today() - HARI)
    buat_rapat(tempat.kecamatan, StatusRapat.BATAL)
    nanti = buat_rapat(tempat.kecamatan)
    pokok = AgendaRapat.objects.create(rapat=nanti, urutan=1, judul="Janji yang terlambat")
    for judul, lain in (("Satu janji", {"induk": pokok}), ("Batal", {"dilewati": True})):
        AgendaRapat.objects.create(rapat=nanti, urutan=2, judul=judul, **lain)
    rows = next_meetings(pemeran.camat, today())
    assert [(one.pk, one.butir) for one in rows] == [(nanti.pk, 1)]
    assert next_meetings(pemeran.bappeda, today()) == []


def test_jenis_menurut_tingkat(tempat: Tempat) -> None:
    umum, camat = buat_jenis(), buat_jenis(tingkat=3)
    lama = buat_jenis(tingkat=3, aktif=False)
    assert set(kinds_for(tempat.kecamatan)) == {umum, camat}
    assert set(kinds_for(tempat.kabupaten)) == {umum}
    assert set(kinds_for(tempat.kecamatan, lama)) == {umum, camat, lama}


def test_undangan_tepat_satu_penerima(tempat: Tempat, kantor: Kantor) -> None:
    rapat = buat_rapat(tempat.kecamatan)
    salah = [{}, {"instansi": kantor.opd, "wilayah": tempat.desa}]
    for penerima in salah:
        with pytest.raises(IntegrityError), transaction.atomic():
            UndanganRapat.objects.create(rapat=rapat, **penerima)


def test_sebutan_undangan(tempat: Tempat, kantor: Kantor) -> None:
    rapat = buat_rapat(tempat.kabupaten)
    kontak = buat_kontak(tempat.kabupaten, "Sri Uji", jabatan="Kasi Kesra", instansi=kantor.opd)
    wilayah = (tempat.desa, tempat.kelurahan, tempat.kecamatan, tempat.kota)
    tamu = [undang(rapat, kontak), undang(rapat, kantor.opd)]
    tamu += [undang(rapat, satu) for satu in wilayah]
    assert [satu.sebutan for satu in tamu] == [
        "Sri Uji",
        "Dinas Sosial",
        "Kepala Desa Galengdowo",
        "Lurah Jombatan",
        "Camat Wonosalam",
        "Wali Kota Mojokerto",
    ]
    assert UndanganRapat.objects.get(kontak=kontak).keterangan == "Kasi Kesra, Dinas Sosial"
