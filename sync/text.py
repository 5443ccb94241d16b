"""One text from several: what people wrote side by side, unseen by each other. PROTOCOL.md, 3.

Before: merge.py finds the leaves. After: the server sends the text beside them; devices show it.
The server alone derives, so this has no twin.

Three-way, leaf after leaf: lines first; where both changed the same lines, their sentences; then
their words; where both changed the same words, the first's and then the second's. What somebody
wrote is never dropped.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sync.operation import Write

# A token carries the space before it, so that adding behind it does not change it.
LEVELS = (
    re.compile(r"\n[^\n]*|[^\n]+").findall,  # lines
    re.compile(r"[^.!?…]*[.!?…]+|[^.!?…]+$").findall,  # sentences
    re.compile(r"\s*\S+|\s+$").findall,  # words
)
SEPARATORS = ("\n", " ", " ", " ")
MOST_EDITS = 120  # the time to align two texts grows with its square; beyond, both are kept whole
# Each leaf is merged into all that came before it. Beyond these, leaves follow whole: nobody reads
# that far, and everybody waits for the one writer.
MOST_LEAVES = 20
MOST_CHARACTERS = 200_000

Matches = Sequence[tuple[int, int]]


class Change(NamedTuple):
    """Common tokens `start` to `end` gave way to a side's tokens `begin` to `stop`."""

    start: int
    end: int
    begin: int
    stop: int


class Side(NamedTuple):
    """What one author made of the common text."""

    tokens: Sequence[str]
    kept: Mapping[int, str]  # common tokens as they stand there: their spaces may differ
    changes: Sequence[Change]

    def made_of(self, start: int, end: int, mine: Sequence[Change]) -> str:
        """Its text for a stretch of the common tokens, with those of its changes that lie there."""
        text, at = "", start
        for change in mine:
            text += "".join(self.kept[i] for i in range(at, change.start))
            text += "".join(self.tokens[change.begin : change.stop])
            at = change.end
        return text + "".join(self.kept[i] for i in range(at, end))


def merge_text(leaves: Iterable[Write], writes: Mapping[str, Write]) -> str:
    """The one text of several leaves; `writes` are all of the field, among them what they cover."""
    ordered = sorted(leaves, key=lambda write: (write.at, write.version))
    common = _common_text(ordered, writes)
    texts = list(dict.fromkeys(_text(write) for write in ordered))
    merged = texts[0] if texts else ""
    for count, text in enumerate(texts[1:], 2):
        if count <= MOST_LEAVES and len(merged) + len(text) <= MOST_CHARACTERS:
            merged = _merge(common, merged, text, 0)
        else:
            merged = _joined(merged, text, "\n")
    return merged


def _text(write: Write) -> str:
    return write.value if isinstance(write.value, str) else ""


def _common_text(leaves: Sequence[Write], writes: Mapping[str, Write]) -> str:
    """The nearest write that every leaf covers; of several, the latest; or nothing."""
    behind = [_behind(leaf, writes) for leaf in leaves]
    common = set.intersection(*behind) if behind else set()
    further = {two for one in common for two in _behind(writes[one], writes)}
    nearest = sorted((writes[one].at, one) for one in common - further)
    return _text(writes[nearest[-1][1]]) if nearest else ""


def _behind(write: Write, writes: Mapping[str, Write]) -> set[str]:
    """Everything that a write covers, transitively."""
    found: set[str] = set()
    todo = list(write.over)
    while todo:
        one = todo.pop()
        if one in writes and one not in found:
            found.add(one)
            todo += writes[one].over
    return found


def _merge(base: str, first: str, second: str, level: int) -> str:
    if first == second or second == base:
        return first
    if first == base:
        return second
    if level == len(LEVELS):
        return _joined(first, second, " ")
    if not base:
        return _side_by_side(first, second, level)
    tokens = LEVELS[level](base)
    a, b = (_side(tokens, LEVELS[level](text)) for text in (first, second))

    def unchanged(start: int, end: int) -> str:
        # At the head of somebody's text a token has lost its space; the other still has it.
        return "".join(max(a.kept[i], b.kept[i], key=len) for i in range(start, end))

    merged, at = "", 0
    for start, end, (of_a, of_b) in _regions(a.changes, b.changes):
        merged += unchanged(at, start)
        one, two = a.made_of(start, end, of_a), b.made_of(start, end, of_b)
        common = "".join(tokens[start:end])
        if not of_b or not of_a:
            piece = one if of_a else two
        else:
            piece = _merge(common, one, two, level + 1 if common else level)
        headless = start == end or any(change.begin == 0 for change in (*of_a, *of_b))
        merged = _joined(merged, piece, SEPARATORS[level] if headless else "")
        at = end
    return merged + unchanged(at, len(tokens))


