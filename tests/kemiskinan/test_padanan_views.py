from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from kemiskinan.enums import Keputusan, StatusPadanan, StatusProses
from kemiskinan.models import KeputusanPadanan, Padanan, Pemadanan, Sasaran
from tests.pemeran import (
    PARA_PEMERAN,
    Pemeran,
    Tempat,
    buat_individu,
    buat_padanan,
    buat_pemadanan,
    buat_rilis,
    buat_sasaran,
    buat_sk,
)
from tests.peran import WebClient

TINJAU = StatusPadanan.PERLU_DITINJAU
NIK = "3517054101909001"


@dataclass
class Meja:
    run: Pemadanan
    ani: Sasaran
    budi: Sasaran
    ani_satu: Padanan
    ani_dua: Padanan
    budi_satu: Padanan

    def url(self, name: str, *args: int) -> str:
        return reverse(f"kemiskinan:{name}", args=args)


@pytest.fixture
def meja(tempat: Tempat) -> Meja:
    sk, rilis = buat_sk(tempat.kabupaten), buat_rilis(tempat.kabupaten)
    jumlah = {"otomatis": 1, "perlu_ditinjau": 2, "tidak_padan": 1}
    run = buat_pemadanan(sk, rilis, jumlah=jumlah, detik={"total": 0.7})
    names = ["ANI LESTARI", "BUDI", "CICI", "DEWI"]
    ani, budi, cici, dewi = (
        buat_sasaran(sk, tempat.desa, n, nomor_baris=i, nik=NIK) for i, n in enumerate(names)
    )
    orang = [
        buat_individu(rilis, tempat.desa, "ANNI LESTARI", nik="3517054101909002"),
        buat_individu(rilis, tempat.desa_lain, "ANI", tanggal_lahir=date(1971, 2, 3)),
        buat_individu(rilis, tempat.desa, "BUDI"),
        buat_individu(rilis, tempat.desa, "CICI"),
    ]
    rows = [
        buat_padanan(run, ani, orang[0], TINJAU, skor="0.950", nik_beda=[16]),
        buat_padanan(run, ani, orang[1], TINJAU, skor="0.600"),
        buat_padanan(run, budi, orang[2], TINJAU),
    ]
    buat_padanan(run, cici, orang[3])
    buat_padanan(run, dewi)
    return Meja(run, ani, budi, *rows)


@pytest.fixture
def bappeda(client: WebClient, pemeran: Pemeran) -> WebClient:
    client.force_login(pemeran.bappeda)
    return client


def isi(*rows: Padanan) -> list[str]:
    return [Padanan.objects.get(pk=row.pk).keputusan for row in rows]


def test_only_the_secretariat_of_the_kabupaten_enters(
    meja: Meja, client: WebClient, pemeran: Pemeran
) -> None:
    found = {}
    for name in PARA_PEMERAN:
        client.logout()
        if name != "anonim":
            client.force_login(pemeran[name])  # type: ignore[arg-type]
        found[name] = client.get(meja.url("pemadanan-hasil", meja.run.pk)).status_code
    assert found == {**dict.fromkeys(PARA_PEMERAN, 404), "bappeda": 200, "anonim": 302}


def test_a_stranger_decides_nothing(meja: Meja, client: WebClient, pemeran: Pemeran) -> None:
    client.force_login(pemeran.bappeda_kota)
    urls = [
        meja.url("padanan-putuskan", meja.ani_satu.pk),
        meja.url("padanan-bukan-semua", meja.run.pk, meja.ani.pk),
    ]
    codes = [client.post(url, {"keputusan": "padan"}).status_code for url in urls]
    assert (codes, isi(meja.ani_satu)) == ([404, 404], [""])


def test_the_result_shows_three_numbers_and_the_people(bappeda: WebClient, meja: Meja) -> None:
    url = meja.url("pemadanan-hasil", meja.run.pk)
    names = {}
    for hasil in StatusPadanan.values:
        page = bappeda.get(url, {"hasil": hasil})
        names[hasil] = [row.sasaran.nama for row in page.context["daftar"].rows]
    assert names == {
        "otomatis": ["CICI"],
        "perlu_ditinjau": ["ANI LESTARI", "BUDI"],
        "tidak_padan": ["DEWI"],
    }


