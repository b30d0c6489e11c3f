"""Rows of cells into lines for COPY: typed, checked, nothing dropped.

This is the inner loop of the import (654,220 times for one kabupaten): everything that can be
decided per distinct value is, in `kamus`; what remains per row is one join per table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from kemiskinan.intake import kamus
from kemiskinan.intake.kamus import NULL, Kamus, Lahir, T
from kemiskinan.intake.kepala import Kepala
from kemiskinan.intake.kolom import IDENTITAS, Jenis, Kolom
from kemiskinan.intake.tempat import KamusTempat, Tempat
from kemiskinan.rules.nik import SHAPE, mask, mask_raw, read_kk, read_nik

# Fields of each table after the shared ones; `simpan` names them in this order.
TEKS: Final[Mapping[str, tuple[str, ...]]] = {
    "individu": ("id_keluarga", "id_individu"),
    "keluarga": ("id_keluarga",),
    "sasaran": ("sk_no",),
}
PILIHAN: Final[Mapping[str, tuple[str, ...]]] = {
    "individu": ("hubungan",),
    "keluarga": (),
    "sasaran": (),
}
ANGKA: Final[Mapping[str, tuple[str, ...]]] = {
    "individu": ("desil", "persentil"),
    "keluarga": ("desil", "desil_provinsi", "desil_kabupaten", "persentil"),
    "sasaran": (),
}
# Line breaks inside a cell are spaces; the backslash is COPY's own escape.
ESCAPES: Final = str.maketrans({"\\": "\\\\", "\t": " ", "\n": " ", "\r": " "})
TAB: Final = "\t".join
KOSONG: Final = {"nama": "NAMA_KOSONG", "id_keluarga": "ID_KOSONG", "id_individu": "ID_KOSONG"}
NIK_IS_NUMBER: Final = "ANGKA_PANJANG"
ABSENT: Final = -1


@dataclass(slots=True)
class Potongan:
    """Lines without key and release, in the order of the file; `temuan` of any length."""

    baris: list[str] = field(default_factory=list)
    identitas: list[str] = field(default_factory=list)
    temuan: list[str] = field(default_factory=list)


class Awas(NamedTuple):
    """Raw cells that carry a finding, where their column stands and what it is called."""

    letak: int
    buruk: Mapping[str, str]
    judul: str


class Penerjemah:
    """Translates the rows of one sheet. `khusus` is {(row, cell): (code, raw)} as the reader told
    it for the coming rows."""

    def __init__(self, kepala: Kepala, lembar: int, tempat: KamusTempat, today: date) -> None:
        self.kepala = kepala
        self.lembar = lembar
        self.tempat = tempat
        self.lebar = max(kepala.letak.values()) + 1
        self.khusus: dict[tuple[int, int], tuple[str, str]] = {}
        self._awas: list[Awas] = []
        self._lahir = self._watch(
            "tanggal_lahir", kamus.birth_dates(today, self._has("tanggal_lahir"))
        )
        self._jk = self._watch("jenis_kelamin", kamus.sexes(self._has("jenis_kelamin")))
        self._dusun = kamus.hamlets()
        self._teks = [self._at(nama) for nama in TEKS[kepala.layout.tabel]]
        self._angka = [self._list(nama) for nama in PILIHAN[kepala.layout.tabel]]
        self._angka += [self._number(nama) for nama in ANGKA[kepala.layout.tabel]]
        self._atribut = [
            (self._at(k.nama), self._watch(k.nama, kamus.fragments(k)))
            for k in kepala.layout.kolom
            if k.atribut and self._has(k.nama)
        ]
        self._wajib_isi = [
            (self._at(nama), KOSONG[nama], self._title(nama)) for nama in KOSONG if self._has(nama)
        ]
        self._letak_tempat = [self._at(n) for n in ("kode_desa", "nama_desa", "nama_kecamatan")]
        self._judul_tempat = self._title("kode_desa") or self._title("nama_desa")

    def _has(self, nama: str) -> bool:
        return nama in self.kepala.letak

    def _at(self, nama: str) -> int:
        """Where the column stands; the empty cell behind every row when the file lacks it."""
        return self.kepala.letak.get(nama, ABSENT)

    def _title(self, nama: str) -> str:
        return self.kepala.judul[self._at(nama)].strip()[:80] if self._has(nama) else ""

    def _watch(self, nama: str, judged: Kamus[T]) -> Kamus[T]:
        if self._has(nama):
            awas = Awas(self._at(nama), judged.buruk, self._title(nama))
            judged.on_first_finding = lambda: self._awas.append(awas)
        return judged

    def _list(self, nama: str) -> tuple[int, Kamus[str]]:
        kolom = self.kepala.layout.kolom_bernama(nama) or Kolom(nama, (nama,))
        return self._at(nama), self._watch(nama, kamus.choice_texts(kolom))

    def _number(self, nama: str) -> tuple[int, Kamus[str]]:
        kolom = self.kepala.layout.kolom_bernama(nama) or Kolom(nama, (nama,), Jenis.ANGKA)
        return self._at(nama), self._watch(nama, kamus.numbers(kolom, self._has(nama)))

    def translate(self, rows: Sequence[tuple[int, list[str]]]) -> Potongan:
        """Every row becomes exactly one line in `baris` and one in `identitas`."""
        hasil = Potongan()
        add_row, add_identity = hasil.baris.append, hasil.identitas.append
        lembar, lebar, awas, khusus = self.lembar, self.lebar, self._awas, self.khusus
        lahir_kamus, jk_kamus, dusun_kamus = self._lahir, self._jk, self._dusun
        tempat_kamus, shaped = self.tempat, SHAPE.fullmatch
        i_lahir, i_jk, i_nama = (self._at(n) for n in ("tanggal_lahir", "jenis_kelamin", "nama"))
        i_nik, i_alamat, i_kk = (self._at(n) for n in ("nik", "alamat", "nomor_kk"))
        i_kode, i_desa, i_kecamatan = self._letak_tempat
        teks, angka, atribut, wajib = self._teks, self._angka, self._atribut, self._wajib_isi
        for nomor, cells in rows:
            sel = [*cells, *[""] * (lebar - len(cells)), ""]
            gabung = "".join(sel)
            if "\n" in gabung or "\t" in gabung or "\\" in gabung or "\r" in gabung:
                sel = [text.translate(ESCAPES) for text in sel]
            lahir, jk, nik = lahir_kamus[sel[i_lahir]], jk_kamus[sel[i_jk]], sel[i_nik]
            tempat = tempat_kamus[sel[i_kode], sel[i_desa], sel[i_kecamatan]]
            tempat.jumlah += 1
            digits = lahir.laki if jk == "L" else lahir.perempuan
            if nik[6:12] == digits and jk and shaped(nik) and not khusus:
                samar, mentah = f"{nik[:4]}********{nik[12:]}", ""
            else:
                nik, samar, mentah = self._read_nik(hasil, nomor, nik, lahir, jk)
            alamat = sel[i_alamat]
            bagian = [sel[i].strip() for i in teks]
            bagian += [k[sel[i]] for i, k in angka]
            isi = "".join([k[sel[i]] for i, k in atribut])
            # After the lookups above: only they judge a value that is new.
            for letak, buruk, judul in awas:
                if kode := buruk.get(sel[letak]):
                    self._note(hasil, nomor, judul, kode, sel[letak])
            for letak, kode, judul in wajib:
                if not sel[letak].strip():
                    self._note(hasil, nomor, judul, kode, "")
            if tempat.temuan or tempat.beda_nama:
                self._note_place(hasil, nomor, tempat)
            kk = self._read_kk(hasil, nomor, sel[i_kk]) if i_kk != ABSENT else NULL
            add_row(
                f"{lembar}\t{nomor}\t{tempat.teks}\t{sel[i_nama].strip()}\t{samar}\t{jk}\t"
                f"{lahir.teks}\t{dusun_kamus[alamat]}\t{{{isi[1:]}}}\t{TAB(bagian)}\n"
            )
            add_identity(f"{nik}\t{mentah}\t{kk}\t{alamat}\n")
        if khusus:
            self._note_specials(hasil)
        return hasil

    def _read_nik(
        self, hasil: Potongan, nomor: int, raw: str, lahir: Lahir, jk: str
    ) -> tuple[str, str, str]:
        """(NIK for COPY, its masked form, the delivered cell where it differs)."""
        at = self._at("nik")
        number_cell = self.khusus.get((nomor, at + 1), ("", ""))[0] == NIK_IS_NUMBER
        nik = read_nik(raw, lahir.nilai, jk, number_cell)
        for kode in nik.temuan if at != ABSENT else ():
            self._note(hasil, nomor, self._title("nik"), kode, mask_raw(raw))
        return nik.angka or NULL, mask(nik.angka), "" if raw == nik.angka else raw

    def _read_kk(self, hasil: Potongan, nomor: int, raw: str) -> str:
        kk = read_kk(raw)
        for kode in kk.temuan:
            self._note(hasil, nomor, self._title("nomor_kk"), kode, mask_raw(raw))
        return kk.angka or NULL

    def _note_place(self, hasil: Potongan, nomor: int, tempat: Tempat) -> None:
        """A name that differs from its code is told once, all else for every row."""
        if tempat.temuan:
            self._note(hasil, nomor, self._judul_tempat, tempat.temuan, tempat.nilai)
        if tempat.beda_nama and tempat.jumlah == 1:
            self._note(hasil, nomor, self._title("nama_desa"), "NAMA_WILAYAH_BEDA", tempat.kunci[1])

    def _note_specials(self, hasil: Potongan) -> None:
        """What the reader itself took away. Cells that identify a person keep their content."""
        secret = {self._at(k.nama) for k in self.kepala.layout.kolom if k.jenis in IDENTITAS}
        secret.add(self._at("alamat"))
        for (nomor, sel), (kode, nilai) in self.khusus.items():
            if kode != NIK_IS_NUMBER:
                judul = self.kepala.judul[sel - 1] if sel <= len(self.kepala.judul) else ""
                self._note(hasil, nomor, judul, kode, "" if sel - 1 in secret else nilai)
        self.khusus.clear()

    def _note(self, hasil: Potongan, nomor: int, judul: str, kode: str, nilai: str) -> None:
        hasil.temuan.append(
            f"{self.lembar}\t{nomor}\t{judul[:80].translate(ESCAPES)}\t{kode}\t"
            f"{nilai[:500].translate(ESCAPES)}\n"
        )
