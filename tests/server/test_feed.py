"""Rows are written by hand, for speed; here they are compared with what the protocol says."""

import json
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.feed import rows_of, view_of
from sync.digest import line
from sync.merge import Record, standing
from sync.operation import Write

texts = st.text(st.characters(codec="utf-8"), max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


def _write(*sent: Any) -> Write:
    defaults: tuple[Any, ...] = ((), False, ())
    version, at, value, over, decide, seen = (*sent, *defaults[len(sent) - 3 :])
    return Write(version, at, value, tuple(over), decide, tuple(seen))


@given(st.dictionaries(texts.filter(bool), values, min_size=1, max_size=3), st.booleans())
def test_a_row_says_what_stands_and_its_digest_covers_it(
    fields: dict[str, object], decided: bool
) -> None:
    """L15, for any text in any language, in names of fields too."""
    record = Record(
        {
            name: {"a-1": Write("a-1", -5, value, ("b-2",), decided, ("c-3",) if decided else ())}
            for name, value in fields.items()
        }
    )
    worker = view_of("worker", False).name
    (row,) = [one for one in rows_of("person", "leo", record) if one.view == worker]
    type_, id_, sent = json.loads(row.body)
    found = {name: [_write(*one) for one in of] for name, of in sent.items()}
    assert (type_, id_) == ("person", "leo")
    assert found == standing("person", record)
    digest = sha256(line("person", "leo", found).encode()).digest()
    assert row.hash == int.from_bytes(digest[:6], "big")


@pytest.mark.parametrize("field", ["note", "phone", "birth_year"])
def test_a_record_without_anything_to_see_has_no_row(field: str) -> None:
    """L17: not even its existence is told."""
    record = Record({field: {"a-1": Write("a-1", 1, "x")}})
    volunteer = view_of("volunteer", False).name
    assert volunteer not in {row.view for row in rows_of("person", "leo", record)}
