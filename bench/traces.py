"""Looks for names in clear in what lies on a disk, in each way in which a browser writes texts.

Before: phone.py has closed its browsers. After: the count, beside what the same search finds where
names do stand in clear, so that finding none means something.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from bench.town import SYLLABLES

_one = "|".join(SYLLABLES)
NARROW = re.compile(f"(?:{_one}){{4}}".encode(), re.IGNORECASE)
_wide = "|".join("\0".join(one) + "\0" for one in SYLLABLES)
WIDE = re.compile(f"(?:{_wide}){{4}}".encode(), re.IGNORECASE)


def readable_names(folders: Iterable[Path]) -> set[str]:
    """The names of the town that anybody can read in these folders."""
    found: set[str] = set()
    for folder in folders:
        for file in folder.rglob("*"):
            if file.is_file() and not file.is_symlink():
                raw = file.read_bytes()
                for match in (*NARROW.findall(raw), *WIDE.findall(raw)):
                    found.add(match.replace(b"\0", b"").decode().lower())
    return found
