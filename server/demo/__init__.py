"""An invented organisation with a year behind it, made through the protocol like any other.

Before: `jalon demo`. After: three ways in, each a fresh invitation. A second time, it is kept.
"""

from server.demo.play import ORGANISATION, build
from server.organisations import invite, team
from server.writer import Writer

WAYS_IN = (
    ("Sophie Marchand", "coordination"),
    ("Nadia Belkacem", "travail social"),
    ("Bénédicte Roux", "bénévole"),
)


def prepare(writer: Writer, key: bytes) -> list[tuple[str, str, str]]:
    """The demo, made if it is not there: name, what they do, and a code, for each way in."""
    organisation = find(writer) or build(writer, key)
    users = {name: user for user, name in team(writer, organisation).items()}
    return [
        (name, role, invite(writer, key, organisation, users[name])[0]) for name, role in WAYS_IN
    ]


def find(writer: Writer) -> int | None:
    """The demo's organisation, if it was made before."""
    with writer.database.read() as connection:
        rows = writer.database.rows(
            connection,
            "SELECT organisation_id FROM record WHERE type = 'organisation' AND state LIKE ?",
            (f'%"{ORGANISATION}"%',),
        )
    return int(rows[0][0]) if rows else None
