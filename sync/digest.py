"""What a digest counts: one line of text a record. PROTOCOL.md, section 5.

Twin of digest.ts. The hash itself (SHA-256, first 6 bytes) is the caller's; here is what it hashes, and how sums add.
"""

from collections.abc import Iterable, Mapping

from sync.merge import Write
from sync.operation import canonical

MODULUS = 2**48


def line(type_: str, id_: str, fields: Mapping[str, Iterable[Write]]) -> str:
    """The text whose hash stands for a record: every visible version with its value."""
    return canonical(
        [
            type_,
            id_,
            {
                name: [
                    [write.version, write.value] for write in sorted(of, key=lambda w: w.version)
                ]
                for name, of in fields.items()
            },
        ]
    )


def add(total: int, hash_: int) -> int:
    """The sum with one record's hash more (or less, if it is negative)."""
    return (total + hash_) % MODULUS
