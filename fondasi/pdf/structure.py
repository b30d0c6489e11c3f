"""The tags of several PDFs under one root, so that a joined PDF can be read aloud in its order."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from typing import Any, cast

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

Key = NameObject
logger = logging.getLogger(__name__)


class Structure:
    """One Document whose Parts are the joined papers. Every page that has tags bears a number of
    its own, under which the root lists the elements of its contents."""

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        self._root = DictionaryObject({Key("/Type"): Key("/StructTreeRoot")})
        writer._add_object(self._root)
        self._parts = ArrayObject()
        self._document = self._element("/Document", self._root)
        self._numbers = ArrayObject()
        self._next = 0

    def add_tagged(self, title: str, reader: PdfReader, pages: Sequence[PageObject]) -> None:
        """The tags of one of our own papers; `pages` are its pages in the writer."""
        tree = reader.root_object.get("/StructTreeRoot")
        if tree is None:
            self.add_pictures(title, pages)
            return
        kept = cast(DictionaryObject, tree.get_object()).clone(self._writer)
        part = self._part(title)
        kids = ArrayObject(_many(kept.get("/K")))
        part[Key("/K")] = kids
        for kid in kids:
            kid.get_object()[Key("/P")] = _at(part)
            _forget_links(kid.get_object())
        self._renumber(kept, reader, pages)

    def _renumber(
        self, kept: DictionaryObject, reader: PdfReader, pages: Sequence[PageObject]
    ) -> None:
        lists = dict(_numbers_of(cast(DictionaryObject, kept["/ParentTree"].get_object())))
        for page, source in zip(pages, reader.pages, strict=True):
            number = source.get("/StructParents")
            if number is not None and number in lists:
                self._list(page, lists[number])

    def add_pictures(self, title: str, pages: Sequence[PageObject]) -> None:
        """Foreign pages: what they say is seen only, so each is a figure with its name. The
        content moves into an object of its own, with whatever tags it had of its own."""
        part = self._part(title)
        figures = ArrayObject()
        for number, page in enumerate(pages, start=1):
            if not self._draw_as_one(page):
                continue
            figure = self._element("/Figure", part)
            said = f"{title}, halaman {number} dari {len(pages)}: pindaian"
            figure.update({
                Key("/Alt"): TextStringObject(said), Key("/Pg"): _at(page),
                Key("/K"): NumberObject(0),
            })  # fmt: skip
            self._list(page, self._writer._add_object(ArrayObject([_at(figure)])))
            figures.append(_at(figure))
        part[Key("/K")] = figures

    def _draw_as_one(self, page: PageObject) -> bool:
        """False where the content cannot be read: such a page stays as it came, without a tag."""
        try:
            content = page.get_contents()
            data = content.get_data() if content is not None else b""
        except (PyPdfError, ValueError, KeyError, TypeError, RecursionError):
            logger.warning("Halaman pindaian tidak terbaca isinya; digabung tanpa tag.")
            return False
        plain = DecodedStreamObject()
        plain.set_data(data)
        form = plain.flate_encode()
        form.update({
            Key("/Type"): Key("/XObject"),
            Key("/Subtype"): Key("/Form"),
            Key("/BBox"): ArrayObject(page.mediabox),
            Key("/Resources"): page.get("/Resources", DictionaryObject()),
        })  # fmt: skip
        drawn = DecodedStreamObject()
        drawn.set_data(b"/Figure <</MCID 0>> BDC q /Pindaian Do Q EMC")
        named = DictionaryObject({Key("/Pindaian"): self._writer._add_object(form)})
        page[Key("/Resources")] = DictionaryObject({Key("/XObject"): named})
        page[Key("/Contents")] = self._writer._add_object(drawn)
        return True

    def _list(self, page: PageObject, elements: Any) -> None:
        page[Key("/StructParents")] = NumberObject(self._next)
        self._numbers += [NumberObject(self._next), elements]
        self._next += 1

    def _part(self, title: str) -> DictionaryObject:
        part = self._element("/Part", self._document)
        part[Key("/T")] = TextStringObject(title)
        self._parts.append(_at(part))
        return part

    def _element(self, kind: str, parent: DictionaryObject) -> DictionaryObject:
        made = DictionaryObject()
        made.update(
            {Key("/Type"): Key("/StructElem"), Key("/S"): Key(kind), Key("/P"): _at(parent)}
        )
        self._writer._add_object(made)
        return made

    def finish(self) -> None:
        self._document[Key("/K")] = self._parts
        numbers = DictionaryObject({Key("/Nums"): self._numbers})
        self._root.update({
            Key("/K"): ArrayObject([_at(self._document)]),
            Key("/ParentTree"): self._writer._add_object(numbers),
            Key("/ParentTreeNextKey"): NumberObject(self._next),
        })  # fmt: skip
        catalog = self._writer.root_object
        catalog[Key("/StructTreeRoot")] = _at(self._root)
        catalog[Key("/MarkInfo")] = DictionaryObject({Key("/Marked"): BooleanObject(True)})


def _at(obj: PdfObject) -> IndirectObject:
    return cast(IndirectObject, obj.indirect_reference)


def _many(kids: Any) -> list[Any]:
    if kids is None:
        return []
    found = kids.get_object() if isinstance(kids, IndirectObject) else kids
    return list(found) if isinstance(found, ArrayObject) else [kids]


def _numbers_of(tree: DictionaryObject) -> Iterator[tuple[int, Any]]:
    """(number, its list) of a number tree."""
    listed = list(cast(ArrayObject, tree.get("/Nums", ArrayObject())))
    yield from zip(listed[::2], listed[1::2], strict=True)
    for kid in cast(ArrayObject, tree.get("/Kids", ArrayObject())):
        yield from _numbers_of(kid.get_object())


def _forget_links(element: DictionaryObject) -> None:
    """The links of a page were left behind: no element may point at them any more."""
    kept = ArrayObject()
    for kid in _many(element.get("/K")):
        found = kid.get_object()
        if isinstance(found, DictionaryObject):
            if found.get("/Type") == "/OBJR":
                continue
            if found.get("/Type") != "/MCR":
                _forget_links(found)
        kept.append(kid)
    element[Key("/K")] = kept
