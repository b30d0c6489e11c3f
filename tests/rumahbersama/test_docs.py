"""The documents name only what exists: paths, commands, scripts, options, addresses, words."""

from __future__ import annotations

import html
import os
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands, load_command_class
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from kecamatan import enums as kecamatan_enums
from kecamatan.enums import Peran
from kemiskinan import enums as kemiskinan_enums
from layanan_dasar import enums as layanan_enums
from pendamping import enums as pendamping_enums

ROOT = Path(__file__).resolve().parents[2]
DOCS = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
GUIDES = sorted((ROOT / "docs" / "panduan").glob("*.md"))
RECORDS = sorted((ROOT / "docs" / "keputusan").glob("*.md"))
ROOMS = ("fondasi", "kecamatan", "pendamping", "kemiskinan", "layanan_dasar", "rumahbersama")
TOP = (*ROOMS, "templates", "static", "tests", "bench", "script", "docs")
SOURCES = ("*.py", "*.html", "*.js", "*.sql", "*.txt")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


every_document = pytest.mark.parametrize("path", DOCS, ids=name_of)
every_guide = pytest.mark.parametrize("path", GUIDES, ids=name_of)


def blocks(path: Path) -> list[str]:
    return re.findall(r"^ *```[a-z]*\n(.*?)^ *```", path.read_text(), re.MULTILINE | re.DOTALL)


def code(path: Path) -> list[str]:
    """Every `inline` piece and every line of a code block."""
    text = re.sub(r"^ *```.*?^ *```", "", path.read_text(), flags=re.MULTILINE | re.DOTALL)
    lines = [line.strip() for block in blocks(path) for line in block.splitlines()]
    return [*re.findall(r"`([^`\n]+)`", text), *filter(None, lines)]


@cache
def program() -> str:
    """Everything that is written for machines, and what people read on screens."""
    files = [*ROOT.glob("*.yml"), *ROOT.glob(".env.contoh"), ROOT / "Dockerfile"]
    files += [path for path in (ROOT / "script").rglob("*") if path.is_file()]
    files += [path for room in ROOMS for kind in SOURCES for path in (ROOT / room).rglob(kind)]
    files += [path for kind in SOURCES for path in (ROOT / "templates").rglob(kind)]
    files += (ROOT / "tests" / "settings.py", ROOT / "pyproject.toml", ROOT / "manage.py")
    return "\n".join(path.read_text() for path in files)


@cache
def screens() -> str:
    """The words of templates, of field work's script and of Python's sentences,
    with blanks and broken lines closed up."""
    texts = [path.read_text() for path in (ROOT / "templates").rglob("*.html")]
    python = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    spoken = [path for path in python if not {"migrations", "peragaan"} & set(path.parts)]
    texts += [path.read_text() for path in spoken]
    texts += [path.read_text() for path in (ROOT / "static" / "rb" / "luring").glob("*.js")]
    joined = re.sub(r'"\s*\n\s*"', "", "\n".join(texts))
    return re.sub(r"\s+", " ", html.unescape(joined))


def paths_named(path: Path) -> Iterator[str]:
    for piece in code(path):
        for word in re.findall(r"(?<![\w/.@:$-])(?:[\w.-]+/)+[\w.-]*", piece):
            if word.split("/")[0] in TOP:
                yield word
        if re.fullmatch(r"[\w.-]+\.(?:py|toml|yml|lock|md)|\.env\.contoh|Dockerfile", piece):
            yield piece


def exists(named: str, document: Path) -> bool:
    here = [ROOT / named, document.parent / named]
    floors = [ROOT / room / named for room in ROOMS]
    return any(path.exists() for path in (*here, *floors))


@every_document
def test_every_path_exists(path: Path) -> None:
    assert [named for named in paths_named(path) if not exists(named, path)] == []


@every_document
def test_every_link_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text())
    local = [link for link in links if not link.startswith(("http:", "https:"))]
    assert [link for link in local if not (path.parent / link).exists()] == []


@every_document
def test_every_script_can_be_run(path: Path) -> None:
    scripts = {
        word for piece in code(path) for word in re.findall(r"(?<![\w/])script/[\w-]+", piece)
    }
    files = {word for word in scripts if (ROOT / word).is_file()}
    assert [word for word in files if not os.access(ROOT / word, os.X_OK)] == []


@every_document
def test_every_command_exists(path: Path) -> None:
    called = {
        name for piece in code(path) for name in re.findall(r"manage\.py ([a-z][a-z_]+)", piece)
    }
    assert called - set(get_commands()) - {"demo"} == set()


def test_demo_command_exists() -> None:
    """The demo's app is installed with PERAGAAN=1 only."""
    commands = ROOT / "rumahbersama" / "peragaan" / "management" / "commands"
    assert (commands / "demo.py").exists()


@cache
def offered() -> set[str]:
    """Options of the commands of our rooms."""
    ours = {name: app for name, app in get_commands().items() if app in apps_of_ours()}
    parsers = (load_command_class(app, name).create_parser("", name) for name, app in ours.items())
    return {option for parser in parsers for option in parser._option_string_actions}


def apps_of_ours() -> set[str]:
    return {config.name for config in apps.get_app_configs() if config.name.split(".")[0] in ROOMS}


@every_document
def test_every_option_is_known_to_the_program(path: Path) -> None:
    options = {
        option
        for piece in code(path)
        if "docker" not in piece and "apt-get" not in piece and "openssl" not in piece
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", piece)
    }
    assert [word for word in options if word not in program() and word not in offered()] == []


