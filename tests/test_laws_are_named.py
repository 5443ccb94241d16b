"""Each law of docs/laws.md is named by a test that guards it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAWS = re.findall(r"^\| (L\d+) ", (ROOT / "docs/laws.md").read_text("utf-8"), re.MULTILINE)
TESTS = [
    path.read_text("utf-8")
    for path in (ROOT / "tests").rglob("*")
    if re.fullmatch(r"test_.*\.py|.*\.test\.tsx?", path.name) and "node_modules" not in path.parts
]


def test_there_are_twenty_five_laws() -> None:
    assert [f"L{n}" for n in range(1, 26)] == LAWS


@pytest.mark.parametrize("law", LAWS)
def test_a_test_names_it(law: str) -> None:
    assert any(re.search(rf"\b{law}\b", text) for text in TESTS)
