from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings as django_settings
from PIL import Image
from pypdf import PdfReader
from pytest_django import Settings

from fondasi.charts import Simpul, tree
from fondasi.pdf import (
    ForbiddenSourceError,
    Kop,
    Surat,
    TandaTangan,
    data_uri,
    pdf_hash,
    render_pdf,
    sources,
)
from fondasi.pdf.sources import fonts_of_thread, let_fonts_go

STRIP = "DATA CONTOH – BUKAN DATA SEBENARNYA"
Render = Callable[..., PdfReader]


@pytest.fixture
def render(settings: Settings) -> Render:
    """Renders a letter whose content block is the given template text."""
    settings.PERAGAAN = False

    def run(content: str, base: str = "pdf/surat.html", **options: Any) -> PdfReader:
        source = f'{{% extends "{base}" %}}{{% block isi %}}{content}{{% endblock %}}'
        engine = {**settings.TEMPLATES[0], "APP_DIRS": False}
        engine["OPTIONS"] = {
            "loaders": [
                ("django.template.loaders.locmem.Loader", {"uji.html": source}),
                "django.template.loaders.filesystem.Loader",
            ],
        }
        settings.TEMPLATES = [engine]
        paper = options.pop("paper", "A4")
        return PdfReader(BytesIO(render_pdf("uji.html", options, title="Surat uji", paper=paper)))

    return run


def fonts(pdf: PdfReader) -> set[str]:
    resources: list[Any] = [page["/Resources"].get_object() for page in pdf.pages]
    return {
        str(font.get_object()["/BaseFont"]).split("+")[-1]
        for resource in resources
        for font in resource.get("/Font", {}).values()
    }


def words(pdf: PdfReader) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pdf.pages]


def test_only_the_packaged_font_is_used(render: Render) -> None:
    pdf = render("<p>Biasa <b>tebal</b> <i>miring</i> <b><i>keduanya</i></b> ● 漢 ✓ العربية</p>")
    names = fonts(pdf)
    assert len(names) >= 4
    assert all(name.startswith("Source-Sans-Pro") for name in names)


def test_generic_families_do_not_reach_the_machine(render: Render) -> None:
    pdf = render('<p style="font-family:DejaVu Serif,serif">a</p><pre>b</pre>')
    assert all(name.startswith("Source-Sans-Pro") for name in fonts(pdf))


