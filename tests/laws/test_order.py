"""One set of operations means one thing, in any order, repeated or not, in either language (L7)."""

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.laws import model
from tests.laws.play import Step, history_of, stories
from tests.laws.twin import Twin
from tests.sync.readings import readings

CHANCE = st.randoms(use_true_random=False)
AS_SETS = ("leaves", "proposals", "standing")


def shuffled(history: list[model.Made], chance: random.Random) -> list[model.Made]:
    """Another order, some operations twice, some never: held back, or still on their way."""
    some = [one for one in history if chance.random() < 0.95]
    again = chance.sample(some, len(some) // 3)
    return chance.sample(some + again, len(some) + len(again))


@given(stories(), CHANCE)
def test_L7_both_twins_and_the_plain_model_agree(
    twin: Twin, story: list[Step], chance: random.Random
) -> None:
    history = shuffled(history_of(story), chance)
    found = readings(history)
    assert twin.readings(chance.sample(history, len(history))) == found
    for key, fields in found.items():
        type_, _, id_ = key.partition(" ")
        for field, reading in fields.items():
            said = model.read(history, (type_, id_), field)
            if field == "facilitators":  # the model reads no elements
                said["shown"] = reading["shown"]
            assert said == reading


@given(stories(), CHANCE)
def test_L7_order_and_repetition_do_not_matter(story: list[Step], chance: random.Random) -> None:
    history = shuffled(history_of(story), chance)
    assert readings(chance.sample(history, len(history))) == readings(history)


@given(stories(), CHANCE)
def test_L10_clocks_decide_nothing(story: list[Step], chance: random.Random) -> None:
    """Other clocks, other orders of display; the same values stand, compete and are proposed."""
    history = history_of(story)
    other = [(device, op | {"at": chance.randrange(-(10**15), 10**15)}) for device, op in history]
    assert unordered(readings(other)) == unordered(readings(history))


def unordered(found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {
        f"{key} {field}": ({name: set(reading[name]) for name in AS_SETS}, reading["open"])
        for key, fields in found.items()
        for field, reading in fields.items()
    }
