"""Drawn widgets say what Django's own templates say, up to line breaks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from fondasi.forms.fields import draw_isian
from fondasi.forms.renderer import Renderer

JAHAT = '"><script>alert(1)</script>'
CHOICES = [("", "Semua"), ("1", "Satu & dua"), (JAHAT, JAHAT), ("Grup", [("3", "Tiga")])]


def flat(html: str) -> str:
    return "".join(line.strip() for line in html.splitlines())


@pytest.mark.parametrize("value", ["", "1", JAHAT, "3", None])
@pytest.mark.parametrize("attrs", [{}, {"id": "x", "required": True, "disabled": False}])
def test_a_select_is_the_same(value: Any, attrs: dict[str, Any]) -> None:
    widget = forms.Select(choices=CHOICES)
    ours = widget.render("pilih", value, attrs=attrs, renderer=Renderer())
    theirs = widget.render("pilih", value, attrs=attrs, renderer=DjangoTemplates())
    assert flat(ours) == flat(theirs)
    assert "<script" not in ours


def test_an_empty_field_is_told_in_the_words_of_the_portal() -> None:
    class Isian(forms.Form):
        nama = forms.CharField(label="Nama & jabatan", help_text="Nama saja.")

    drawn = draw_isian(Isian({"nama": ""})["nama"])
    assert flat(drawn) == (
        '<div class="rb-isian rb-salah"><label class="form-label" for="id_nama">Nama &amp; jabatan'
        '</label><div class="form-text" id="id_nama_helptext">Nama saja.</div>'
        '<div class="rb-galat" id="id_nama_error"><span class="visually-hidden">Perbaiki:</span> '
        'Isi bagian ini.</div><input type="text" name="nama" class="form-control is-invalid" '
        'required aria-invalid="true" aria-describedby="id_nama_helptext id_nama_error" '
        'id="id_nama"></div>'
    )


@pytest.mark.parametrize("kind", [forms.RadioSelect, forms.CheckboxSelectMultiple])
def test_buttons_and_boxes_are_the_same(kind: type[forms.RadioSelect]) -> None:
    widget = kind(choices=CHOICES)
    value: Any = ["1", JAHAT]
    attrs = {"id": "x", "class": "besar"}
    ours = widget.render("pilih", value, attrs=attrs, renderer=Renderer())
    theirs = widget.render("pilih", value, attrs=attrs, renderer=DjangoTemplates())
    assert flat(ours) == flat(theirs)
    assert "<script" not in ours


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (forms.TextInput, JAHAT),
        (forms.TextInput, None),
        (forms.SearchInput, ""),
        (forms.HiddenInput, 0),
        (forms.NumberInput, 1234567),
        (forms.DateInput, date(2024, 11, 4)),
        (forms.PasswordInput, "rahasia"),
        (forms.CheckboxInput, True),
        (forms.CheckboxInput, False),
    ],
)
@pytest.mark.parametrize("attrs", [{}, {"id": JAHAT, "required": True, "max": 3, "hidden": False}])
def test_inputs_are_the_same(
    kind: type[forms.widgets.Input], value: Any, attrs: dict[str, Any]
) -> None:
    ours = kind().render("isian", value, attrs=attrs, renderer=Renderer())
    theirs = kind().render("isian", value, attrs=attrs, renderer=DjangoTemplates())
    assert flat(ours) == flat(theirs)
    assert "<script" not in ours


def test_an_empty_choice_says_what_to_do() -> None:
    widget = forms.Select(choices=[("", "---------"), ("A", "Aktif")])
    assert '<option value="" selected>Pilih</option>' in widget.render(
        "tahap", "", renderer=Renderer()
    )


def test_other_widgets_keep_their_templates() -> None:
    ours = forms.Textarea().render("nama", JAHAT, renderer=Renderer())
    assert ours == forms.Textarea().render("nama", JAHAT, renderer=DjangoTemplates())
