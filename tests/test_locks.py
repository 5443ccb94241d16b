"""What is installed is what was chosen, wherever it comes from."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = ["requirements.lock", "requirements-dev.lock", "pwa/package-lock.json"]


def locked(name: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9-]+)==", (ROOT / name).read_text(), re.MULTILINE))


def wanted(*extras: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = [*project["dependencies"]]
    for extra in extras:
        asked += project["optional-dependencies"][extra]
    return {match[0] for one in asked if (match := re.match(r"[a-z0-9-]+", one))}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_registry_and_no_folder(name: str) -> None:
    text = (ROOT / name).read_text()
    assert not re.search(r"--index-url|--find-links|file://|registry\.|\+cpu|\"resolved\"", text)


def test_every_python_dependency_is_locked() -> None:
    assert wanted("postgresql") <= locked("requirements.lock")
    assert wanted("postgresql", "dev") <= locked("requirements-dev.lock")


def test_every_javascript_package_is_locked_with_its_content() -> None:
    packages = json.loads((ROOT / "pwa/package-lock.json").read_text())["packages"]
    asked = json.loads((ROOT / "pwa/package.json").read_text())
    for name, version in {**asked["dependencies"], **asked["devDependencies"]}.items():
        assert packages[f"node_modules/{name}"]["version"] == version
    assert all("integrity" in package for path, package in packages.items() if path)
