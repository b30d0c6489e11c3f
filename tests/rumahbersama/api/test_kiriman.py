"""What programs send besides answers: scorecards and complaints; and the catalogue they read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from kecamatan.models import AdopsiInovasi, Inovasi, JejakAudit, Kontak
from layanan_dasar.enums import KanalPengaduan, StatusKartu
from layanan_dasar.models import Pengaduan, RuteIndikator
from rumahbersama.api.enums import Lingkup
from rumahbersama.api.models import KunciIdempoten
from tests.layanan_dasar.kartu_uji import buat_periode, kartu_dari, simpan
from tests.layanan_dasar.pengaduan_uji import buat_pengaduan, loket
from tests.pemeran import Kantor, Pemeran, Tempat
from tests.rumahbersama.api.test_sumber import buat_janji

__all__ = ["loket"]

pytestmark = pytest.mark.django_db
Buat = Callable[..., Any]
ISI = "Lampu jalan di depan balai dusun padam sejak awal bulan."


def test_kartu_dibaca_menurut_tempat(tempat: Tempat, pemeran: Pemeran, mesin: Buat) -> None:
    periode = buat_periode(tempat.kabupaten)
    own = kartu_dari(periode, tempat.desa)
    simpan(own, pemeran.pendamping, odf={"ya": "ya"})

    rows = mesin(pemeran.pendamping).semua("kartu-skor/", {"tahun": periode.tahun, "triwulan": 1})
    assert [(row["desa"], row["status"]) for row in rows] == [("35.17.05.2001", "DRAF")]
    one = mesin(pemeran.camat).get(f"kartu-skor/{own.pk}/").json()
    assert [(n["indikator"], n["ya"]) for n in one["nilai"]] == [("odf", True)]
    assert len(mesin(pemeran.bappeda).semua("kartu-skor/", {"wilayah": "35.17.05"})) == 2
    assert mesin(pemeran.bappeda_kota).semua("kartu-skor/") == []
    assert mesin(pemeran.camat_tetangga).get(f"kartu-skor/{own.pk}/").status_code == 404


def test_kartu_kantor_mengikuti_rute(
    tempat: Tempat, kantor: Kantor, pemeran: Pemeran, mesin: Buat
) -> None:
    buat_periode(tempat.kabupaten)
    rute = RuteIndikator.objects.create(
        indikator_kode="odf", wilayah=tempat.kabupaten, instansi=kantor.opd
    )
    program = mesin(pemeran.opd)
    first = program.get("kartu-skor/")
    rute.delete()
    again = program.get("kartu-skor/", **{"If-None-Match": first["ETag"]})
    assert len(first.json()["results"]) == 5
    assert again.json()["results"] == []


def test_kartu_dikirim_sekali_lalu_diajukan(tempat: Tempat, pemeran: Pemeran, mesin: Buat) -> None:
    kartu = kartu_dari(buat_periode(tempat.kabupaten), tempat.desa)
    program, alamat = mesin(pemeran.pendamping), f"kartu-skor/{kartu.pk}/isian/"
    isi = {
        "kunci": str(uuid4()), "dasar": 0, "ajukan": True,
        "jawaban": {"odf": {"ya": "ya"}, "air_minum": {"pembilang": "4", "penyebut": "4"}},
    }  # fmt: skip

    first, second = program.post(alamat, isi), program.post(alamat, isi)

    assert first.status_code == 200
    assert (first.json()["status"], first.json()["diajukan"]) == ("tersimpan", True)
    assert second.json() == first.json()
    kartu.refresh_from_db()
    assert (kartu.status, kartu.versi) == (StatusKartu.DIAJUKAN, 1)
    closed = program.post(alamat, {**isi, "kunci": str(uuid4()), "dasar": 1})
    assert (closed.status_code, closed.json()["kode"]) == (403, "TIDAK_BERWENANG")


@pytest.mark.parametrize(
    ("ubah", "status"),
    [({"jawaban": {"odf": {"ya": True}}}, 400), ({"dasar": -1}, 400), ({"kunci": "x"}, 400),
     ({"jawaban": {"odf": {"rahasia": "x"}}}, 409), ({"foto": {"odf": "bukan gambar"}}, 409),
     ({"dasar": 7}, 409)],
)  # fmt: skip
def test_kartu_yang_ditolak(
    ubah: dict[str, Any], status: int, tempat: Tempat, pemeran: Pemeran, mesin: Buat
) -> None:
    kartu = kartu_dari(buat_periode(tempat.kabupaten), tempat.desa)
    isi = {"kunci": str(uuid4()), "dasar": 0, "jawaban": {"odf": {"ya": "ya"}}, **ubah}
    response = mesin(pemeran.pendamping).post(f"kartu-skor/{kartu.pk}/isian/", isi)
    assert response.status_code == status
    assert b"valid" not in response.content
    kartu.refresh_from_db()
    assert kartu.versi == 0


def aduan(**lainnya: Any) -> dict[str, Any]:
    baku = {"desa": "3517052001", "kategori": "jalan", "isi": ISI, "identitas": "TANPA"}
    return {**baku, **lainnya}


def test_pengaduan_mitra_dicatat_sekali_dan_kodenya_tidak_tersimpan(
    loket: Tempat, pemeran: Pemeran, mesin: Buat
) -> None:
    program, kunci = mesin(pemeran.staf), {"Idempotency-Key": "m-1"}

    first = program.post("pengaduan/", aduan(), **kunci)
    second = program.post("pengaduan/", aduan(), **kunci)

    assert (first.status_code, second.json()) == (201, first.json())
    row = Pengaduan.objects.get()
    assert (row.kanal, row.desa, row.oleh) == (KanalPengaduan.MITRA, loket.desa, pemeran.staf)
    assert first.json()["kode"] not in str(KunciIdempoten.objects.values())
    other = program.post("pengaduan/", aduan(isi=ISI * 2), **kunci)
    assert (other.status_code, other.json()["kode"]) == (422, "KUNCI_DIPAKAI")
    assert program.post("pengaduan/", aduan()).json()["kode"] == "KUNCI_WAJIB"


def test_pengaduan_hanya_milik_pengirimnya_tanpa_isi(
    loket: Tempat, pemeran: Pemeran, mesin: Buat
) -> None:
    buat_pengaduan(loket.desa, kanal=KanalPengaduan.WHATSAPP)
    kirim = aduan(rahasia=True, identitas="ANONIM", nama="Pelapor Rahasia", kontak="0812")
    made = mesin(pemeran.staf).post("pengaduan/", kirim, **{"Idempotency-Key": "m-2"}).json()

    rows = mesin(pemeran.staf).semua("pengaduan/")

    assert [row["nomor"] for row in rows] == [made["nomor"]]
    for secret in (ISI, "Pelapor", "0812", made["kode"]):
        assert secret not in str(rows)
    detail = f"pengaduan/{made['id']}/"
    for nama in ("camat", "bappeda", "desa", "opd", "bappeda_kota", "provinsi"):
        assert mesin(getattr(pemeran, nama)).semua("pengaduan/") == []
        assert mesin(getattr(pemeran, nama)).get(detail).status_code == 404
    assert mesin(pemeran.staf, Lingkup.BACA).get(detail).status_code == 403
    assert ISI not in str(JejakAudit.objects.values())


@pytest.mark.parametrize(
    ("nama", "ubah", "status"),
    [("staf", {"desa": "35.17.04.2001"}, 400), ("staf", {"desa": "35.17.05"}, 400),
     ("staf", {"isi": "pendek"}, 400), ("staf", {"kategori": "x"}, 400),
     ("staf", {"diterima": "2999-01-01"}, 409), ("pendamping", {}, 403), ("opd", {}, 403)],
)  # fmt: skip
def test_pengaduan_mitra_yang_ditolak(
    nama: str, ubah: dict[str, Any], status: int, loket: Tempat, pemeran: Pemeran, mesin: Buat
) -> None:
    program = mesin(getattr(pemeran, nama))
    response = program.post("pengaduan/", aduan(**ubah), **{"Idempotency-Key": "m-3"})
    assert response.status_code == status
    assert not Pengaduan.objects.exists()


def test_inovasi_dan_adopsinya_mengubah_tag(tempat: Tempat, pemeran: Pemeran, mesin: Buat) -> None:
    row = Inovasi.objects.create(nama="Sapa warga", wilayah=tempat.kecamatan, tahap="INISIATIF")
    program = mesin(pemeran.bappeda_kota)
    first = program.get("inovasi/")
    assert [(r["nama"], r["diadopsi"]) for r in first.json()["results"]] == [("Sapa warga", 0)]
    for step in ("adopsi", "tarik"):
        if step == "adopsi":
            AdopsiInovasi.objects.create(inovasi=row, wilayah=tempat.kecamatan_tetangga)
        else:
            AdopsiInovasi.objects.all().delete()
        fresh = program.get("inovasi/", **{"If-None-Match": first["ETag"]})
        assert fresh.json()["results"][0]["diadopsi"] == int(step == "adopsi")
        first = fresh


def test_dilibatkan_mengubah_tag_janji(tempat: Tempat, pemeran: Pemeran, mesin: Buat) -> None:
    row = buat_janji(tempat.kecamatan)
    kontak = Kontak.objects.create(
        nama="Bidan", wilayah=tempat.desa_tetangga, pengguna=pemeran.pendamping_tetangga
    )
    program = mesin(pemeran.pendamping_tetangga)
    tag = program.get("tindak-lanjut/")["ETag"]
    row.dilibatkan.add(kontak)
    seen = program.get("tindak-lanjut/", **{"If-None-Match": tag})
    assert [one["id"] for one in seen.json()["results"]] == [row.pk]
    row.dilibatkan.clear()
    gone = program.get("tindak-lanjut/", **{"If-None-Match": seen["ETag"]})
    assert gone.json()["results"] == []
