"""The criterion is recorded once, checked before, and never changed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fondasi.errors import Galat
from kecamatan.models import JejakAudit
from kemiskinan.actions.kriteria import adopt_kriteria
from kemiskinan.models import KriteriaOptimal, PermintaanNeraca
from kemiskinan.queries.kriteria import kriteria_on
from kemiskinan.rules.optimal import Syarat
from tests.pemeran import Pemeran, Tempat

pytestmark = pytest.mark.django_db
URL = "/kemiskinan/kriteria/35.17/"
ISI = {
    "nomor_ba": "BA/7/TKPK/2024", "tanggal_ba": "2024-03-01", "berlaku_mulai": "2024-03-15",
    "teks": "Menerima strategi 1 dan 2 atau 3.", "strategi_1": ["1"], "minimal_1": "1",
    "strategi_2": ["2", "3"], "minimal_2": "1",
}  # fmt: skip


def adopt(tempat: Tempat, **changed: Any) -> KriteriaOptimal:
    values = {
        "teks": "Uji", "syarat": (Syarat((1,), 1),), "nomor_ba": "1",
        "tanggal_ba": date(2024, 1, 1), "berlaku_mulai": date(2024, 1, 1), "oleh": None,
        **changed,
    }  # fmt: skip
    return adopt_kriteria(tempat.kabupaten, **values)


def test_form_then_sentence_then_record(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.bappeda)
    asked = client.post(f"{URL}baru/", ISI)
    assert "paling sedikit 1 jenis bantuan strategi 2 (peningkatan" in asked.content.decode()
    assert not KriteriaOptimal.objects.exists()
    assert client.post(f"{URL}baru/", {**ISI, "konfirmasi": "ya"})["Location"] == URL
    made = KriteriaOptimal.objects.get()
    assert made.aturan == [
        {"strategi": [1], "minimal": 1},
        {"strategi": [2, 3], "minimal": 1},
    ]
    assert (made.oleh, made.berlaku_mulai) == (pemeran.bappeda, date(2024, 3, 15))
    assert JejakAudit.objects.filter(tindakan="tetapkan_kriteria", objek_id=made.pk).exists()
    assert PermintaanNeraca.objects.count() == 1
    assert "BA/7/TKPK/2024" in client.get(URL).content.decode()


def test_the_check_page_carries_the_answers_along(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.bappeda)
    html = client.post(f"{URL}baru/", ISI).content.decode()
    for name, value in (("strategi_2", "2"), ("strategi_2", "3"), ("nomor_ba", "BA/7/TKPK/2024")):
        assert f'type="hidden" name="{name}" value="{value}"' in html


def test_a_rule_is_required(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.bappeda)
    answer = client.post(f"{URL}baru/", {**ISI, "strategi_1": [], "strategi_2": []})
    assert "Isi sekurangnya satu syarat" in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "read", "write"),
    [
        ("bappeda", 200, 200), ("camat", 200, 403), ("opd", 200, 403), ("pimpinan", 200, 403),
        ("provinsi", 200, 403), ("bappeda_kota", 404, 404), ("desa", 200, 403),
    ],
)  # fmt: skip
def test_everybody_of_the_kabupaten_reads_it(
    client: Any, pemeran: Pemeran, who: str, read: int, write: int
) -> None:
    client.force_login(pemeran[who])
    assert client.get(URL).status_code == read
    assert client.get(f"{URL}baru/").status_code == write


def test_the_youngest_valid_one_holds(tempat: Tempat) -> None:
    old, new = adopt(tempat), adopt(tempat, berlaku_mulai=date(2024, 6, 1))
    assert kriteria_on(tempat.kabupaten, date(2023, 12, 31)) is None
    assert kriteria_on(tempat.kabupaten, date(2024, 5, 31)) == old
    assert kriteria_on(tempat.kabupaten, date(2024, 6, 1)) == new
    assert kriteria_on(tempat.kota, date(2024, 6, 1)) is None


def test_refusals(tempat: Tempat) -> None:
    adopt(tempat)
    cases: dict[str, dict[str, Any]] = {
        "KRITERIA_SUDAH_ADA": {},
        "KRITERIA_SEBELUM_BA": {"tanggal_ba": date(2024, 2, 1)},
        "ATURAN_KRITERIA": {"syarat": (), "berlaku_mulai": date(2024, 2, 1)},
    }
    for kode, changed in cases.items():
        with pytest.raises(Galat) as refused:
            adopt(tempat, **changed)
        assert refused.value.kode == kode
    assert KriteriaOptimal.objects.count() == 1


def test_no_role_may_change_or_remove_one(tempat: Tempat, sebagai: Any) -> None:
    made = adopt(tempat)
    for role in ("web", "pekerja"):
        for act in (made.delete, lambda: KriteriaOptimal.objects.update(teks="lain")):
            with pytest.raises(Exception, match="permission denied"), _savepoint(), sebagai(role):
                act()


def _savepoint() -> Any:
    from django.db import transaction

    return transaction.atomic()
