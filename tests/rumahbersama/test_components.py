"""Each small template that pages are made of, rendered by itself."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django import forms
from django.contrib import messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.datastructures import MultiValueDict

from fondasi.charts import Simpul, tree
from fondasi.listing import Kolom, list_page
from fondasi.notices import tell
from kecamatan.models import Wilayah


class Isian(forms.Form):
    nik = forms.CharField(label="NIK", help_text="16 angka")
    keberadaan = forms.ChoiceField(
        label="Keberadaan", choices=[("ADA", "Ada")], widget=forms.RadioSelect
    )
    setuju = forms.BooleanField(label="Sudah diperiksa")
    catatan = forms.CharField(label="Catatan", required=False)
    berkas = forms.FileField(label="Berkas", required=False)

    def clean_nik(self) -> str:
        raise forms.ValidationError("NIK ini 15 angka; NIK berisi 16 angka.")


def render(name: str, **context: Any) -> str:
    body = render_to_string(f"components/{name}.html", context)
    return re.sub(r"\s+", " ", body).strip()


def drawn(field: forms.BoundField, *, saringan: bool = False) -> str:
    """As a page that writes the tag."""
    tag = "{% load halaman %}{% isian field saringan=saringan %}"
    return str(Template(tag).render(Context({"field": field, "saringan": saringan})))


@pytest.fixture
def wrong() -> Isian:
    return Isian({"nik": "1" * 15})


def test_error_summary_leads_to_the_fields(wrong: Isian) -> None:
    body = render("galat_formulir", form=wrong)
    assert '<a href="#id_nik">NIK: NIK ini 15 angka; NIK berisi 16 angka.</a>' in body
    assert 'href="#id_keberadaan"' in body
    fields = render("periksa", form=wrong, aksi="/x/", tombol="Simpan")
    for target in re.findall(r'href="#([^"]+)"', body):
        assert f'id="{target}"' in fields


def test_no_error_no_summary() -> None:
    assert render("galat_formulir", form=Isian()) == ""


def test_errors_of_the_whole_form_are_said_once() -> None:
    form = Isian({})
    form.add_error(None, "Tanggal berita acara mendahului kunjungan.")
    body = render("galat_formulir", form=form)
    assert body.count("Tanggal berita acara mendahului kunjungan.") == 1


def test_field_says_label_hint_and_error_to_everybody(wrong: Isian) -> None:
    body = drawn(wrong["nik"])
    assert '<label class="form-label" for="id_nik">NIK</label>' in body
    described = re.search(r'<input[^>]+aria-describedby="([^"]+)"', body)
    assert described is not None
    assert described.group(1) == "id_nik_helptext id_nik_error"
    assert all(f'id="{one}"' in body for one in described.group(1).split())
    assert 'aria-invalid="true"' in body
    assert "form-control is-invalid" in body


def test_optional_field_says_so() -> None:
    assert "(boleh kosong)" in drawn(Isian()["catatan"])
    assert "(boleh kosong)" not in drawn(Isian()["nik"])
    assert "(boleh kosong)" not in drawn(Isian()["catatan"], saringan=True)


def test_choices_are_one_named_group() -> None:
    body = drawn(Isian()["keberadaan"])
    assert "<legend>Keberadaan</legend>" in body
    assert '<label><input type="radio" name="keberadaan" value="ADA"' in body


def test_checkbox_stands_before_its_words() -> None:
    body = drawn(Isian()["setuju"])
    assert body.index('type="checkbox"') < body.index("Sudah diperiksa")


def test_file_field_says_its_limit() -> None:
    body = render("berkas", field=Isian()["berkas"], batas=200 * 1024 * 1024, jenis="XLSX")
    assert "XLSX, paling besar 200 MB." in body
    assert 'data-batas="209715200"' in body


def test_file_content_never_comes_back() -> None:
    form = Isian(
        {}, MultiValueDict({"berkas": [SimpleUploadedFile("3517010101900001.xlsx", b"x")]})
    )
    assert "3517010101900001" not in render("berkas", field=form["berkas"], batas=1)


def test_summary_list_shows_zero_and_not_none() -> None:
    body = render("ringkasan", baris=[("Pindah", 0), ("Nomor", None)])
    assert "<dt>Pindah</dt><dd>0</dd>" in body
    assert "<dt>Nomor</dt><dd>–</dd>" in body


def test_empty_state_offers_the_next_step() -> None:
    body = render("kosong", teks="Belum ada.", url="/baru/", tombol="Unggah")
    assert '<a class="btn btn-outline-primary" href="/baru/">Unggah</a>' in body
    assert "<a" not in render("kosong", teks="Belum ada.")


def test_names_are_escaped() -> None:
    assert "<script>" not in render("kosong", teks="<script>")
    assert "<script>" not in render("ringkasan", baris=[("<script>", "<script>")])
    assert "<script>" not in render("salin", id="x", teks="</textarea><script>")


class TestKemajuan:
    tahap = (("Dibaca", "selesai"), ("Diperiksa", "berjalan"))

    def test_running_work_asks_again_and_can_be_cancelled(self) -> None:
        body = render(
            "kemajuan", tahap=self.tahap, persen=62, berjalan=True, url="/k/", batal_url="/b/"
        )
        assert 'hx-get="/k/" hx-trigger="every 2s" hx-select="#kemajuan"' in body
        assert '<progress max="100" value="62"' in body
        assert '<form method="post" action="/b/">' in body
        assert '<li class="berjalan" aria-current="step">Diperiksa' in body

    def test_finished_work_rests(self) -> None:
        body = render("kemajuan", tahap=self.tahap, persen=100, url="/k/", batal_url="/b/")
        assert "hx-" not in body
        assert "<form" not in body

    def test_without_javascript_the_page_reloads(self) -> None:
        assert render("segarkan") == '<noscript><meta http-equiv="refresh" content="5"></noscript>'


class TestSpanduk:
    def _messages(self, *told: tuple[str, str]) -> Any:
        request = RequestFactory().get("/")
        request._messages = CookieStorage(request)  # type: ignore[attr-defined]
        for text, undo in told:
            tell(request, text, undo=undo)
        return messages.get_messages(request)

    def test_undo_is_a_post(self) -> None:
        body = render("spanduk", messages=self._messages(("Disimpan.", "/urung/3/")))
        assert '<form method="post" action="/urung/3/">' in body
        assert "Urungkan" in body

    def test_without_undo_no_form(self) -> None:
        body = render("spanduk", messages=self._messages(("Disimpan.", "")))
        assert '<div class="rb-spanduk rb-spanduk-success" role="status"> <p>Disimpan.</p>' in body
        assert "<form" not in body


def test_check_answers_shows_what_will_happen() -> None:
    body = render(
        "periksa", kalimat="Data mulai berlaku.", baris=[("Orang", "654.220")], aksi="/x/",
        tombol="Berlakukan data", batal="/y/",
    )  # fmt: skip
    assert "<dt>Orang</dt><dd>654.220</dd>" in body
    assert '<button class="btn btn-primary" type="submit">Berlakukan data</button>' in body
    assert '<a class="btn btn-link" href="/y/">Kembali tanpa mengubah</a>' in body


def test_receipt_names_its_number() -> None:
    assert "<b>7K2-4F9</b>" in render("tanda_terima", kalimat="Terkirim", nomor="7K2-4F9")


def test_tabs_mark_the_current_one() -> None:
    body = render("tab", tab=[("Semua", "/a/", True), ("Selesai", "/b/", False)])
    assert '<a href="/a/" aria-current="page">Semua</a>' in body
    assert '<a href="/b/">Selesai</a>' in body


def test_trail_ends_without_a_link() -> None:
    body = render("jejak", jejak=[("Kab. Jombang", "/j/"), ("Kec. Wonosalam", "")])
    assert '<li><a href="/j/">Kab. Jombang</a></li><li>Kec. Wonosalam</li>' in body


def test_text_to_copy_is_found_by_its_button() -> None:
    body = render("salin", id="wa-1", teks="Yth. Camat")
    assert 'id="wa-1"' in body
    assert 'data-salin="wa-1"' in body
    assert 'id="wa-1-kabar" role="status"' in body


def test_picture_is_drawn_twice() -> None:
    root = Simpul("jiwa", 7408)
    body = render(
        "gambar", lebar=tree(root, width=900, title="T"), sempit=tree(root, width=328, title="T")
    )
    assert body.count("<svg") == 2
    assert "rb-gambar-lebar" in body
    assert "rb-gambar-sempit" in body


class TestDaftar:
    def _daftar(self, query: str = "") -> Any:
        request = RequestFactory().get(f"/d/?{query}")
        columns = (Kolom("Nama", "nama", ("nama",)), Kolom("Kode", angka=True))
        return list_page(request, Wilayah.objects.all(), columns=columns, satuan="wilayah")

    def _render(self, daftar: Any) -> str:
        return render(
            "daftar", daftar=daftar, tabel="beranda/_baris_pemberitahuan.html", nama="Wilayah",
            kosong="Belum ada wilayah.", kosong_url="/muat/", kosong_tombol="Muat wilayah",
        )  # fmt: skip

    def test_empty_list_says_what_next(self, db: None) -> None:
        body = self._render(self._daftar())
        assert "0 wilayah" in body
        assert '<a class="btn btn-outline-primary" href="/muat/">Muat wilayah</a>' in body
        assert "<table" not in body

    def test_heads_can_be_sorted_and_pages_turned(self, tempat: Any) -> None:
        daftar = self._daftar("urut=nama")
        head = render("kepala_tabel", daftar=daftar)
        assert '<th scope="col" aria-sort="ascending"><a href="?urut=-nama">Nama</a></th>' in head
        assert '<th scope="col" class="angka">Kode</th>' in head
        assert render("halaman", daftar=daftar) == ""
        assert render("jumlah", daftar=daftar).startswith(
            '<p class="rb-jumlah"> <span aria-live="polite">13 wilayah</span>'
        )
