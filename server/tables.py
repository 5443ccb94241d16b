"""The tables. Every key begins with the organisation: it is the wall between organisations (L19).

Before: nothing. After: work.py and publish.py write them, pull.py reads them, with statements of
their own; migrations/ makes them; a test holds that both say the same.

`record` and `log` are the truth. `feed` and `stream` follow from them and can be made again
(feed.py).
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)

# Ids sort by byte in both databases, so what stands under a session is one range.
Id = Text().with_variant(Text(collation="C"), "postgresql")
# Rows lie in the order of their key, without a second tree (docs/decisions/0002).
CLUSTERED: dict[str, Any] = {"sqlite_with_rowid": False}


def _wall() -> Column[int]:
    # No foreign key: checking one costs more than writing the row, and nothing deletes an
    # organisation.
    return Column("organisation_id", Integer, primary_key=True, autoincrement=False)


organisation = Table(
    "organisation",
    metadata,
    Column("organisation_id", Integer, primary_key=True),
    Column("seq", BigInteger, nullable=False, default=0),  # the last number given
    Column("mark", Text, nullable=False, default=""),  # the mark of the commit that gave it
    Column("rights", BigInteger, nullable=False, default=0),  # moves when a right changes
    Column("streams", Integer, nullable=False, default=0),  # how many streams there are
    Column(
        "served", BigInteger, nullable=False, default=0
    ),  # numbers given to the server's own device
    Column(
        "views", Text, nullable=False, server_default=""
    ),  # of which the streams are (migrate.py)
    Column("created_at", BigInteger, nullable=False),
    Column("restored_at", BigInteger),  # when its history was last cut by a restoration
)

# One row a commit: a cursor whose mark is not here comes from a history that a restoration has
# ended (L25). Marks of the last 13 months are kept (publish.py).
commit = Table(
    "commit_mark",
    metadata,
    _wall(),
    Column("seq", BigInteger, primary_key=True),
    Column("mark", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    **CLUSTERED,
)

# The admitted writes of each record, generically. `places` only for what stands where it is named.
record = Table(
    "record",
    metadata,
    _wall(),
    Column("type", Id, primary_key=True),
    Column("id", Id, primary_key=True),
    Column("state", Text, nullable=False),
    Column("places", Text),
    Column("shown", Text, nullable=False),  # [[stream, seq, hash, check of the body], …]
)

# Every operation that was received, as it came. `outcome` is what its receipt says.
log = Table(
    "log",
    metadata,
    _wall(),
    Column("device", Id, primary_key=True),
    Column("n", BigInteger, primary_key=True),
    Column("text", Text, nullable=False),  # empty once its person was erased
    Column("mac", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("reason", Text),
    Column("received_at", BigInteger, nullable=False),
    Column("carried_by", Text),  # null: its own device
)

# A stream is what one view shows of one place; its rows, ready to be sent, are in the order of
# commits.
stream = Table(
    "stream",
    metadata,
    _wall(),
    Column("stream", Integer, primary_key=True),
    Column("place", Id, nullable=False),
    Column("view", Text, nullable=False),
    Column("last", BigInteger, nullable=False, default=0),
    Column("count", BigInteger, nullable=False, default=0),
    Column("sum", BigInteger, nullable=False, default=0),
    UniqueConstraint("organisation_id", "place", "view"),
    **CLUSTERED,
)

feed = Table(
    "feed",
    metadata,
    _wall(),
    Column("stream", Integer, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("gone", Boolean, nullable=False),  # it left: only those who held it need to know
    Column("body", Text, nullable=False),
    **CLUSTERED,
)

# Which unions name a person: a union brings each person into the places of the other.
union = Table(
    "union_of",
    metadata,
    _wall(),
    Column("person", Id, primary_key=True),
    Column("union_id", Id, primary_key=True),
    **CLUSTERED,
)

device = Table(
    "device",
    metadata,
    _wall(),
    Column("device", Id, primary_key=True),
    Column("user", Text, nullable=False),
    Column("received", Text, nullable=False, default="[]"),  # ranges of numbers
    Column("announced", BigInteger, nullable=False, default=0),  # the highest it said it had made
    Column("seen_at", BigInteger),  # its last exchange
    Column("lost_at", BigInteger),  # its storage was found empty
    Column("created_at", BigInteger, nullable=False),
    # A parcel names the device alone, so a device is one device wherever it belongs.
    Index("ix_device_device", "device", unique=True),
    **CLUSTERED,
)

# An invitation, or the printed way back of a coordinator who is alone. The code itself is not kept.
invitation = Table(
    "invitation",
    metadata,
    _wall(),
    Column("digest", Text, primary_key=True),
    Column("kind", Text, nullable=False),  # invitation, recovery
    Column("user", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("ends_at", BigInteger),  # null: never
    Column("used_at", BigInteger),
    Column("device", Text),  # what it became
    Column("attempt", Text),  # names the enrolment, so that one whose answer was lost can ask again
    Index("ix_invitation_digest", "digest", unique=True),
    **CLUSTERED,
)
