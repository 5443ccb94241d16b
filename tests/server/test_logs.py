"""Logs hold numbers and names of outcomes, nothing that a user wrote."""

import json
import logging
import sys

import pytest

from server.logs import Lines, say


def test_only_known_words_can_be_said() -> None:
    with pytest.raises(ValueError, match="not a word"):
        say("exchange", name="Léo Martin")


def test_an_exception_is_told_by_its_class_and_place_alone() -> None:
    """Its message may quote what somebody wrote (L17)."""
    try:
        raise ValueError("Léo Martin")
    except ValueError:
        record = logging.LogRecord("jalon", 40, "", 0, "broken", (), sys.exc_info())
    line = Lines().format(record)
    told = json.loads(line)
    assert told["error"] == "ValueError"
    assert told["kind"].startswith("test_logs.py:")
    assert "Léo" not in line
