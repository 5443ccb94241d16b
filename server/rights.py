"""Who may reach what now, read from the records user, grant, device and erasure of an organisation.

Before: cookies.py says which device calls. After: push.py admits by it, pull.py chooses places by
it. Kept in memory per organisation (remembered.py) until `organisation.rights` moves.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from starlette.requests import Request

from sync.merge import Record, read

TYPES = ("user", "grant", "device", "erasure")


@dataclass(frozen=True)
class Caller:
    """The device that calls, proven by its cookie, and whose it is."""

    organisation: int
    device: str
    user: str


class Knows(Protocol):
    """How a request tells who calls: cookies.py. Raises Problem("reconnect")."""

    def __call__(self, request: Request) -> Caller: ...


@dataclass(frozen=True)
class Rights:
    """One organisation's users, grants and devices, as they are shown now."""

    roles: dict[str, str] = field(default_factory=dict)
    away: frozenset[str] = frozenset()  # users who are no longer active
    grants: frozenset[tuple[str, str]] = frozenset()
    revoked: frozenset[str] = frozenset()  # devices
    copies: dict[str, str] = field(default_factory=dict)  # devices: the one each was copied from
    erased: frozenset[str] = frozenset()  # persons

    def learn(self, type_: str, id_: str, record: Record) -> "Rights":
        """These rights, as they are once this record says what it says."""

        def shown(name: str) -> Any:
            return read(type_, name, record).shown

        gone = shown("deleted") is not None
        match type_:
            case "user":
                roles = {**self.roles, id_: shown("role") or ""}
                return replace(
                    self, roles=roles, away=_if(self.away, id_, gone or shown("active") is False)
                )
            case "grant":
                user, _, programme = id_.partition(".")
                active = not gone and shown("active") is True
                return replace(self, grants=_if(self.grants, (user, programme), active))
            case "device":
                revoked = gone or shown("revoked") is True
                copies = self.copies
                if shown("copy_of"):
                    copies = {**copies, id_: shown("copy_of")}
                return replace(self, revoked=_if(self.revoked, id_, revoked), copies=copies)
            case "erasure":
                # For ever: no later write and no void takes it back (L20).
                done = any(write.value is True for write in record.fields.get("done", {}).values())
                return replace(self, erased=_if(self.erased, id_, done))
            case _:
                return self

    def role(self, user: str) -> str:
        """The role of a user; empty for one who has none."""
        return "" if user in self.away else self.roles.get(user, "")

    def withdrawn(self, device: str, user: str) -> bool:
        """Whether this user's device is out: revoked itself, or the one that it was copied from, or
        its user no longer here.
        """
        if not self.role(user):
            return True
        while device not in self.revoked:
            if device not in self.copies:
                return False
            device = self.copies[device]
        return True

    def reaches(self, user: str, programme: str | None) -> bool:
        """Whether a user may act in a programme; None is what belongs to the whole organisation."""
        role = self.role(user)
        return role == "coordinator" or (
            bool(role) and (programme is None or (user, programme) in self.grants)
        )

    def programmes(self, user: str, all_: Iterable[str]) -> list[str]:
        """The programmes of a user, in order: a coordinator's are all there are."""
        if self.role(user) == "coordinator":
            return sorted(all_)
        return sorted(programme for one, programme in self.grants if one == user)


def _if(known: frozenset[Any], one: Any, in_it: bool) -> frozenset[Any]:
    return known | {one} if in_it else known - {one}
