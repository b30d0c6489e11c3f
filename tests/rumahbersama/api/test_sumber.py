"""Resources: the same rows as the pages, steady pages, 304, problems, once-only writes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from fondasi.today import today
from kecamatan.enums import JenisTindakLanjut
from kecamatan.models import JawabanTindakLanjut, TindakLanjut, Wilayah
from rumahbersama.api.actions.token import revoke_token
from rumahbersama.api.enums import Lingkup
from rumahbersama.api.models import KunciIdempoten, TokenApi
from rumahbersama.api.tasks import sweep
from rumahbersama.api.throttles import PerToken
from tests.pemeran import (
    Kantor,
    Pemeran,
    Tempat,
    buat_instansi,
    buat_sasaran,
    buat_sk,
)

pytestmark = pytest.mark.django_db
Buat = Callable[..., Any]


def buat_janji(wilayah: Wilayah, **lainnya: Any) -> TindakLanjut:
    kantor = lainnya.pop("instansi", None) or buat_instansi(wilayah, f"UPTD {wilayah.kode}")
    isi = {"jenis": JenisTindakLanjut.PERMINTAAN, "uraian": "Perbaiki pipa", "batas": today()}
    return TindakLanjut.objects.create(wilayah=wilayah, instansi=kantor, **{**isi, **lainnya})


def test_sasaran_menurut_wewenang_dan_tersamar(
    tempat: Tempat, pemeran: Pemeran, mesin: Buat
) -> None:
    sk = buat_sk(tempat.kabupaten)
    own = buat_sasaran(sk, tempat.desa, "SITI", nik="3517054101909001")
    other = buat_sasaran(sk, tempat.desa_tetangga, "BUDI")

    rows = mesin(pemeran.camat).semua("sasaran/")

    assert [row["id"] for row in rows] == [own.pk]
    assert rows[0]["nik_samar"] == "3517********9001"
    assert "3517054101909001" not in str(rows)
    assert mesin(pemeran.camat).get(f"sasaran/{other.pk}/").status_code == 404
    with CaptureQueriesContext(connection) as queries:
        assert len(mesin(pemeran.bappeda).semua("sasaran/")) == 2
    assert len([q for q in queries if 'FROM "kemiskinan_' in q["sql"]]) == 1
    assert not [q for q in queries if 'FROM "kecamatan_wilayah"' in q["sql"]]
    for nama in ("provinsi", "pimpinan", "bappeda_kota", "opd", "admin_nasional"):
        assert mesin(getattr(pemeran, nama)).semua("sasaran/") == []


def test_halaman_kursor_tidak_mengulang(tempat: Tempat, pemeran: Pemeran, mesin: Buat) -> None:
    janji = [buat_janji(tempat.kecamatan, uraian=f"No {n}", instansi=None) for n in range(1)]
    kantor = janji[0].instansi
    janji += [buat_janji(tempat.kecamatan, uraian=f"No {n}", instansi=kantor) for n in range(1, 5)]
    program = mesin(pemeran.camat)

    first = program.get("tindak-lanjut/", {"jumlah": 2}).json()
    buat_janji(tempat.kecamatan, uraian="Baru", instansi=kantor)
    kursor = first["next"].split("kursor=")[1].split("&")[0]
    second = program.get(f"tindak-lanjut/?jumlah=2&kursor={kursor}").json()

    seen = [row["id"] for row in first["results"] + second["results"]]
    assert seen == [row.pk for row in janji[:4]]


def test_saringan_wilayah_dan_sejak(tempat: Tempat, pemeran: Pemeran, mesin: Buat) -> None:
    lama = buat_janji(tempat.kecamatan)
    TindakLanjut.objects.update(uraian="diubah")
    program = mesin(pemeran.bappeda)
    sejak = timezone.now().isoformat()
    baru = buat_janji(tempat.kecamatan_tetangga)

    assert [r["id"] for r in program.semua("tindak-lanjut/", {"wilayah": "351705"})] == [lama.pk]
    assert [r["id"] for r in program.semua("tindak-lanjut/", {"updated_since": sejak})] == [baru.pk]
    lama.uraian = "diubah lagi"
    lama.save(update_fields=["uraian"])
    found = program.semua("tindak-lanjut/", {"updated_since": sejak})
    assert {r["id"] for r in found} == {lama.pk, baru.pk}
    assert program.get("tindak-lanjut/", {"updated_since": "kemarin"}).status_code == 400


def test_304_sampai_ada_yang_berubah(tempat: Tempat, pemeran: Pemeran, mesin: Buat) -> None:
    row = buat_janji(tempat.kecamatan)
    program = mesin(pemeran.camat)
    tag = program.get("tindak-lanjut/")["ETag"]

    with CaptureQueriesContext(connection) as queries:
        same = program.get("tindak-lanjut/", **{"If-None-Match": f'"lama", W/{tag}'})
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", tag)
    assert len([q for q in queries if "diubah_at" in q["sql"]]) == 1
    assert not [q for q in queries if "uraian" in q["sql"]]
    other = mesin(pemeran.staf).get("tindak-lanjut/", **{"If-None-Match": tag})
    assert other.status_code == 200

    TindakLanjut.objects.filter(pk=row.pk).update(uraian="Ganti pipa")
    fresh = program.get("tindak-lanjut/", **{"If-None-Match": tag})
    assert fresh.status_code == 200
    assert fresh["ETag"] != tag
    assert mesin(pemeran.staf).get("tindak-lanjut/")["ETag"] != fresh["ETag"]


def test_wewenang_yang_berubah_mengubah_tag(tempat: Tempat, pemeran: Pemeran, mesin: Buat) -> None:
    buat_janji(tempat.kecamatan)
    program = mesin(pemeran.camat)
    tag = program.get("tindak-lanjut/")["ETag"]
    pemeran.camat.penugasan.update(sampai=today())

    response = program.get("tindak-lanjut/", **{"If-None-Match": tag})

    assert response.status_code == 200
    assert response.json()["results"] == []


def test_304_hanya_bagi_token_yang_boleh(
    tempat: Tempat, pemeran: Pemeran, mesin: Buat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The short way counts and notes as the long one, and opens nothing more."""
    monkeypatch.setattr(PerToken, "THROTTLE_RATES", {"token": "2/min"})
    program = mesin(pemeran.camat)
    lama = {"If-None-Match": program.get("tindak-lanjut/")["ETag"]}

    def tanya(siapa: Any, **lain: str) -> int:
        return int(siapa.get("tindak-lanjut/", **lama, **lain).status_code)

    assert tanya(mesin(pemeran.camat, Lingkup.TULIS_TINDAK_LANJUT)) == 403
    assert tanya(program, Accept="text/html") == 406
    TokenApi.objects.update(dipakai_at=None)
    assert [tanya(program), TokenApi.objects.exclude(dipakai_at=None).count()] == [304, 1]
    assert tanya(program) == 429
    cache.clear()
    revoke_token(token=TokenApi.objects.earliest("pk"), oleh=pemeran.camat)
    assert tanya(program) == 401


