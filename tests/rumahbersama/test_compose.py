from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from fondasi.database import roles
from fondasi.embedded import postgres

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: Mapping[str, Any] = YAML(typ="safe").load(ROOT / "docker-compose.yml")
SERVICES: Mapping[str, Any] = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if "build" in service}
READERS = [
    *(ROOT / "rumahbersama").glob("settings*.py"),
    *(ROOT / "fondasi").rglob("*.py"),
    *(ROOT / "kecamatan" / "management").rglob("*.py"),
    *(path for path in (ROOT / "script").iterdir() if path.is_file()),
]


def test_file_follows_the_compose_specification() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]
    command += ["vendor.compose-spec", str(ROOT / "docker-compose.yml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_services_are_those_of_the_design() -> None:
    assert set(SERVICES) == {"postgres", "redis", "migrasi", "web", "worker", "beat", "proksi"}
    assert set(OURS) == {"migrasi", "web", "worker", "beat"}


def scripts() -> set[str]:
    checks = [
        service["healthcheck"]["test"][1] for service in OURS.values() if "healthcheck" in service
    ]
    return {service["command"][0] for service in OURS.values()} | set(checks)


@pytest.mark.parametrize("script", sorted(scripts()))
def test_command_is_an_executable_script_of_this_project(script: str) -> None:
    assert script.startswith("script/")
    assert os.access(ROOT / script, os.X_OK)
    assert subprocess.run(["bash", "-n", ROOT / script], check=False).returncode == 0


@pytest.mark.parametrize("service", sorted(OURS))
def test_every_environment_name_is_read_somewhere(service: str) -> None:
    text = "\n".join(path.read_text() for path in READERS)
    read = set(re.findall(r"\b[A-Z][A-Z_]+\b", text))
    assert set(OURS[service]["environment"]) - read == set()


def test_env_example_and_compose_name_the_same_variables() -> None:
    used = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text()))
    offered = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.contoh").read_text(), re.MULTILINE))
    assert used == offered


def test_env_example_holds_no_secret() -> None:
    lines = (ROOT / ".env.contoh").read_text().splitlines()
    secret = [line for line in lines if re.match(r"(SANDI_|SECRET_KEY|EMAIL_HOST_PASSWORD)", line)]
    assert [line for line in secret if not line.endswith("=")] == []
    assert len(secret) == 6


def test_database_is_of_the_embedded_major_version() -> None:
    assert re.match(r"postgres:(\d+)", SERVICES["postgres"]["image"])[1] == postgres.version()  # type: ignore[index]


@pytest.mark.parametrize(
    ("service", "known"),
    [
        ("web", {"DATABASE_URL"}),
        ("worker", {"DATABASE_URL_PEKERJA"}),
        ("beat", {"DATABASE_URL_PEKERJA"}),
        ("migrasi", {*roles.URL_OF_ROLE.values(), "DATABASE_URL_ADMIN"}),
    ],
)
def test_each_process_knows_only_its_own_database_role(service: str, known: set[str]) -> None:
    environment = OURS[service]["environment"]
    assert {name for name in environment if name.startswith("DATABASE_URL")} == known
    for role, name in roles.URL_OF_ROLE.items():
        if name in known:
            assert environment[name].startswith(f"postgresql://{role}:")


@pytest.mark.parametrize("service", ["web", "worker", "beat"])
def test_everybody_waits_for_the_migration(service: str) -> None:
    waits = OURS[service]["depends_on"]
    assert waits["migrasi"]["condition"] == "service_completed_successfully"
    assert OURS["migrasi"]["restart"] == "no"


def test_image_runs_without_root_and_without_the_demo() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text()
    assert re.findall(r"^USER (\S+)", dockerfile, re.MULTILINE) == ["rumahbersama"]
    assert "PERAGAAN" not in dockerfile + (ROOT / "docker-compose.yml").read_text()
    assert "rumahbersama/peragaan" in (ROOT / ".dockerignore").read_text().splitlines()


def test_image_installs_from_the_same_locks() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text()
    assert "--require-hashes -r requirements.lock" in dockerfile
    assert "--require-hashes --only-binary :all: -r uv.lock" in dockerfile


def test_image_has_the_system_packages_of_the_setup_script() -> None:
    setup = (ROOT / "script" / "setup").read_text()
    line = re.search(r"python3-venv (.+)$", setup, re.MULTILINE)
    assert line
    assert " ".join(line[1].split()) in (ROOT / "Dockerfile").read_text()


def test_proxy_takes_more_than_the_application_allows() -> None:
    text = (ROOT / "script" / "produksi" / "nginx.conf.template").read_text()
    limit = re.search(r"client_max_body_size (\d+)m;", text)
    assert limit
    assert int(limit[1]) > 200
    assert "proxy_request_buffering on;" in text