def _side(base: Sequence[str], tokens: Sequence[str]) -> Side:
    matches = _matches(base, tokens)
    kept = {i: tokens[j] for i, j in matches}
    changes = []
    before = (-1, -1)
    for i, j in (*matches, (len(base), len(tokens))):
        change = Change(before[0] + 1, i, before[1] + 1, j)
        if change.start < change.end or change.begin < change.stop:
            changes.append(change)
        before = (i, j)
    return Side(tokens, kept, changes)


def _regions(*sides: Sequence[Change]) -> list[tuple[int, int, list[list[Change]]]]:
    """Stretches of the common text that somebody changed, with the changes of each that lie there.

    Changes that overlap make one stretch; so do two that put something in at the same point.
    """
    regions: list[tuple[int, int, list[list[Change]]]] = []
    for change, side in sorted((one, i) for i, changes in enumerate(sides) for one in changes):
        start, end = change[:2]
        if regions and (start < regions[-1][1] or (start, end) == regions[-1][:2]):
            begun, until, of = regions.pop()
        else:
            begun, until, of = start, end, [[] for _ in sides]
        of[side].append(change)
        regions.append((begun, max(until, end), of))
    return regions


def _side_by_side(first: str, second: str, level: int) -> str:
    """Two texts put in at one place: lines that both wrote once, the others after each other."""
    if level > 0:
        return first if first.strip() == second.strip() else _joined(first, second, " ")
    a, b = LEVELS[0](first), LEVELS[0](second)
    text, at, by = "", 0, 0
    for i, j in (*_matches(a, b), (len(a), len(b))):
        for piece in ("".join(a[at:i]), "".join(b[by:j]), "".join(a[i : i + 1])):
            text = _joined(text, piece, "\n")
        at, by = i + 1, j + 1
    return text


def _joined(first: str, second: str, between: str) -> str:
    if not first or not second or second[0].isspace():
        return first + second
    return first + between + second


def _matches(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of equal tokens (spaces aside), in order, as many as can be.

    Beyond MOST_EDITS only those that both begin and end with.
    """
    a, b = [one.strip() for one in a], [one.strip() for one in b]
    most = min(len(a), len(b))
    head = next((i for i in range(most) if a[i] != b[i]), most)
    tail = next((i for i in range(most - head) if a[-1 - i] != b[-1 - i]), most - head)
    n, m = len(a) - tail, len(b) - tail
    between = _shortest_edit(a[head:n], b[head:m])
    return [
        *((i, i) for i in range(head)),
        *((head + i, head + j) for i, j in between),
        *((n + i, m + i) for i in range(tail)),
    ]


def _shortest_edit(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs that the shortest edit keeps: Myers' algorithm."""
    n, m = len(a), len(b)
    if not n or not m:
        return []
    reached = {1: 0}  # on each diagonal (how far a is ahead of b): how far into a
    rounds: list[dict[int, int]] = []
    for edits in range(min(n + m, MOST_EDITS) + 1):
        rounds.append(dict(reached))
        for k in range(-edits, edits + 1, 2):
            down = k == -edits or (k != edits and reached[k - 1] < reached[k + 1])
            i = reached[k + 1] if down else reached[k - 1] + 1
            while i < n and i - k < m and a[i] == b[i - k]:
                i += 1
            reached[k] = i
            if k == n - m and i >= n:
                return _walked_back(rounds, n, m)
    return []


def _walked_back(rounds: Sequence[Mapping[int, int]], i: int, j: int) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for edits in range(len(rounds) - 1, -1, -1):
        reached, k = rounds[edits], i - j
        down = k == -edits or (k != edits and reached[k - 1] < reached[k + 1])
        before = reached[k + 1] if down else reached[k - 1]
        start = before if down else before + 1
        if edits == 0:
            start = 0
        while i > start:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        i, j = before, before - (k + 1 if down else k - 1)
    return pairs[::-1]
