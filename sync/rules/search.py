"""Names as people mean them: accents, case, hyphens and one slip of a letter forgiven.

Twin of search.ts. After: same_person.py, and whoever searches.
"""

import re
import unicodedata

_BETWEEN = re.compile(r"[\s'’.,/()_-]+")
# Letters that have no accent to take off.
_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"}
SLIP_FROM = 4  # shorter words are compared whole: a slip would make them other names


def folded(text: str) -> list[str]:
    """The words of a name without accents, case and signs: `Anne-Zoé ŒUF` → anne, zoe, oeuf."""
    plain = unicodedata.normalize("NFD", text.lower())
    plain = "".join(_LIGATURES.get(one, one) for one in plain if not "\u0300" <= one <= "\u036f")
    return [word for word in _BETWEEN.split(plain) if word]


def slipped(a: str, b: str) -> bool:
    """Whether two words differ by at most one letter: changed, missing, doubled, or two swapped."""
    if a == b:
        return True
    if abs(len(a) - len(b)) > 1:
        return False
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    rest_a, rest_b = a[i:], b[i:]
    swapped = rest_a[1:2] + rest_a[:1] + rest_a[2:] == rest_b
    return swapped or rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]


def matches(name: str, asked: str) -> bool:
    """Whether every word that was asked begins a word of the name, give or take a slip."""
    words = folded(name)
    return all(any(_begins(word, one) for word in words) for one in folded(asked))


def _begins(word: str, asked: str) -> bool:
    if word.startswith(asked):
        return True
    return len(asked) >= SLIP_FROM and any(
        slipped(word[:length], asked) for length in range(len(asked) - 1, len(asked) + 2)
    )
