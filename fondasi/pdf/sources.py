"""All that a PDF may load: one font from its locked package, and pictures within the document."""

from __future__ import annotations

import atexit
import os
import threading
from importlib.resources import files
from pathlib import Path

from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

FONT_PACKAGE = "font_source_sans_pro"
FONTS = {
    "regular": "SourceSansPro-Regular.ttf",
    "italic": "SourceSansPro-It.ttf",
    "semibold": "SourceSansPro-Semibold.ttf",
    "bold": "SourceSansPro-Bold.ttf",
    "bold-italic": "SourceSansPro-BoldIt.ttf",
}
PICTURES = ("data:image/png;base64,", "data:image/jpeg;base64,")

_environment = threading.Lock()


class PackageFetcher(URLFetcher):  # type: ignore[misc]
    """`font:regular` and embedded pictures; no file, no network, and no silent gap either:
    anything else stops the rendering.
    """

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("font", "data"), fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        scheme, _, name = url.partition(":")
        if scheme == "font" and name in FONTS:
            path = files(FONT_PACKAGE).joinpath("files", FONTS[name])
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": "font/ttf"})
        if url.startswith(PICTURES):
            return super().fetch(url, headers)
        raise ValueError(f"a PDF may not load {url[:60]}")


class PackageFonts(FontConfiguration):  # type: ignore[misc]
    """A font configuration that does not know the machine's fonts.

    Fontconfig reads its configuration's place from the environment when the configuration is
    made; the lock keeps two renderings from restoring each other's value.
    """

    def __init__(self) -> None:
        ours = str(Path(__file__).with_name("fonts.conf"))
        with _environment:
            before = os.environ.get("FONTCONFIG_FILE")
            os.environ["FONTCONFIG_FILE"] = ours
            try:
                super().__init__()
            finally:
                _restore("FONTCONFIG_FILE", before)


_here = threading.local()


def fonts_of_thread() -> PackageFonts:
    """One for all documents of a thread: fontconfig gives little of an old one's memory back. Made
    anew when a cleaner of temporary files has taken the fonts that it put down."""
    found: PackageFonts | None = getattr(_here, "fonts", None)
    if found is None or not _is_whole(found):
        found = _here.fonts = PackageFonts()
    return found


@atexit.register
def let_fonts_go() -> None:
    """Before the interpreter unloads the libraries that have to free them: afterwards a command
    that drew would end with a crash instead of its exit code."""
    _here.__dict__.clear()


def _is_whole(fonts: PackageFonts) -> bool:
    folder: Path | None = fonts._folder
    return folder is None or len(list(folder.glob("*"))) == len(FONTS)


def _restore(name: str, value: str | None) -> None:
    if value is None:
        del os.environ[name]
    else:
        os.environ[name] = value
