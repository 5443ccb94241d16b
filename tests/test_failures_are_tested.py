"""Each failure of docs/failures.md names a test, and the test is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROWS = re.findall(
    r"^\| (\d+) \| .+ \| (.+) \|$", (ROOT / "docs/failures.md").read_text("utf-8"), re.MULTILINE
)


def test_none_is_left_out() -> None:
    assert [int(n) for n, _ in ROWS] == list(range(1, 37))


@pytest.mark.parametrize(("n", "named"), ROWS)
def test_its_test_is_there(n: str, named: str) -> None:
    file, _, name = named.partition(" :: ")
    text = (ROOT / "tests" / file).read_text("utf-8")
    start = f"def {name}(" if file.endswith(".py") else f'test("{name}"'
    assert start in text
