"""Secret words are planted in what must not leak, and looked for everywhere a reader may look."""

from __future__ import annotations

import logging
import zipfile
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from kecamatan.models import Penugasan
from layanan_dasar.actions.langkah_pengaduan import (
    add_information,
    answer_pengaduan,
    ask_pengaduan,
    dispose_pengaduan,
    note_pengaduan,
)
from layanan_dasar.actions.pantau_pengaduan import watch_pengaduan
from layanan_dasar.models import Pengaduan
from tests.layanan_dasar.pengaduan_uji import foto, kategori, terima
from tests.layanan_dasar.test_pengaduan_publik import KIRIM, jawaban
from tests.pemeran import Kantor, Pemeran, Tempat
from tests.peran import WebClient, as_role

RAHASIA = "KATASANDIRAHASIA"
NAMA = "NAMAPELAPORRAHASIA"
SEGEL = frozenset({"layanan_dasar_teksrahasia", "layanan_dasar_identitaspelapor"})


@pytest.fixture
def baris(loket: Tempat, kantor: Kantor, pemeran: Pemeran) -> Pengaduan:
    """A rahasia complaint about the village that has been through everything."""
    teks = f"Perangkat meminta uang, saksi {RAHASIA} di balai."
    row = terima(
        loket.desa, rahasia=True, kode="pungutan", isi=teks, nama=NAMA, kontak=NAMA,
        foto=[foto()],
    ).pengaduan  # fmt: skip
    row = dispose_pengaduan(row, instansi=kantor.opd, teks=f"lihat {RAHASIA} segera", oleh=None)
    row = ask_pengaduan(row, teks=f"Siapa {RAHASIA} itu?", oleh=pemeran.opd)
    row = add_information(row, teks=f"Dia {RAHASIA} tetangga saya.")
    row = note_pengaduan(row, teks=f"hati-hati {RAHASIA}", oleh=pemeran.opd)
    row = answer_pengaduan(row, teks=f"Sudah diperiksa, {RAHASIA}.", oleh=pemeran.opd)
    Pengaduan.objects.filter(pk=row.pk).update(tahap="JAWAB", tenggat="2020-01-01")
    return Pengaduan.objects.get(pk=row.pk)


def every_column(without: frozenset[str] = frozenset()) -> str:
    """All rows of all tables as text, whatever they are."""
    found: list[str] = []
    tables = {m._meta.db_table for m in apps.get_models(include_auto_created=True)} - without
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            found.extend(f"{table}: {text}" for (text,) in cursor.fetchall())
    return "\n".join(found)


def test_only_the_sealed_tables_hold_it(baris: Pengaduan) -> None:
    watch_pengaduan()
    everywhere = every_column(without=SEGEL)
    assert RAHASIA not in everywhere
    assert NAMA not in everywhere
    sealed = every_column()
    assert sealed.count(RAHASIA) == 6
    assert NAMA in sealed


