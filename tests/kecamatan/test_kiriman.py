from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from fondasi.errors import Galat
from kecamatan.actions.kiriman import receive_kiriman
from kecamatan.models import Kiriman, Pengguna, UsulanAgenda
from tests.pemeran import Tempat, buat_pengguna

ISI = {"desa": "35.17.05.2001", "nilai": 3}


def hitung(kali: list[int]) -> Any:
    def simpan(payload: Any) -> dict[str, Any]:
        kali.append(payload["nilai"])
        return {"baris": len(kali)}

    return simpan


@pytest.mark.django_db
def test_dikirim_dua_kali_disimpan_sekali() -> None:
    orang, nomor, kali = buat_pengguna("rini"), uuid4(), []  # type: ignore[var-annotated]
    satu = receive_kiriman(orang, nomor, jenis="uji", payload=ISI, handler=hitung(kali))
    dua = receive_kiriman(orang, str(nomor), jenis="uji", payload=ISI, handler=hitung(kali))
    assert (satu, dua.tanda_terima, kali) == (dua, {"baris": 1}, [3])


@pytest.mark.django_db
def test_nomor_yang_sama_milik_orang_lain_adalah_kiriman_lain() -> None:
    nomor, kali = uuid4(), []  # type: ignore[var-annotated]
    for nama in ("rini", "sari"):
        orang = buat_pengguna(nama)
        receive_kiriman(orang, nomor, jenis="uji", payload=ISI, handler=hitung(kali))
    assert kali == [3, 3]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("jenis", "isi", "kode"),
    [
        ("uji", {**ISI, "nilai": 4}, "KIRIMAN_BERBEDA"),
        ("lain", ISI, "KIRIMAN_BERBEDA"),
    ],
)
def test_isi_lain_pada_nomor_yang_sama_ditolak(jenis: str, isi: Any, kode: str) -> None:
    orang, nomor, kali = buat_pengguna("rini"), uuid4(), []  # type: ignore[var-annotated]
    receive_kiriman(orang, nomor, jenis="uji", payload=ISI, handler=hitung(kali))
    with pytest.raises(Galat) as galat:
        receive_kiriman(orang, nomor, jenis=jenis, payload=isi, handler=hitung(kali))
    assert galat.value.kode == kode
    assert kali == [3]


@pytest.mark.django_db
def test_tanpa_nomor() -> None:
    with pytest.raises(Galat) as galat:
        receive_kiriman(
            buat_pengguna("rini"), "bukan-uuid", jenis="uji", payload=ISI, handler=hitung([])
        )
    assert galat.value.kode == "KIRIMAN_TANPA_NOMOR"


@pytest.mark.django_db
def test_yang_ditolak_tidak_meninggalkan_tanda_terima() -> None:
    """The person corrects the form and sends it again under the same id."""
    orang, nomor, kali = buat_pengguna("rini"), uuid4(), []  # type: ignore[var-annotated]

    def tolak(_payload: Any) -> dict[str, Any]:
        raise Galat("SALAH", "Salah.")

    with pytest.raises(Galat):
        receive_kiriman(orang, nomor, jenis="uji", payload=ISI, handler=tolak)
    assert Kiriman.objects.count() == 0
    benar = {**ISI, "nilai": 5}
    receive_kiriman(orang, nomor, jenis="uji", payload=benar, handler=hitung(kali))
    assert kali == [5]


@pytest.mark.django_db(transaction=True)
def test_dua_sekaligus_menyimpan_sekali(tempat: Tempat) -> None:
    """The phone and its service worker try at the same moment."""
    orang, nomor = buat_pengguna("rini"), uuid4()

    def simpan(_payload: Any) -> dict[str, Any]:
        row = UsulanAgenda.objects.create(
            asal="uji", kunci=str(uuid4()), wilayah=tempat.kecamatan, judul="Uji"
        )
        return {"usulan": row.pk}

    def kirim(_n: int) -> Any:
        try:
            user = Pengguna.objects.get(pk=orang.pk)
            return receive_kiriman(
                user, nomor, jenis="uji", payload=ISI, handler=simpan
            ).tanda_terima
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(kirim, range(3)))
    assert UsulanAgenda.objects.count() == 1
    assert answers == [{"usulan": UsulanAgenda.objects.get().pk}] * 3
