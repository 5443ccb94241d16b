"""What the parts agreed on, held by tests: twins, what is generated, who imports whom."""

import ast
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync import gen

ROOT = Path(__file__).parents[1]
SYNC, SERVER, APP = ROOT / "sync", ROOT / "server", ROOT / "pwa" / "src"
WITHOUT_TWIN = {
    "__init__.py": "a package of Python's own",
    "rules/__init__.py": "a package of Python's own",
    "gen.py": "writes the schema for TypeScript",
    "text.py": "the server alone derives texts",
    "schema.gen.ts": "written by gen.py",
}


def test_every_python_twin_has_a_typescript_twin() -> None:
    files = [one for one in SYNC.rglob("*.*") if one.suffix in (".py", ".ts")]
    names = {str(one.relative_to(SYNC)) for one in files} - WITHOUT_TWIN.keys()
    alone = {name for name in names if _other(name) not in names}
    assert not alone


def _other(name: str) -> str:
    return name[:-3] + (".ts" if name.endswith(".py") else ".py")


def test_what_has_no_twin_is_there() -> None:
    assert all((SYNC / name).exists() for name in WITHOUT_TWIN)


def test_generated_schema_is_fresh() -> None:
    assert gen.TARGET.read_text("utf-8") == gen.generate(), "make gen"


def test_every_vector_says_why_and_stays_small() -> None:
    for file in (SYNC / "vectors").glob("*.json"):
        cases = json.loads(file.read_text("utf-8"))
        assert len({case["name"] for case in cases}) == len(cases), file.name
        for case in cases:
            assert case["why"], case["name"]
            assert len(case.get("ops", ())) <= 6, case["name"]


# Who imports whom, in Python.


def imports_of(file: Path) -> Iterator[str]:
    """The modules that a file imports when it is loaded (not those that only types name)."""
    for node in ast.parse(file.read_text("utf-8")).body:
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are written out"
            yield from (f"{node.module}.{one.name}" for one in node.names)


def test_sync_imports_nothing_but_the_standard_library_and_itself() -> None:
    allowed = sys.stdlib_module_names | {"sync"}
    for file in SYNC.rglob("*.py"):
        assert {one.split(".")[0] for one in imports_of(file)} <= allowed, file.name


def test_sync_does_nothing_but_compute() -> None:
    forbidden = {"time", "datetime", "random", "secrets", "os", "socket", "asyncio", "subprocess"}
    for file in SYNC.rglob("*.py"):
        assert not {one.split(".")[0] for one in imports_of(file)} & forbidden, file.name
    for file in SYNC.rglob("*.ts"):
        text = re.sub(r"//.*|/\*.*?\*/", "", file.read_text("utf-8"), flags=re.S)
        assert not re.search(r"\bDate\b|Math\.random|\bfetch\(|crypto\.|indexedDB", text), file.name


TOP = {"app", "cli", "serve"}  # they put the server together; nothing below knows of them


def test_the_server_imports_downwards_only() -> None:
    modules = {".".join(one.relative_to(ROOT).with_suffix("").parts): one for one in _server()}
    graph = {name: _within(file, modules) for name, file in modules.items()}
    for name, below in graph.items():
        if name.removeprefix("server.") not in TOP:
            assert not {one.removeprefix("server.") for one in below} & TOP, name
    while graph:  # leaves fall until nothing, or a circle, is left
        leaves = {name for name, below in graph.items() if not below & graph.keys()}
        assert leaves, f"a circle among {sorted(graph)}"
        graph = {name: below for name, below in graph.items() if name not in leaves}


def _server() -> list[Path]:
    return [one for one in SERVER.rglob("*.py") if "migrations" not in one.parts]


def _within(file: Path, modules: dict[str, Path]) -> set[str]:
    found = set()
    for one in imports_of(file):
        for name in (one, one.rpartition(".")[0]):
            if name in modules:
                found.add(name)
    return found - {".".join(file.relative_to(ROOT).with_suffix("").parts)}


# Who imports whom, in TypeScript.

MAY_IMPORT = {
    "sync": {"sync"},
    "ui": {"ui"},
    "store": {"store", "sync"},
    "exchange": {"exchange", "store", "sync"},
    "screens": {"screens", "ui", "store", "sync", "router", "trust", "update"},
    "router": {"router"},
    "trust": {"trust"},
    "update": {"update", "trust"},
    "worker": {"worker"},
}
IMPORT = re.compile(
    r"""(?:^|\s)(?:import|export)\b[^;"']*?from\s*["'](\.[^"']*)["']|import\(["'](\.[^"']*)["']\)"""
)


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_the_app_imports_downwards_only(part: str) -> None:
    folder = SYNC if part == "sync" else APP / part
    alone = folder.with_suffix(".ts")
    for file in [alone] if alone.exists() else folder.rglob("*.ts*"):
        for found in IMPORT.findall(file.read_text("utf-8")):
            target = (file.parent / (found[0] or found[1])).resolve()
            assert _part(target) in MAY_IMPORT[part], f"{file.relative_to(ROOT)} → {target.name}"


def _part(target: Path) -> str:
    if target.is_relative_to(SYNC):
        return "sync"
    return target.relative_to(APP).parts[0].removesuffix(".ts")


def test_sync_in_typescript_imports_no_package() -> None:
    for file in SYNC.rglob("*.ts"):
        packages = re.findall(r"""from\s*["']([^."'][^"']*)["']""", file.read_text("utf-8"))
        assert not packages, file.name


# What users read stands in the catalogues.

FRENCH = re.compile(r">[^<>{}=;()]*[A-Za-zÀ-ÿ]{3,}[^<>{}=;()]*</|\"[^\"\n]*[éèêàùçôîœ][^\"\n]*\"")


def test_screens_hold_no_french() -> None:
    """It stands in ui/fr*.ts: in a screen, no text between tags, no accents in quotes."""
    for file in APP.rglob("*.tsx"):
        if file.name.startswith(("gallery", "scenes")):
            continue  # the components' examples
        code = re.sub(r"/\*.*?\*/|//[^\n]*", "", file.read_text("utf-8"), flags=re.S)
        assert not FRENCH.findall(code), file.relative_to(ROOT)
