"""Reminders by the ladder, the daily mail, and who takes over what an assignment leaves behind."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse

from fondasi.errors import Galat
from fondasi.kewajiban import open_duties
from fondasi.today import today
from kecamatan.actions.eskalasi import escalate
from kecamatan.actions.jawaban_tindak_lanjut import answer_tindak_lanjut
from kecamatan.actions.penugasan import end_penugasan
from kecamatan.actions.ringkasan_harian import send_ringkasan, set_ringkasan
from kecamatan.actions.tangga_eskalasi import add_anak_tangga, remove_anak_tangga, reset_tangga
from kecamatan.enums import PenerimaEskalasi, Penerusan, Peran
from kecamatan.models import HariLibur, Pemberitahuan, Pengguna, TanggaEskalasi, TindakLanjut
from kecamatan.queries.tangga_eskalasi import read_tangga
from kecamatan.rules.hari_kerja import Kalender
from kecamatan.rules.tangga_eskalasi import TANGGA_BAKU, Anak, due_rungs
from kecamatan.tasks import digest
from kecamatan.tasks import escalate as escalate_task
from tests.kecamatan.tindak_lanjut_uji import buat_janji, buat_kontak, buat_puskesmas
from tests.pemeran import Kantor, Pemeran, Tempat, buat_pengguna
from tests.peran import WebClient

pytestmark = pytest.mark.django_db
KOSONG = Kalender(frozenset(), frozenset())
JUMAT = date(2024, 11, 8)


@pytest.mark.parametrize(
    ("hari_ini", "hari"),
    [
        (date(2024, 11, 6), []),
        (date(2024, 11, 7), [-1]),
        (JUMAT, [-1, 0]),
        (date(2024, 11, 10), [-1, 0]),
        (date(2024, 11, 12), [-1, 0]),
        (date(2024, 11, 13), [-1, 0, 3]),
        (date(2024, 11, 18), [3]),
        (date(2024, 12, 2), []),
    ],
)
def test_anak_tangga_yang_jatuh(hari_ini: date, hari: list[int]) -> None:
    assert [anak.hari for anak in due_rungs(TANGGA_BAKU, KOSONG, JUMAT, hari_ini)] == hari


def penerima(awalan: str) -> list[str]:
    rows = Pemberitahuan.objects.filter(judul__startswith=awalan)
    return sorted(rows.values_list("pengguna__username", flat=True))


class TestEskalasi:
    @pytest.fixture(autouse=True)
    def _sekarang(self, settings: Any) -> None:
        """Before the cast takes office, so that it holds it on these days."""
        settings.HARI_INI = "2024-11-06"

    @pytest.fixture
    def bidan(self, tempat: Tempat) -> Pengguna:
        puskesmas = buat_puskesmas(tempat.kecamatan)
        return buat_pengguna("bidan", (Peran.OPD, tempat.kecamatan), instansi=puskesmas)

    @pytest.fixture
    def janji(self, tempat: Tempat, bidan: Pengguna) -> TindakLanjut:
        instansi = bidan.penugasan.get().instansi
        assert instansi is not None
        return buat_janji(tempat.kecamatan, instansi, keadaan={"batas": JUMAT})

    @pytest.mark.parametrize(
        ("hari_ini", "kata", "siapa"),
        [
            ("2024-11-07", "1 hari kerja lagi", ["bidan"]),
            ("2024-11-08", "hari ini", ["bidan", "camat", "dua_tugas"]),
            ("2024-11-13", "terlambat 3 hari kerja", ["bappeda", "bidan", "camat", "dua_tugas"]),
            ("2024-11-06", "2 hari kerja lagi", []),
        ],
    )
    def test_siapa_diingatkan_kapan(
        self, janji: TindakLanjut, pemeran: Pemeran, settings: Any, hari_ini: str, kata: str,
        siapa: list[str],
    ) -> None:  # fmt: skip
        """Never the Bupati; run twice, nobody hears twice."""
        settings.HARI_INI = hari_ini
        Pemberitahuan.objects.all().delete()
        escalate_task()
        escalate_task()
        assert penerima(f"Tindak lanjut: {kata}") == siapa
        assert not Pemberitahuan.objects.filter(pengguna=pemeran.pimpinan).exists()

    def test_libur_setempat_menunda(
        self, janji: TindakLanjut, tempat: Tempat, pemeran: Pemeran, settings: Any
    ) -> None:
        HariLibur.objects.create(tanggal=date(2024, 11, 12), nama="Tutup", wilayah=tempat.kecamatan)
        settings.HARI_INI = "2024-11-13"
        escalate()
        assert penerima("Tindak lanjut: terlambat") == ["bidan", "camat", "dua_tugas"]

    def test_selesai_batal_dan_usulan_yang_belum_sampai(
        self, tempat: Tempat, kantor: Kantor, pemeran: Pemeran, settings: Any
    ) -> None:
        settings.HARI_INI = "2024-11-08"
        kontak = buat_kontak(tempat.kecamatan, pengguna=pemeran.staf)
        buat_janji(tempat.kecamatan, kontak, keadaan={"batas": JUMAT, "status": "SELESAI"})
        buat_janji(tempat.kecamatan, kontak, keadaan={"batas": JUMAT, "status": "BATAL"})
        usulan = buat_janji(tempat.kecamatan, kantor.opd, keadaan={"batas": JUMAT})
        assert escalate() == 1
        assert penerima("Tindak lanjut: hari ini") == ["camat", "dua_tugas"]
        TindakLanjut.objects.filter(pk=usulan.pk).update(penerusan=Penerusan.DITERUSKAN)
        escalate()
        assert penerima("Tindak lanjut: hari ini") == ["camat", "dua_tugas", "opd"]

    def test_batas_baru_mengulang_tangga(self, janji: TindakLanjut, settings: Any) -> None:
        settings.HARI_INI = "2024-11-07"
        escalate()
        TindakLanjut.objects.filter(pk=janji.pk).update(batas=date(2024, 11, 11))
        settings.HARI_INI = "2024-11-08"
        escalate()
        assert penerima("Tindak lanjut: 1 hari kerja lagi") == ["bidan", "bidan"]


class TestTangga:
    def test_tempat_terdekat_yang_berlaku(self, tempat: Tempat, pemeran: Pemeran) -> None:
        assert read_tangga().of(tempat.kecamatan) == TANGGA_BAKU
        semua = TanggaEskalasi.objects.create(hari=1, penerima=PenerimaEskalasi.PEMILIK)
        assert read_tangga().of(tempat.kecamatan) == (Anak(1, PenerimaEskalasi.PEMILIK),)
        semua.delete()
        add_anak_tangga(
            tempat.kabupaten, hari=5, penerima=PenerimaEskalasi.SEKRETARIAT, oleh=pemeran.bappeda
        )
        assert [anak.hari for anak in read_tangga().of(tempat.desa)] == [-1, 0, 3, 5]
        assert read_tangga().of(tempat.kota) == TANGGA_BAKU
        reset_tangga(tempat.kabupaten, oleh=pemeran.bappeda)
        assert read_tangga().of(tempat.desa) == TANGGA_BAKU

    def test_ganda_dan_terakhir(self, tempat: Tempat, pemeran: Pemeran) -> None:
        isi: dict[str, Any] = {"penerima": PenerimaEskalasi.PEMILIK, "oleh": pemeran.camat}
        with pytest.raises(Galat) as ganda:
            add_anak_tangga(tempat.kecamatan, hari=-1, **isi)
        assert ganda.value.kode == "ANAK_SUDAH_ADA"
        for anak in TANGGA_BAKU[1:]:
            remove_anak_tangga(
                tempat.kecamatan, hari=anak.hari, penerima=anak.penerima, oleh=pemeran.camat
            )
        with pytest.raises(Galat) as terakhir:
            remove_anak_tangga(tempat.kecamatan, hari=-1, **isi)
        assert terakhir.value.kode == "ANAK_TERAKHIR"

    def test_pimpinan_ditolak_basis_data(self, tempat: Tempat) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            TanggaEskalasi.objects.create(wilayah=tempat.kabupaten, hari=5, penerima="PIMPINAN")

    def test_halaman(self, client: WebClient, tempat: Tempat, pemeran: Pemeran) -> None:
        client.force_login(pemeran.camat)
        url = reverse("kecamatan:tangga")
        assert "Mengikuti bawaan." in client.get(url).content.decode()
        page = client.post(url, {"hari": "40", "penerima": "PEMILIK"})
        assert list(page.context["form"].errors) == ["hari"]
        page = client.post(url, {"hari": "3", "penerima": "PIMPINAN"})
        assert list(page.context["form"].errors) == ["penerima"]
        client.post(url, {"hari": "7", "penerima": "SEKRETARIAT"})
        assert [anak.hari for anak in read_tangga().of(tempat.kecamatan)] == [-1, 0, 3, 7]
        assert client.get(url, {"tempat": tempat.kabupaten.kode}).status_code == 404
        hapus = reverse("kecamatan:tangga-hapus")
        client.post(hapus, {"hari": "7", "penerima": "SEKRETARIAT"})
        assert read_tangga().of(tempat.kecamatan) == TANGGA_BAKU


class TestRingkasan:
    def test_sekali_sehari_tanpa_isi(self, tempat: Tempat, pemeran: Pemeran, sebagai: Any) -> None:
        staf = buat_kontak(tempat.kecamatan, pengguna=pemeran.staf)
        row = buat_janji(
            tempat.kecamatan, staf, uraian="Kunjungi SITI RAHASIA",
            keadaan={"batas": today() - timedelta(days=14)},
        )  # fmt: skip
        answer_tindak_lanjut(row, isi="Sudah ke SITI RAHASIA", oleh=pemeran.staf)
        with sebagai("pekerja"):
            digest()
            digest()
        assert sorted(one.to[0] for one in mail.outbox) == [
            "camat@contoh.test", "dua_tugas@contoh.test", "staf@contoh.test",
        ]  # fmt: skip
        surel = next(one for one in mail.outbox if one.to == ["staf@contoh.test"])
        assert surel.subject == "1 tindak lanjut Anda terlambat"
        assert f"- Nomor {row.pk}, Kec. Wonosalam, batas " in surel.body
        assert reverse("kecamatan:ringkasan") in surel.body
        assert "Jawaban yang menunggu pemeriksaan Anda: 1" in mail.outbox[0].body
        assert "RAHASIA" not in "".join(f"{one.subject} {one.body}" for one in mail.outbox)

    def test_besok_lagi_dan_dapat_dimatikan(
        self, tempat: Tempat, pemeran: Pemeran, settings: Any
    ) -> None:
        buat_janji(tempat.kecamatan, buat_kontak(tempat.kecamatan, pengguna=pemeran.staf))
        assert (send_ringkasan(), send_ringkasan()) == (1, 0)
        settings.HARI_INI = str(today() + timedelta(days=1))
        set_ringkasan(pemeran.staf, aktif=False)
        assert send_ringkasan() == 0
        set_ringkasan(pemeran.staf, aktif=True)
        assert send_ringkasan() == 1

    def test_tanpa_surel_tanpa_tugas_tanpa_penugasan(
        self, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        buat_janji(tempat.kecamatan, buat_kontak(tempat.kecamatan, pengguna=pemeran.staf))
        buat_janji(tempat.kecamatan, buat_kontak(tempat.desa, pengguna=pemeran.pendamping))
        Pengguna.objects.filter(pk=pemeran.staf.pk).update(email="")
        pemeran.pendamping.penugasan.update(sampai=today())
        assert send_ringkasan() == 0

    def test_surel_gagal_dicoba_lagi(self, tempat: Tempat, pemeran: Pemeran, settings: Any) -> None:
        buat_janji(tempat.kecamatan, buat_kontak(tempat.kecamatan, pengguna=pemeran.staf))
        locmem = settings.EMAIL_BACKEND
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
        assert send_ringkasan() == 0
        settings.EMAIL_BACKEND = locmem
        assert send_ringkasan() == 1

    def test_halaman_mematikan(self, client: WebClient, pemeran: Pemeran) -> None:
        client.force_login(pemeran.staf)
        url = reverse("kecamatan:ringkasan")
        assert "Matikan ringkasan harian" in client.get(url).content.decode()
        page = client.post(url, {"aktif": "0"}, follow=True)
        assert "Kirim ringkasan harian" in page.content.decode()


class TestKewajiban:
    SENDIRI, KANTOR = "tindak lanjut atas nama sendiri", "tindak lanjut instansi"

    def test_yang_pindah_menyerahkan(self, tempat: Tempat, pemeran: Pemeran) -> None:
        row = buat_janji(tempat.kecamatan, buat_kontak(tempat.kecamatan, pengguna=pemeran.staf))
        tugas = pemeran.staf.penugasan.get()
        assert open_duties(tugas)[self.SENDIRI] == 1
        penerus = buat_pengguna("penerus", (Peran.STAF_KECAMATAN, tempat.kecamatan))
        handed = end_penugasan(tugas, sampai=today(), oleh=pemeran.camat, penerus=penerus)
        assert handed[self.SENDIRI] == 1
        row.refresh_from_db()
        assert row.kontak is not None
        assert row.kontak.pengguna == penerus
        assert list(row.riwayat.values_list("peristiwa", "ke")) == [
            ("DIBUKA", "Rini Uji"), ("DIALIHKAN", "Penerus"),
        ]  # fmt: skip

    def test_tugas_lain_tetap_memegangnya(self, tempat: Tempat, pemeran: Pemeran) -> None:
        """A pendamping of two desa who leaves one keeps what both reach."""
        orang = buat_pengguna(
            "dua_desa", (Peran.PENDAMPING, tempat.desa), (Peran.PENDAMPING, tempat.desa_lain)
        )
        kontak = buat_kontak(tempat.desa, pengguna=orang)
        buat_janji(tempat.kecamatan, kontak)
        buat_janji(tempat.kecamatan, kontak, desa=tempat.desa)
        first, second = orang.penugasan.order_by("wilayah__kode")
        assert (open_duties(first), open_duties(second)) == ({self.SENDIRI: 1}, {})

    def test_milik_kantor(self, tempat: Tempat, kantor: Kantor, pemeran: Pemeran) -> None:
        buat_janji(tempat.kabupaten, kantor.opd)
        tugas = pemeran.opd.penugasan.get()
        assert open_duties(tugas)[self.KANTOR] == 1
        with pytest.raises(Galat) as galat:
            end_penugasan(tugas, sampai=today(), oleh=pemeran.bappeda, penerus=pemeran.opd_lain)
        assert galat.value.kode == "PENERUS_TANPA_TUGAS"
        penerus = buat_pengguna("penerus", (Peran.OPD, tempat.kabupaten), instansi=kantor.opd)
        handed = end_penugasan(tugas, sampai=today(), oleh=pemeran.bappeda, penerus=penerus)
        assert handed[self.KANTOR] == 1
