"""Codes that people type."""

import pytest

from server import codes

KEY = b"k" * 32


def test_a_code_is_read_as_it_was_given() -> None:
    code = codes.make(KEY)
    assert codes.read(KEY, code) == code.replace("-", "")


def test_a_code_is_read_as_people_type_it() -> None:
    code = codes.make(KEY)
    typed = f" {code.lower().replace('0', 'o').replace('1', 'l').replace('-', ' ')}"
    assert codes.read(KEY, typed) == code.replace("-", "")


@pytest.mark.parametrize("typed", ["", "7K2M", "0" * 16, "ÉÉÉÉ-ÉÉÉÉ-ÉÉÉÉ-ÉÉÉÉ", "A" * 5000])
def test_what_this_server_never_made_is_no_code(typed: str) -> None:
    assert codes.read(KEY, typed) is None


def test_the_code_of_another_server_is_no_code() -> None:
    assert codes.read(KEY, codes.make(b"o" * 32)) is None


def test_what_is_kept_of_a_code_says_nothing_without_the_key() -> None:
    code = codes.make(KEY)
    assert codes.digest(KEY, code) != codes.digest(b"o" * 32, code)
    assert code.replace("-", "") not in codes.digest(KEY, code)
