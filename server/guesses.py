"""Who guesses, waits: wrong codes and proofs are counted by address, right ones never.

Before: gate.py is asked for something that can be guessed. After: beyond some wrong answers in a
minute, an address is told "later". The codes have 80 bits; this is the belt.
"""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager

from server.problems import Problem

MOST_WRONG = 20
WINDOW = 60.0  # seconds
MOST_REMEMBERED = 10_000


class Guesses:
    """The wrong answers of the last minute."""

    def __init__(self) -> None:
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()

    @contextmanager
    def watch(self, address: str, now: float) -> Iterator[None]:
        """Around one try: what fails with a Problem was wrong."""
        wrong, since = self._wrong.get(address, (0, now))
        if now - since > WINDOW:
            wrong, since = 0, now
        if wrong >= MOST_WRONG:
            raise Problem("too_often", WINDOW - (now - since))
        try:
            yield
        except Problem:
            self._wrong[address] = (wrong + 1, since)
            self._wrong.move_to_end(address)
            if len(self._wrong) > MOST_REMEMBERED:
                self._wrong.popitem(last=False)
            raise
