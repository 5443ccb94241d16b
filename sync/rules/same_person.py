"""One human, several entries: which are joined, and which may be. PROTOCOL.md, "Same person" (L14).

Twin of same_person.ts. Before: search.py folds names. It compares only what its caller holds, so
nobody is shown people of a territory that is not theirs.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from operator import attrgetter
from typing import NamedTuple

from sync.rules.search import SLIP_FROM, folded, slipped

Union = tuple[str, str | None]  # the id of a union, and its shown verdict


class Human(NamedTuple):
    """What of a person is compared."""

    id: str
    first_name: str = ""
    last_name: str = ""
    birth_year: int | None = None


def classes(unions: Iterable[Union]) -> dict[str, list[str]]:
    """For each person joined to another, all their entries; the kept one, the smallest, first."""
    found: dict[str, list[str]] = {}
    for id_, verdict in unions:
        if verdict == "same":
            a, b = id_.split("+")
            if found.get(a, [a]) is not found.get(b, [b]):
                joined = sorted({*found.get(a, [a]), *found.get(b, [b])})
                found.update(dict.fromkeys(joined, joined))
    return found


def contradictions(unions: Iterable[Union]) -> list[str]:
    """Unions that keep apart two entries which others join, for somebody to look at."""
    unions = list(unions)
    joined = classes(unions)
    return sorted(
        id_
        for id_, verdict in unions
        if verdict == "different" and id_.split("+")[1] in joined.get(id_.split("+")[0], ())
    )


def duplicates(humans: Iterable[Human], unions: Iterable[Union] = ()) -> list[tuple[str, str]]:
    """Pairs of entries that may be one human and that nobody has judged yet; in order of id."""
    unions = list(unions)
    judged = {id_ for id_, verdict in unions if verdict}
    joined = classes(unions)
    blocks: dict[str, list[tuple[Human, list[str]]]] = {}
    for human in sorted(humans, key=attrgetter("id")):
        words = sorted(folded(f"{human.first_name} {human.last_name}"))
        for key in sorted({_sound(word) for word in words}):
            blocks.setdefault(key, []).append((human, words))
    found: set[tuple[str, str]] = set()
    for block in blocks.values():
        for (one, words), (two, others) in combinations(block, 2):
            pair = (one.id, two.id)
            apart = f"{one.id}+{two.id}" in judged or two.id in joined.get(one.id, ())
            if not apart and pair not in found and _alike(one, words, two, others):
                found.add(pair)
    return sorted(found)


def _alike(one: Human, words: Sequence[str], two: Human, others: Sequence[str]) -> bool:
    """Same words in any order, one slip at most; or all of the shorter name and the birth year."""
    short, long = sorted((words, others), key=len)
    if len(short) < 2:
        return False
    years = one.birth_year, two.birth_year
    left = list(long)
    slips = 0
    for word in short:
        near = [other for other in left if _near(word, other)]
        if not near:
            return False
        other = word if word in near else near[0]
        left.remove(other)
        slips += other != word
    if None in years:
        return not left and slips <= 1
    if years[0] == years[1]:
        return slips <= 1
    return not left and not slips and slipped(str(years[0]), str(years[1]))


def _near(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) >= SLIP_FROM and slipped(a, b))


_SOUNDS: Mapping[str, str] = {
    "ph": "f", "qu": "k", "ck": "k", "ch": "s", "q": "k",
    "c": "k", "y": "i", "z": "s", "h": "", "w": "v",
}  # fmt: skip


def _sound(word: str) -> str:
    """A coarse key of how a word sounds: what may be one name falls into one block."""
    for written, spoken in _SOUNDS.items():
        word = word.replace(written, spoken)
    first, rest = word[:1], [letter for letter in word[1:] if letter not in "aeiou"]
    return first + "".join(b for a, b in zip([first, *rest], rest, strict=False) if a != b)[:2]