def test_no_page_list_export_notice_or_mail_says_it(
    client: WebClient, baris: Pengaduan, pemeran: Pemeran, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    watch_pengaduan()
    rinci = reverse("layanan:pengaduan-rinci", args=[baris.pk])
    daftar = reverse("layanan:pengaduan")
    pages = [
        "/", "/pemberitahuan/", daftar, f"{daftar}?q={RAHASIA}", rinci,
        reverse("layanan:pengaduan-angka"), f"{daftar}?unduh=csv", f"{daftar}?unduh=xlsx",
        "/kelola/jejak/", reverse("pengaduan:depan"), reverse("pengaduan:angka"),
        reverse("layanan:pengaduan-langkah", args=[baris.pk, "tutup"]),
    ]  # fmt: skip
    for who in ("camat", "staf", "opd", "bappeda", "provinsi", "pimpinan", "pendamping", "desa"):
        client.force_login(pemeran[who])  # type: ignore[arg-type]
        for page in pages:
            body = content(client.get(page))
            assert RAHASIA not in body.replace(f"q={RAHASIA}", "").replace(
                f'value="{RAHASIA}"', ""
            ).replace(f": {RAHASIA}</a>", ""), (who, page)
            assert NAMA not in body, (who, page)
    assert mail.outbox == []
    assert RAHASIA not in caplog.text.replace(f"q={RAHASIA}", "")
    assert NAMA not in caplog.text


def content(response: Any) -> str:
    raw = b"".join(response.streaming_content) if response.streaming else response.content
    if raw[:2] == b"PK":
        with zipfile.ZipFile(BytesIO(raw)) as book:
            return "".join(book.read(name).decode() for name in book.namelist())
    return str(raw.decode("utf-8-sig"))


def test_its_village_finds_it_nowhere(
    client: WebClient, baris: Pengaduan, pemeran: Pemeran
) -> None:
    """By any address of the room, by search, list, count or export."""
    Penugasan.objects.update(mulai="2024-01-01")
    watch_pengaduan()
    client.force_login(pemeran.desa)
    lampiran = baris.lampiran.get().pk
    asked: list[tuple[str, list[Any]]] = [
        ("pengaduan-rinci", [baris.pk]),
        ("pengaduan-langkah", [baris.pk, "tanggapi"]),
        ("pengaduan-lampiran", [lampiran]),
        ("pengaduan-ringkasan", [baris.pk]),
        ("pengaduan-sasaran", [baris.pk]),
        ("pengaduan-nomor-lapor", [baris.pk]),
    ]
    for name, args in asked:
        assert client.get(reverse(f"layanan:{name}", args=args)).status_code == 404, name
    for name in ("buka", "pelapor", "catatan", "pisah", "tandai"):
        url = reverse(f"layanan:pengaduan-{name}", args=[baris.pk])
        assert client.post(url, {"alasan": "ingin tahu saja"}).status_code == 404, name
    daftar = reverse("layanan:pengaduan")
    for query in ("", f"?q={baris.nomor}", "?batas=terlambat", "?unduh=csv"):
        body = content(client.get(f"{daftar}{query}"))
        assert baris.nomor not in body.replace(f"q={baris.nomor}", "").replace(
            f'value="{baris.nomor}"', ""
        ).replace(f": {baris.nomor}</a>", ""), query
    assert "0 pengaduan" in client.get(daftar).content.decode()
    for page in ("/", "/pemberitahuan/"):
        assert baris.nomor not in client.get(page).content.decode()


def test_of_somebody_without_identity_nothing_remains(
    client: WebClient, loket: Tempat, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither address nor browser, nor the name that was typed by mistake: in no column, cache
    value, session, file name or log line."""
    caplog.set_level(logging.DEBUG)
    out = StringIO()
    handler = logging.StreamHandler(out)
    logging.getLogger().addHandler(handler)
    asing = {"REMOTE_ADDR": "203.0.113.77", "HTTP_USER_AGENT": "HapeSaksi/9.9"}
    data = jawaban(loket, nama=NAMA, kontak="+6281299998888", kategori=kategori("pungutan").pk)
    photo = SimpleUploadedFile(f"{NAMA}.jpg", foto(), "image/jpeg")
    response = client.post(KIRIM, {**data, "foto": photo}, **asing)  # type: ignore[arg-type]
    logging.getLogger().removeHandler(handler)
    assert "Laporan Anda diterima" in response.content.decode()
    everywhere = every_column() + caplog.text + out.getvalue() + cached() + stored_names()
    for trace in ("203.0.113.77", "HapeSaksi", NAMA, "81299998888"):
        assert trace not in everywhere, trace


def cached() -> str:
    server = cache._cache.get_client()  # type: ignore[attr-defined]
    return " ".join(f"{key!r} {server.get(key)!r}" for key in server.scan_iter("*"))


def stored_names() -> str:
    storages: Any = settings.STORAGES
    folder = Path(storages["default"]["OPTIONS"]["location"])
    return " ".join(str(path) for path in folder.rglob("*"))


def test_an_early_fault_leaves_nothing_either(client: WebClient, loket: Tempat) -> None:
    client.post(KIRIM, jawaban(loket, isi=f"{RAHASIA} masih saya tulis", kategori=""))
    assert RAHASIA not in every_column() + cached()


def test_the_worker_role_does_the_watch(baris: Pengaduan) -> None:
    with as_role("pekerja"):
        assert watch_pengaduan()["ditutup"] == 0