def test_the_environment_is_left_as_it_was(render: Render, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/tempat/lain.conf")
    render("<p>x</p>")
    assert os.environ["FONTCONFIG_FILE"] == "/tempat/lain.conf"
    monkeypatch.delenv("FONTCONFIG_FILE")
    render("<p>x</p>")
    assert "FONTCONFIG_FILE" not in os.environ


def test_the_pdf_is_tagged_named_and_in_indonesian(render: Render) -> None:
    pdf = render("<h2>Bagian</h2><p>Isi</p>")
    catalog: Any = pdf.trailer["/Root"].get_object()
    assert catalog["/MarkInfo"]["/Marked"].value is True
    assert catalog["/Lang"] == "id"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Surat uji"
    assert b'pdfuaid:part="1"' in catalog["/Metadata"].get_object().get_data()


@pytest.mark.parametrize(("paper", "width_mm", "height_mm"), [("A4", 210, 297), ("F4", 215, 330)])
def test_paper(render: Render, paper: str, width_mm: int, height_mm: int) -> None:
    box = render("<p>x</p>", paper=paper).pages[0].mediabox
    assert float(box.width) * 25.4 / 72 == pytest.approx(width_mm, abs=0.01)
    assert float(box.height) * 25.4 / 72 == pytest.approx(height_mm, abs=0.01)


TABLE = """<table><thead><tr><th>Kecamatan</th><th class="angka">Jiwa</th></tr></thead><tbody>
{% for n in rows %}<tr><th scope="row">K{{ n }}</th><td class="angka">{{ n }}</td></tr>{% endfor %}
</tbody><tfoot><tr><th>Jumlah</th><td class="angka">9</td></tr></tfoot></table>"""


def test_long_tables_repeat_their_head_and_pages_are_numbered(render: Render) -> None:
    pages = words(render(TABLE, rows=range(1000, 1090), kaki="Sidik 3f2a <b>&"))
    assert len(pages) == 3
    for number, page in enumerate(pages, start=1):
        assert f"Halaman {number} dari 3" in page
        assert "Sidik 3f2a <b>&" in page
        assert page.count("Kecamatan Jiwa") == 1
    assert [page.count("Jumlah 9") for page in pages] == [0, 0, 1]
    assert " ".join(pages).count("K1089") == 1


@pytest.mark.parametrize("rows", range(36, 46))
def test_the_total_never_stands_alone_on_a_page(render: Render, rows: int) -> None:
    pages = words(render(TABLE, rows=range(1000, 1000 + rows)))
    last = pages[-1]
    assert "Jumlah 9" in last
    assert f"K{1000 + rows - 1}" in last


@pytest.mark.parametrize("lines", range(28, 37))
def test_a_heading_never_ends_a_page(render: Render, lines: int) -> None:
    content = "<p>baris</p>" * lines + "<h2>Judulbagian</h2><p>Isi bagian</p>"
    (page,) = [page for page in words(render(content)) if "Judulbagian" in page]
    assert "Isi bagian" in page


def test_demo_data_is_named_on_every_page(render: Render, settings: Settings) -> None:
    settings.PERAGAAN = True
    pages = words(render(TABLE, rows=range(90)))
    assert len(pages) == 3
    assert all(STRIP in page for page in pages)
    settings.PERAGAAN = False
    assert not any(STRIP in page for page in words(render(TABLE, rows=range(90))))


@pytest.mark.parametrize(
    "source",
    [
        "http://127.0.0.1:9/x.png",
        "https://contoh.id/x.png",
        "file:///etc/hostname",
        "font:lain",
        "data:text/html,hai",
        "data:image/svg+xml;base64,PHN2Zy8+",
    ],
)
def test_nothing_outside_the_document_is_loaded(render: Render, source: str) -> None:
    with pytest.raises(ForbiddenSourceError, match="may not load"):
        render(f'<img src="{source}" alt="x">')


def test_a_style_cannot_reach_outside_either(render: Render) -> None:
    with pytest.raises(ForbiddenSourceError):
        render('<p style="background:url(http://127.0.0.1:9/x.png)">x</p>')


def crest() -> bytes:
    out = BytesIO()
    Image.new("RGB", (30, 40), "green").save(out, "PNG")
    return out.getvalue()


KOP = Kop(("Pemerintah Kabupaten Jombang", "Kecamatan Wonosalam"), ("Jalan Contoh 1",), crest())
TTD = TandaTangan(
    "Kepala Bagian Contoh",
    "Nama Contoh, S.E.",
    "Pembina",
    "197001011995031999",
    "Jombang, 4 November 2024",
    sebutan="Plt.",
    atas_nama="BUPATI JOMBANG",
    melalui="Sekretaris Daerah",
)


def test_a_letter_carries_its_head_and_its_signatory(render: Render) -> None:
    surat = Surat("400/1/2024", "Jombang, 4 November 2024", "Penting", "1 berkas", "Penyisiran",
                  ("Camat Wonosalam",), ("Bupati Jombang",))  # fmt: skip
    pdf = render("<p>Isi surat.</p>", kop=KOP, surat=surat, tanda_tangan=[TTD])
    (page,) = words(pdf)
    assert [part for part in page.split() if part == "KECAMATAN"]
    for line in (
        "Nomor : 400/1/2024", "Sifat : Penting", "Lampiran : 1 berkas", "Hal : Penyisiran",
        "Yth. Camat Wonosalam", "Isi surat.", "a.n. BUPATI JOMBANG Sekretaris Daerah u.b.",
        "Plt. Kepala Bagian Contoh,", "Nama Contoh, S.E. Pembina NIP 197001011995031999",
        "Tembusan: Bupati Jombang",
    ):  # fmt: skip
        assert line in page
    assert len(pdf.pages[0].images) == 1


def test_a_report_has_its_title_and_room_for_a_number(render: Render) -> None:
    (page,) = words(render("<p>x</p>", base="pdf/laporan.html", subjudul="November 2024"))
    assert "SURAT UJI November 2024 Nomor:" in page


def test_several_signatories_share_a_row(render: Render) -> None:
    signers = [TandaTangan("Kepala Desa", peran="Mengetahui"), TandaTangan("Ketua BPD", "Nama B")]
    (page,) = words(render("<p>x</p>", tanda_tangan=signers))
    assert "Mengetahui" in page
    assert "Kepala Desa," in page
    assert "Ketua BPD," in page


@pytest.mark.parametrize("rows", range(28, 36))
def test_a_signature_never_stands_alone_on_a_page(render: Render, rows: int) -> None:
    last = words(render(TABLE, rows=range(1000, 1000 + rows), tanda_tangan=[TTD]))[-1]
    assert "Nama Contoh" in last
    assert f"K{1000 + rows - 1}" in last
    assert "Jumlah 9" in last


@pytest.mark.parametrize("lines", range(24, 34))
def test_a_signature_follows_words_too(render: Render, lines: int) -> None:
    last = words(render("<p>baris</p>" * lines, tanda_tangan=[TTD]))[-1]
    assert "Nama Contoh" in last
    assert "baris" in last


def test_user_text_is_escaped(render: Render) -> None:
    kop = Kop(("<script>x</script>",), ("A & B",))
    (page,) = words(render("<p>{{ isi }}</p>", kop=kop, isi="<img src=http://x>"))
    assert "<SCRIPT>X</SCRIPT>" in page
    assert "<img src=http://x>" in page


def test_a_chart_is_a_figure_with_a_name(render: Render) -> None:
    drawn = tree(Simpul("jiwa", 3, (Simpul("ada", 2), Simpul("pindah", 1))), title="Rekap 3 jiwa")
    pdf = render("<figure>{{ gambar }}</figure>", gambar=drawn)
    assert "66,67" in words(pdf)[0]
    names = [o.get_object().get("/Alt") for o in _objects(pdf) if o.get("/S") == "/Figure"]
    assert names == ["Rekap 3 jiwa"]


def _objects(pdf: PdfReader) -> list[Any]:
    trailer: Any = pdf.trailer
    found = (pdf.get_object(number) for number in range(1, trailer["/Size"]))
    return [o for o in found if isinstance(o, dict)]


SCRIPT = """
import django, hashlib
django.setup()
from fondasi.charts import Simpul, tree
from fondasi.pdf import Kop, TandaTangan, render_pdf
pdf = render_pdf("pdf/laporan.html", {
    "kop": Kop(("Kecamatan Wonosalam",), ("Jalan Contoh",)),
    "tanda_tangan": [TandaTangan("Camat Wonosalam", "Nama Contoh")],
    "kaki": tree(Simpul("jiwa", 2, (Simpul("ada", 2),)), title="Rekap"),
}, title="Laporan uji")
print(hashlib.sha256(pdf).hexdigest())
"""


def test_two_processes_write_the_same_bytes() -> None:
    def run(seed: str) -> str:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": str(django_settings.SETTINGS_MODULE),
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join(path or os.getcwd() for path in sys.path),
        }
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True,
            check=True, timeout=120,
        )  # fmt: skip
        return done.stdout.strip().splitlines()[-1]

    first = run("1")
    assert len(first) == 64
    assert run("2") == first


