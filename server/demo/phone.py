"""A simulated device: numbers, covers and signs operations as a phone does, and hands them over.

Before: year.py and today.py say what somebody does. After: `hand_over` is a real exchange. A phone
covers what everybody has written so far, unless it is away: then it covers what was there when it
left, and what it did itself, until it comes home. So whoever takes up a colleague's work in the
story does so after that was handed over.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from server.keys import mac
from sync.names import session_of, version, versions_of
from sync.operation import canonical

Held = dict[tuple[str, str, str], tuple[str, ...]]  # (type, id, field) → versions to cover
Sent = list[tuple[str, str]]  # [(text, mac)]
HandOver = Callable[[str, Sent], Iterable[str]]  # device, operations → outcomes
BATCH = 500


class World:
    """What all devices that are not away hold: the standing versions, by field and by session."""

    def __init__(self, hand_over: HandOver) -> None:
        self.hand_over = hand_over
        self.held: Held = {}
        self.under: dict[str, set[str]] = {}


class Phone:
    """One device of one user."""

    def __init__(self, world: World, device: str, secret: bytes, user: str) -> None:
        self.world, self.device, self.secret, self.user = world, device, secret, user
        self.n = 0
        self.waiting: Sent = []
        self.outcomes: list[str] = []
        self._left: Held | None = None

    def write(
        self,
        at: int,
        type_: str,
        id_: str,
        add: Mapping[str, list[str]] | None = None,
        programme: str = "",
        **fields: Any,
    ) -> str:
        """One operation, made now, for when it is handed over."""
        held = self.world.held if self._left is None else self._left
        self.n += 1
        made = version(self.device, self.n)
        over = {
            name: list(held[type_, id_, name]) for name in fields if held.get((type_, id_, name))
        }
        operation: dict[str, Any] = {"n": self.n, "at": at, "type": type_, "id": id_}
        parts = {"set": fields, "over": over, "add": add, "in": programme}
        operation |= {key: part for key, part in parts.items() if part}
        text = canonical(operation)
        self.waiting.append((text, mac(self.secret, text)))
        for name in fields:
            held[type_, id_, name] = (made,)
        if (session := session_of(type_, id_)) and self._left is None:
            self.world.under.setdefault(session, set()).add(made)
        if self._left is None and len(self.waiting) >= BATCH:
            self.send()
        return made

    def validate(self, at: int, session: str) -> None:
        """Validate a session, as it stands for this device."""
        lists = versions_of(self.world.under.get(session, set()))
        self.write(at, "session", session, validation={"lists": lists})

    def leave(self) -> None:
        """Out of the network: what others do from here on is not seen."""
        self._left = dict(self.world.held)

    def come_home(self) -> list[str]:
        """The network is back: hand over, and hold what everybody holds."""
        self._left = None
        return self.send()

    def send(self) -> list[str]:
        """Hand over what waits; the outcomes, in order."""
        outcomes = list(self.world.hand_over(self.device, self.waiting)) if self.waiting else []
        self.waiting = []
        self.outcomes += outcomes
        return outcomes