def test_the_list_narrows_by_kecamatan_and_decision(
    bappeda: WebClient, meja: Meja, tempat: Tempat
) -> None:
    Padanan.objects.filter(pk=meja.budi_satu.pk).update(keputusan=Keputusan.BUKAN)
    url = meja.url("pemadanan-hasil", meja.run.pk)

    def people(**query: Any) -> list[str]:
        rows = bappeda.get(url, {"hasil": "perlu_ditinjau", **query}).context["daftar"].rows
        return [row.sasaran.nama for row in rows]

    assert people(kecamatan=tempat.kecamatan.pk) == ["ANI LESTARI", "BUDI"]
    assert people(kecamatan=tempat.kecamatan_tetangga.pk) == []
    assert (people(keputusan="belum"), people(keputusan="bukan")) == (["ANI LESTARI"], ["BUDI"])


def test_query_counts_do_not_grow(
    bappeda: WebClient, meja: Meja, django_assert_num_queries: Any
) -> None:
    urls = {
        meja.url("pemadanan"): 14,
        meja.url("pemadanan-hasil", meja.run.pk): 11,
        meja.url("padanan-sasaran", meja.run.pk, meja.ani.pk): 12,
        meja.url("padanan-sasaran", meja.run.pk, meja.budi.pk): 12,
    }
    for url, count in urls.items():
        with django_assert_num_queries(count):
            assert bappeda.get(url).status_code == 200


def test_review_marks_what_differs_and_hides_the_nik(bappeda: WebClient, meja: Meja) -> None:
    page = bappeda.get(meja.url("padanan-sasaran", meja.run.pk, meja.ani.pk))
    text = page.content.decode()
    assert "A<mark>N</mark>NI LESTARI" in text
    assert "3517********900<mark>1</mark>" in text
    assert "3517********900<mark>2</mark>" in text
    assert NIK not in text
    assert "<b>1 dari 2</b>" in text


def test_the_other_candidate_is_a_tab(bappeda: WebClient, meja: Meja) -> None:
    url = meja.url("padanan-sasaran", meja.run.pk, meja.ani.pk)
    page = bappeda.get(url, {"calon": meja.ani_dua.pk})
    assert page.context["dipilih"] == meja.ani_dua
    assert "<mark>Wonomerto</mark>" in page.content.decode()
    assert bappeda.get(url, {"calon": "x"}).context["dipilih"] == meja.ani_satu


def test_keys_stand_on_links_and_buttons(bappeda: WebClient, meja: Meja) -> None:
    bappeda.post(meja.url("padanan-putuskan", meja.ani_dua.pk), {"keputusan": "bukan"})
    first = bappeda.get(meja.url("padanan-sasaran", meja.run.pk, meja.ani.pk)).content.decode()
    second = bappeda.get(meja.url("padanan-sasaran", meja.run.pk, meja.budi.pk)).content.decode()
    assert [key for key in "jkytu12" if f'data-tombol="{key}"' in first] == list("jytu12")
    assert [key for key in "jkytu12" if f'data-tombol="{key}"' in second] == list("kytu")


def test_yes_goes_on_to_the_next_and_can_be_undone(bappeda: WebClient, meja: Meja) -> None:
    url = meja.url("padanan-putuskan", meja.ani_satu.pk)
    answer = bappeda.post(url, {"keputusan": "padan"})
    assert answer.headers["Location"] == meja.url("padanan-sasaran", meja.run.pk, meja.budi.pk)
    assert isi(meja.ani_satu, meja.ani_dua) == ["padan", "bukan"]
    act = KeputusanPadanan.objects.get()
    undo = meja.url("padanan-urungkan", act.pk)
    assert f'action="{undo}"' in bappeda.get(answer.headers["Location"]).content.decode()
    back = bappeda.post(undo)
    assert back.headers["Location"] == meja.url("padanan-sasaran", meja.run.pk, meja.ani.pk)
    assert isi(meja.ani_satu, meja.ani_dua) == ["", ""]


def test_no_stays_while_candidates_are_left(bappeda: WebClient, meja: Meja) -> None:
    answer = bappeda.post(meja.url("padanan-putuskan", meja.ani_satu.pk), {"keputusan": "bukan"})
    assert answer.headers["Location"] == meja.url("padanan-sasaran", meja.run.pk, meja.ani.pk)
    assert bappeda.get(answer.headers["Location"]).context["dipilih"] == meja.ani_dua