def test_a_crest_is_png_or_jpeg() -> None:
    assert data_uri(crest()).startswith("data:image/png;base64,iVBOR")
    assert data_uri(b"\xff\xd8\xff\xe0").startswith("data:image/jpeg;base64,")
    assert Kop(("A",)).lambang_uri == ""
    with pytest.raises(ValueError, match="PNG and JPEG"):
        data_uri(b"<svg/>")


def test_the_hash_follows_the_figures_alone() -> None:
    one = {"sk": 7408, "bagian": Decimal("24.850"), "tanggal": date(2024, 11, 4), "daftar": (1, 2)}
    other = {"daftar": [1, 2], "tanggal": date(2024, 11, 4), "bagian": Decimal("24.85"), "sk": 7408}
    assert pdf_hash(one) == pdf_hash(other)
    assert pdf_hash(one) != pdf_hash({**one, "sk": 7407})
    plain = b'{"bagian":"24.85","daftar":[1,2],"sk":7408,"tanggal":"2024-11-04"}'
    assert pdf_hash(one) == hashlib.sha256(plain).hexdigest()


def test_the_hash_knows_a_moment_in_every_zone() -> None:
    utc = datetime(2024, 11, 4, 0, 12, tzinfo=UTC)
    wib = utc.astimezone(timezone(timedelta(hours=7)))
    assert pdf_hash({"pada": utc}) == pdf_hash({"pada": wib})


@pytest.mark.parametrize(
    "figures",
    [{"a": 0.1}, {"a": {"b": [0.5]}}, {1: "a"}, {"a": datetime(2024, 11, 4)}, {"a": {1, 2}}],
)
def test_the_hash_refuses_what_has_no_fixed_form(figures: dict[Any, Any]) -> None:
    with pytest.raises(TypeError):
        pdf_hash(figures)


@pytest.mark.parametrize(
    ("one", "other"), [(Decimal("0.00"), Decimal(0)), (Decimal("1E+2"), Decimal(100))]
)
def test_the_hash_takes_decimals_by_value(one: Decimal, other: Decimal) -> None:
    assert pdf_hash({"a": one}) == pdf_hash({"a": other})


def test_fonts_are_shared_and_put_down_again(render: Render, settings: Settings) -> None:
    """A thread draws all documents with the same fonts, also after /tmp was swept."""

    def drawn(content: str) -> bytes:
        render(content)
        return render_pdf("uji.html", {}, title="Surat uji")

    first = drawn("<p>Satu</p>")
    kept = fonts_of_thread()
    drawn("<p><b>Dua</b> <i>lain</i></p>")
    assert drawn("<p>Satu</p>") == first
    assert fonts_of_thread() is kept
    shutil.rmtree(kept._folder)
    assert drawn("<p>Satu</p>") == first
    assert fonts_of_thread() is not kept
    let_fonts_go()
    assert not vars(sources._here)
