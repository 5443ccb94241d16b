"""Several people's texts become one, and keep what each of them wrote (L9)."""

import random
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.operation import Write
from sync.text import merge_text

LINES = st.lists(st.sampled_from(["Bonjour.", "Il pleut. On rit", "un deux trois", "", "à 8 h"]))
TEXTS = LINES.map("\n".join)


def merged(base: str | None, *texts: str) -> str:
    """The text of several leaves that all cover one write."""
    writes = {} if base is None else {"a-1": Write("a-1", 0, base)}
    over = tuple(writes)
    leaves = [Write(f"k{i}-1", i, text, over) for i, text in enumerate(texts)]
    return merge_text(leaves, writes | {leaf.version: leaf for leaf in leaves})


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


PARAGRAPH = (
    "Le groupe a parlé du bus. Marie apporte les plans. On se revoit lundi à la mairie avec l'élue."
)
CASES = {
    "each added a line": ("un\ndeux", ["un\ndeux\ntrois", "zéro\nun\ndeux"],
                          "zéro\nun\ndeux\ntrois"),
    "both began from nothing": (None, ["Ordre du jour\nle bus", "Ordre du jour\nla salle"],
                                "Ordre du jour\nle bus\nla salle"),
    "one long paragraph, two places": (
        PARAGRAPH,
        [PARAGRAPH.replace("a parlé", "a longuement parlé"), PARAGRAPH.replace("lundi", "mardi")],
        PARAGRAPH.replace("a parlé", "a longuement parlé").replace("lundi", "mardi"),
    ),
    "two words of one sentence": (
        "Marie apporte les plans", ["Anna apporte les plans", "Marie apporte les cartes"],
        "Anna apporte les cartes",
    ),
    "the same words": ("Nous étions dix.", ["Nous étions douze.", "Nous étions onze."],
                       "Nous étions douze. onze."),
    "each added a sentence at the end": ("Il pleut.", ["Il pleut. On rit.", "Il pleut. On lit."],
                                         "Il pleut. On rit. On lit."),
    "one took away what the other changed": (
        "garder\nla salle est prise", ["garder", "garder\nla salle est libre"],
        "garder\nla salle est libre"),
    "one took away, the other looked elsewhere": ("a\nb\nc", ["a\nc", "a\nb\nc\nd"], "a\nc\nd"),
    "emptied against edited": ("un mot", ["", "un autre mot"], "un autre mot"),
}  # fmt: skip


@pytest.mark.parametrize(("base", "texts", "becomes"), CASES.values(), ids=CASES.keys())
def test_L9_both_edits_are_there(base: str | None, texts: list[str], becomes: str) -> None:
    assert merged(base, *texts) == becomes


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_L7_the_order_of_arrival_does_not_matter(
    base: str, texts: list[str], chance: random.Random
) -> None:
    writes = [Write("a-1", 0, base)]
    writes += [Write(f"k{i}-1", i % 3, text, ("a-1",)) for i, text in enumerate(texts)]
    leaves, known = writes[1:], list(writes)
    expected = merge_text(leaves, {one.version: one for one in known})
    chance.shuffle(leaves)
    chance.shuffle(known)
    assert merge_text(leaves, {one.version: one for one in known}) == expected


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=5))
def test_L9_what_anybody_added_is_in_the_text(base: str, texts: list[str]) -> None:
    result = words(merged(base, *texts))
    for text in texts:
        assert {one for one in words(text) if one not in words(base)} <= set(result)


@given(TEXTS, TEXTS)
def test_one_leaf_or_equal_leaves_are_themselves(base: str, text: str) -> None:
    assert merged(base, text) == text
    assert merged(base, text, text, text) == text
    assert merged(base, base, text) == text


@given(st.lists(st.sampled_from("abcd "), max_size=40).map("".join), st.data())
def test_L9_every_new_word_survives_wherever_it_was_put(base: str, data: st.DataObject) -> None:
    tokens = base.split(" ")
    texts = []
    for author in ("anna", "boris", "chloe"):
        at = data.draw(st.integers(0, len(tokens)))
        gone = data.draw(st.integers(0, 2))
        texts.append(" ".join([*tokens[:at], author, *tokens[at + gone :]]))
    assert {"anna", "boris", "chloe"} <= set(words(merged(base, *texts)))


def test_the_common_text_is_the_nearest_that_all_cover() -> None:
    old, new = Write("a-1", 0, "x"), Write("a-2", 1, "un\ndeux", ("a-1",))
    leaves = [Write("k1-1", 2, "un", ("a-1", "a-2")), Write("k2-1", 3, "un\ndeux\n!", ("a-2",))]
    assert merge_text(leaves, {w.version: w for w in (old, new, *leaves)}) == "un\n!"


@pytest.mark.parametrize("vocabulary", [2, 120, 900, 20_000])
def test_it_takes_a_moment_whatever_the_texts(vocabulary: int) -> None:
    chance = random.Random(7)

    def some() -> str:
        return " ".join(f"m{chance.randrange(vocabulary)}" for _ in range(6_500))[:40_000]

    base = some()
    began = time.process_time()
    merged(base, *(some() for _ in range(6)))
    assert time.process_time() - began < 2  # a tenth of that on a quiet machine


def test_a_text_made_of_spaces_takes_no_time() -> None:
    """L24: the one writer merges; somebody's paste must not make everyone wait."""
    spaces = " " * 40_000
    began = time.process_time()
    texts = merged("x", f"{spaces}a", f"{spaces}b")
    assert "a" in texts and "b" in texts
    assert time.process_time() - began < 2


@pytest.mark.parametrize("length", [20, 4_000], ids=["short", "long"])
def test_many_leaves_take_a_moment_and_none_is_dropped(length: int) -> None:
    """L9, L24: a hundred phones that never saw each other's minutes, or one that pretends to be."""
    base = "\n".join(f"ligne {one % 7}" for one in range(length))
    texts = [base.replace("ligne 3", f"témoin{one} :") for one in range(100)]
    began = time.process_time()
    found = merged(base, *texts)
    assert time.process_time() - began < 5  # half a minute if each were merged into all before it
    assert all(f"témoin{one} :" in found for one in range(100))
