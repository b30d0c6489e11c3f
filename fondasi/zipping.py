"""Files as one ZIP, written while it is sent: memory does not grow with the files."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from typing import IO, cast

CHUNK = 256 * 1024
# The same archive for the same files: no clock stands in it.
EPOCH = (1980, 1, 1, 0, 0, 0)


def zip_stream(files: Iterable[tuple[str, IO[bytes]]]) -> Iterator[bytes]:
    """(name, open file) pairs as the pieces of a ZIP; each file is closed after its turn.

    Stored, not compressed: PDFs and pictures are compressed already.
    """
    sink = _Sink()
    with zipfile.ZipFile(cast(IO[bytes], sink), "w", zipfile.ZIP_STORED) as archive:
        for name, source in files:
            with source, archive.open(zipfile.ZipInfo(name, EPOCH), "w", force_zip64=True) as entry:
                while piece := source.read(CHUNK):
                    entry.write(piece)
                    yield sink.take()
            yield sink.take()
    yield sink.take()


class _Sink:
    """What `zipfile` writes to; it cannot seek, so sizes follow each file."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        pass

    def take(self) -> bytes:
        taken = b"".join(self._pieces)
        self._pieces.clear()
        return taken