@every_document
def test_every_environment_name_is_read_somewhere(path: Path) -> None:
    names = {piece for piece in code(path) if re.fullmatch(r"[A-Z]+(?:_[A-Z]+)+", piece)}
    assert [name for name in names if name not in program()] == []


@every_document
def test_every_address_is_served(path: Path) -> None:
    addresses = {
        piece for piece in code(path) if re.fullmatch(r"/(?:[a-z0-9-]+/)*", piece) and piece != "/"
    }
    for address in addresses:
        resolve(address)


def url_names(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            room = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from url_names(pattern, room)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{prefix}{pattern.name}"


@every_document
def test_every_url_name_exists(path: Path) -> None:
    known = set(url_names(get_resolver()))
    rooms = "|".join({name.split(":")[0] for name in known if ":" in name} | set(ROOMS))
    named = {piece for piece in code(path) if re.fullmatch(rf"(?:{rooms}):[a-z][a-z-]+", piece)}
    assert named - known == set()


@every_document
def test_every_dotted_name_exists(path: Path) -> None:
    """`fondasi.today.today()`: the module is a file and the last word stands in it."""
    for piece in code(path):
        found = re.fullmatch(rf"((?:{'|'.join(ROOMS)})(?:\.[a-z_]+)+)(?:\(.*\))?", piece)
        if found and found[1] not in program():
            module, _, name = found[1].rpartition(".")
            file = ROOT / f"{module.replace('.', '/')}.py"
            package = ROOT / found[1].replace(".", "/")
            assert (
                package.exists()
                or package.with_suffix(".py").exists()
                or (file.exists() and name in file.read_text())
            ), piece


def test_readme_offers_the_two_commands() -> None:
    lines = {line for block in blocks(ROOT / "README.md") for line in block.splitlines()}
    assert {"script/demo", "script/test"} <= lines


def test_readme_names_every_option_of_the_demo_that_the_script_names() -> None:
    usage = re.search(r"^# Pakai: script/demo (.+)$", (ROOT / "script/demo").read_text(), re.M)
    assert usage
    options = re.findall(r"--[a-z-]+", usage[1])
    assert len(options) == 5
    readme = (ROOT / "README.md").read_text()
    assert [option for option in options if option not in readme] == []


def declared_packages() -> set[str]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)
    groups = [project["project"]["dependencies"]]
    groups += project["project"]["optional-dependencies"].values()
    groups += project["dependency-groups"].values()
    return {re.split(r"[\[~=><! ]", line)[0].lower() for group in groups for line in group}


def test_every_package_has_its_line_and_every_line_a_package() -> None:
    text = (ROOT / "docs" / "keputusan" / "ketergantungan.md").read_text()
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| (\S.*?) \| (\S.*?) \|$", text, re.MULTILINE)
    named = [package for package, _licence, _why in rows]
    assert set(named) == declared_packages()
    assert len(named) == len(set(named))


def test_every_peran_has_a_guide_and_every_guide_a_peran() -> None:
    assert {path.stem for path in GUIDES} == set(Peran.values)


def test_architecture_says_for_every_peran_whom_it_sees() -> None:
    text = (ROOT / "docs" / "arsitektur.md").read_text()
    section = text.split("## 4.")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `([a-z_]+)` \|", section, re.MULTILINE)) == set(Peran.values)


@every_guide
def test_words_in_bold_stand_on_a_screen(path: Path) -> None:
    words = re.findall(r"\*\*(.+?)\*\*", path.read_text(), re.DOTALL)
    bold = {re.sub(r"\s+", " ", word) for word in words}
    assert bold
    assert sorted(word for word in bold if word not in screens()) == []


@pytest.mark.parametrize(
    "path",
    [path for path in RECORDS if path.name != "README.md"],
    ids=lambda path: path.stem,
)
def test_a_decision_has_its_four_parts(path: Path) -> None:
    text = path.read_text()
    assert text.startswith("# ")
    parts = re.findall(r"^\*\*(Context|Decision|Consequences|Alternatives)\.\*\*", text, re.M)
    assert parts == ["Context", "Decision", "Consequences", "Alternatives"]


def test_the_list_of_decisions_is_whole() -> None:
    linked = re.findall(r"\]\(([\w-]+\.md)\)", (ROOT / "docs/keputusan/README.md").read_text())
    assert sorted(linked) == [path.name for path in RECORDS if path.name != "README.md"]


def glossary_names() -> set[str]:
    text = (ROOT / "docs" / "glosarium.md").read_text()
    return set(re.findall(r"^\|[^|]+\| `(\w+)` \|", text, re.MULTILINE))


def our_models() -> set[str]:
    return {m.__name__ for m in apps.get_models() if m.__module__.split(".")[0] in ROOMS}


def test_glossary_names_every_model_and_nothing_that_does_not_exist() -> None:
    rooms = (kecamatan_enums, pendamping_enums, kemiskinan_enums, layanan_enums)
    lists = {name for room in rooms for name in vars(room)}
    assert our_models() - glossary_names() == set()
    assert glossary_names() - our_models() - lists == set()


def test_glossary_says_each_word_once() -> None:
    text = (ROOT / "docs" / "glosarium.md").read_text()
    words = re.findall(r"^\| ([^|]+?) \|", text, re.MULTILINE)
    words = [word for word in words if word not in ("word", "---")]
    assert len(words) == len(set(words))


@every_document
def test_no_promises(path: Path) -> None:
    """A document says what is, not what may come."""
    promised = re.findall(
        r"\b(TODO|TBD|roadmap|coming soon|segera hadir|menyusul)\b", path.read_text()
    )
    assert promised == []