@pytest.mark.parametrize("alamat", [
    "wilayah/", "rapat/", "tindak-lanjut/", "pendamping/", "penempatan/", "sasaran/", "neraca/",
    "laporan/", "kartu-skor/", "pengaduan/", "inovasi/",
])  # fmt: skip
def test_setiap_daftar_terbuka_dan_tetap_jumlah_kuerinya(
    alamat: str, tempat: Tempat, pemeran: Pemeran, mesin: Buat
) -> None:
    program = mesin(pemeran.bappeda)
    program.get(alamat)
    with CaptureQueriesContext(connection) as queries:
        response = program.get(alamat)
    assert response.status_code == 200
    assert set(response.json()) == {"next", "previous", "results"}
    # Token, penugasan, stempel, kunci baris yang terlihat (paling banyak dua), baris; bukan
    # pembungkus peran basis data uji.
    assert (
        len([q for q in queries if "ROLE" not in q["sql"] and "current_user" not in q["sql"]]) <= 6
    )


def test_jawaban_lewat_aksi_yang_sama(
    tempat: Tempat, kantor: Kantor, pemeran: Pemeran, mesin: Buat
) -> None:
    row = buat_janji(tempat.kabupaten, instansi=kantor.opd, jenis=JenisTindakLanjut.PERMINTAAN)
    program = mesin(pemeran.opd)

    response = program.post(f"tindak-lanjut/{row.pk}/jawaban/", {"isi": "Pipa sudah diganti"})

    assert response.status_code == 201
    assert JawabanTindakLanjut.objects.get().oleh == pemeran.opd
    assert mesin(pemeran.opd_lain).post(
        f"tindak-lanjut/{row.pk}/jawaban/", {"isi": "x"}
    ).status_code == 404  # fmt: skip
    bukan_pemilik = mesin(pemeran.bappeda).post(f"tindak-lanjut/{row.pk}/jawaban/", {"isi": "x"})
    assert (bukan_pemilik.status_code, bukan_pemilik.json()["kode"]) == (403, "TIDAK_BERWENANG")
    kosong = program.post(f"tindak-lanjut/{row.pk}/jawaban/", {"isi": ""})
    assert (kosong.status_code, list(kosong.json()["galat"])) == (400, ["isi"])