def test_the_last_decision_leads_to_the_result(bappeda: WebClient, meja: Meja) -> None:
    bappeda.post(meja.url("padanan-bukan-semua", meja.run.pk, meja.ani.pk))
    answer = bappeda.post(meja.url("padanan-putuskan", meja.budi_satu.pk), {"keputusan": "padan"})
    assert answer.headers["Location"] == meja.url("pemadanan-hasil", meja.run.pk)
    assert isi(meja.ani_satu, meja.ani_dua, meja.budi_satu) == ["bukan", "bukan", "padan"]
    tinjau = bappeda.get(meja.url("padanan-tinjau", meja.run.pk))
    assert tinjau.headers["Location"] == meja.url("pemadanan-hasil", meja.run.pk)


def test_a_refusal_is_a_sentence_on_the_page(bappeda: WebClient, meja: Meja) -> None:
    Padanan.objects.filter(pk=meja.budi_satu.pk).update(individu=meja.ani_satu.individu_id)
    url = meja.url("padanan-putuskan", meja.budi_satu.pk)
    bappeda.post(meja.url("padanan-putuskan", meja.ani_satu.pk), {"keputusan": "padan"})
    page = bappeda.post(url, {"keputusan": "padan"}, follow=True)
    assert f"baris nomor {meja.ani.sk_no} dalam SK" in page.content.decode()
    assert isi(meja.budi_satu) == [""]


def test_an_unknown_answer_is_no_decision(bappeda: WebClient, meja: Meja) -> None:
    url = meja.url("padanan-putuskan", meja.ani_satu.pk)
    assert bappeda.post(url, {"keputusan": "mungkin"}).status_code == 404
    assert bappeda.get(url).status_code == 405
    assert isi(meja.ani_satu) == [""]


def test_somebody_of_another_decree_is_not_found(
    bappeda: WebClient, meja: Meja, tempat: Tempat
) -> None:
    lain = buat_sasaran(buat_sk(tempat.kota), tempat.kelurahan_kota)
    url = meja.url("padanan-sasaran", meja.run.pk, lain.pk)
    assert bappeda.get(url).status_code == 404


def test_while_it_runs_there_is_a_bar_and_no_decision(bappeda: WebClient, meja: Meja) -> None:
    Pemadanan.objects.update(status=StatusProses.BERJALAN, tahap="Membandingkan", kemajuan=55)
    url = meja.url("pemadanan-hasil", meja.run.pk)
    page = bappeda.get(url)
    assert '<progress max="100" value="55"' in page.content.decode()
    assert ("Membandingkan", "berjalan") in page.context["tahap"]
    refused = bappeda.post(meja.url("padanan-putuskan", meja.ani_satu.pk), {"keputusan": "padan"})
    assert (refused.status_code, isi(meja.ani_satu)) == (403, [""])
    Pemadanan.objects.update(status=StatusProses.SELESAI)
    done = bappeda.get(url, headers={"HX-Request": "true", "HX-Target": "kemajuan"})
    assert done.headers["HX-Refresh"] == "true"


def test_a_failed_run_says_why_and_starts_again(bappeda: WebClient, meja: Meja) -> None:
    Pemadanan.objects.update(status=StatusProses.GAGAL, galat_pesan="Terhenti tiga kali.")
    page = bappeda.get(meja.url("pemadanan-hasil", meja.run.pk)).content.decode()
    assert "Terhenti tiga kali." in page
    isian = {"sk": meja.run.sk_id, "rilis": meja.run.rilis_id}
    answer = bappeda.post(meja.url("pemadanan-mulai"), isian)
    assert answer.headers["Location"] == meja.url("pemadanan-hasil", meja.run.pk)
    meja.run.refresh_from_db()
    assert (meja.run.status, meja.run.galat_pesan) == (StatusProses.MENUNGGU, "")


def test_only_what_is_in_force_can_be_chosen(
    bappeda: WebClient, meja: Meja, tempat: Tempat
) -> None:
    form = bappeda.get(meja.url("pemadanan")).context["form"]
    assert list(form.fields["sk"].queryset) == [meja.run.sk]
    assert list(form.fields["rilis"].queryset) == [meja.run.rilis]
    kota = {"sk": buat_sk(tempat.kota).pk, "rilis": meja.run.rilis_id}
    assert bappeda.post(meja.url("pemadanan-mulai"), kota).status_code == 422


def test_without_data_the_start_page_says_what_is_missing(
    client: WebClient, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.bappeda_kota)
    page = client.get(reverse("kemiskinan:pemadanan")).content.decode()
    assert "yang sudah diberlakukan" in page
    assert "<button" not in page.split("<main", 1)[1].split("</main>")[0]
