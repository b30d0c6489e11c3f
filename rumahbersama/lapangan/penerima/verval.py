from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.http import Http404

from fondasi.errors import Galat
from fondasi.photos import clean_photo
from kecamatan.actions.berkas import store_berkas
from kecamatan.models import Berkas, Pengguna
from kemiskinan.actions.verval import VervalBerubahError, record_verval
from kemiskinan.forms.verval import VervalForm
from kemiskinan.models import DaftarVerval, Sasaran, Verval
from kemiskinan.permissions.verval import can_verify_sasaran
from kemiskinan.queries.verval import destinations, possible_twins
from kemiskinan.reports.verval import compare_answers
from kemiskinan.rules.verval import Jawaban
from kemiskinan.views.daftar import fetch_daftar
from kemiskinan.views.verval import JENIS_FOTO, fetch_sasaran

KOLOM = (
    *("keberadaan", "tanggal_kejadian", "nomor_akta", "rincian_pindah", "tujuan", "rincian_tidak"),
    *("kembaran", "kelayakan", "bantuan", "catatan", "dikunjungi"),
)
TERTUTUP = (
    "Daftar ini sudah ditutup, batas waktunya lewat, atau bukan lagi tugas Anda. Jawaban tetap ada "
    "di HP ini: simpan ke berkas, lalu serahkan kepada kecamatan."
)


class BentrokError(Galat):
    """Somebody answered since the list was taken along. Nothing of it is stored: both answers are
    about a person, and a receipt would keep them."""

    def __init__(self, kalimat: str, jawaban: dict[str, Any]) -> None:
        super().__init__("VERVAL_BERUBAH", kalimat)
        self.jawaban = jawaban


def receive_verval(user: Pengguna, nomor: UUID, isi: Mapping[str, Any]) -> dict[str, Any]:
    """`{"daftar", "sasaran", "dasar", "jawaban", "foto"}`, the answers as the page's form has them.

    The receipt names the place, never the person. Raises PermissionDenied, BentrokError, Galat
    DAFTAR_TIDAK_TERBUKA, ISIAN_KELIRU and those of `record_verval`.
    """
    daftar, sasaran = _open(user, isi)
    can_verify_sasaran(user, daftar, sasaran).require()
    form = _form(user, nomor, isi, sasaran)
    if not form.is_valid():
        name, wrong = next(iter(form.errors.items()))
        label = form.fields[name].label if name in form.fields else "Verval"
        raise Galat("ISIAN_KELIRU", f"{label}: {wrong[0]}")
    try:
        verval = record_verval(
            daftar=daftar,
            sasaran=sasaran,
            jawaban=form.jawaban,
            oleh=user,
            kunci=nomor,
            dasar=form.cleaned_data["dasar"],
            foto=_photo(isi, user),
            sumber="luring",
        )
    except VervalBerubahError as galat:
        raise _conflict(form.jawaban, galat.terkini) from galat
    tempat = sasaran.desa.sebutan if sasaran.desa else daftar.wilayah.sebutan
    kalimat = f"Jawaban verval, {tempat}, tersimpan."
    return {"status": "tersimpan", "kalimat": kalimat, "dasar": verval.pk}


def _open(user: Pengguna, isi: Mapping[str, Any]) -> tuple[DaftarVerval, Sasaran]:
    """One sentence for closed, late, not hers and never there: it says nothing about lists."""
    found = [isi.get(name) for name in ("daftar", "sasaran", "dasar")]
    whole = [one for one in found if type(one) is int and 0 <= one < 2**63]
    if len(whole) != len(found) or not isinstance(isi.get("jawaban"), dict):
        raise Galat("KIRIMAN_RUSAK", "Jawaban ini tidak lengkap. Buka dan simpan sekali lagi.")
    try:
        daftar = fetch_daftar(user, whole[0])
        return daftar, fetch_sasaran(daftar, user, whole[1])
    except Http404 as error:
        raise Galat("DAFTAR_TIDAK_TERBUKA", TERTUTUP) from error


def _form(user: Pengguna, nomor: UUID, isi: Mapping[str, Any], sasaran: Sasaran) -> VervalForm:
    said = isi["jawaban"]
    data: dict[str, Any] = {k: said[k] for k in KOLOM if isinstance(said.get(k), str)}
    masalah = said.get("masalah")
    if isinstance(masalah, list):
        data["masalah"] = [one for one in masalah if isinstance(one, str)]
    twin = data.get("kembaran", "")
    pk = int(twin) if twin.isdecimal() and len(twin) < 19 else 0
    known = possible_twins(sasaran, user).filter(pk=pk)
    return VervalForm(
        {**data, "kunci": str(nomor), "dasar": str(isi["dasar"])},
        sasaran=sasaran,
        tujuan=destinations(sasaran),
        kembaran=list(known.select_related("desa")),
    )


def _photo(isi: Mapping[str, Any], user: Pengguna) -> Berkas | None:
    """Raises Galat FOTO_TIDAK_TERBACA."""
    text = isi.get("foto")
    if not text:
        return None
    try:
        data = b64decode(text, validate=True)
    except (ValueError, TypeError) as error:
        raise Galat("FOTO_TIDAK_TERBACA", "Foto tidak terbaca. Ambil fotonya lagi.") from error
    return store_berkas(
        ContentFile(clean_photo(data)), jenis=JENIS_FOTO, nama="foto.jpg", oleh=user
    )


def _conflict(mine: Jawaban, theirs: Verval | None) -> BentrokError:
    oleh = theirs.oleh.nama if theirs and theirs.oleh else ""
    beda = [
        {"indikator": label, "nama": label, "isian_saya": my, "tersimpan": other, "oleh": oleh}
        for label, my, other, differs in compare_answers(mine, theirs)
        if differs
    ]
    kalimat = (
        "Orang lain sudah mengisi orang ini. Pilih jawaban yang benar."
        if theirs
        else "Jawaban sebelumnya diurungkan orang lain. Pilih: simpan jawaban Anda, atau tidak."
    )
    return BentrokError(kalimat, {"dasar": theirs.pk if theirs else 0, "bentrok": beda})
