"""What a digest counts: one line of text a record. PROTOCOL.md, section 5.

Twin of digest.ts. The hash itself (SHA-256, first 6 bytes) is the caller's; here is what it hashes,
and how sums add.
"""

from collections.abc import Iterable, Mapping
from operator import itemgetter

from sync.operation import Write, canonical

MODULUS = 2**48


def line(type_: str, id_: str, fields: Mapping[str, Iterable[Write]]) -> str:
    """The text whose hash stands for a record: every visible version with its value."""
    table = {
        name: sorted(([write[0], write[2]] for write in of), key=itemgetter(0))
        for name, of in fields.items()
    }
    return canonical([type_, id_, table])


def add(total: int, hash_: int) -> int:
    """The sum with one record's hash more (or less, if it is negative)."""
    return (total + hash_) % MODULUS