def test_kunci_idempoten(tempat: Tempat, kantor: Kantor, pemeran: Pemeran, mesin: Buat) -> None:
    row = buat_janji(tempat.kabupaten, instansi=kantor.opd)
    program, alamat = mesin(pemeran.opd), f"tindak-lanjut/{row.pk}/jawaban/"
    kunci = {"Idempotency-Key": "kiriman-1"}

    first = program.post(alamat, {"isi": "Selesai sebagian"}, **kunci)
    second = program.post(alamat, {"isi": "Selesai sebagian"}, **kunci)

    assert (first.status_code, second.status_code) == (201, 201)
    assert second.json() == first.json()
    assert second["Idempotent-Replayed"] == "true"
    assert JawabanTindakLanjut.objects.count() == 1
    lain = program.post(alamat, {"isi": "Isi lain"}, **kunci)
    assert (lain.status_code, lain.json()["kode"]) == (422, "KUNCI_DIPAKAI")
    panjang = program.post(alamat, {"isi": "x"}, **{"Idempotency-Key": "k" * 81})
    assert panjang.status_code == 400


def test_kunci_yang_sedang_dikerjakan_dan_yang_tua(
    tempat: Tempat, kantor: Kantor, pemeran: Pemeran, mesin: Buat
) -> None:
    row = buat_janji(tempat.kabupaten, instansi=kantor.opd)
    program, alamat = mesin(pemeran.opd), f"tindak-lanjut/{row.pk}/jawaban/"
    program.post(alamat, {"isi": "Satu"}, **{"Idempotency-Key": "a"})
    KunciIdempoten.objects.update(status=None)
    busy = program.post(alamat, {"isi": "Satu"}, **{"Idempotency-Key": "a"})
    assert (busy.status_code, busy.json()["kode"]) == (409, "SEDANG_DIKERJAKAN")

    KunciIdempoten.objects.update(created_at=timezone.now() - timedelta(days=3))
    sweep()
    assert KunciIdempoten.objects.count() == 0


def test_bentuk_dan_cara_yang_tidak_ada(pemeran: Pemeran, mesin: Buat) -> None:
    program = mesin(pemeran.camat)
    assert program.post("wilayah/", {}).status_code == 403
    assert program.get("rapat/999999/").json()["kode"] == "TIDAK_ADA"
    assert program.get("rapat/abc/").status_code == 404
    assert program.get("rapat/99999999999999999999999/").status_code == 404
