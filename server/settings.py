"""What can be set from outside: environment variables beginning with JALON_, each with a default
that works.

Before: the environment. After: app.py, cli.py and the tests make a `Settings` and pass it on;
nothing else reads the environment. docs/operations.md lists every one of them; a test holds the
list.
"""

import contextlib
import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

KEY_BYTES = 32


class DamagedKey(Exception):
    """The file of the server's key does not hold one. The message is its path."""


@dataclass(frozen=True)
class Settings:
    """One field, one variable: `database` is JALON_DATABASE."""

    folder: str = ".jalon"  # where the database, the keys and the journal lie
    database: str = ""  # an address as SQLAlchemy knows it; empty: SQLite in the folder
    journal: str = ""  # the journal of rights; best on another disk; empty: in the folder
    host: str = "127.0.0.1"
    port: int = 8000
    address: str = ""  # how the outside calls us, https://…; empty: whatever the request says
    waiting: int = 256  # batches that may wait for the writer before the answer is "later"
    patience: int = 20  # seconds until the server gives up on a request; the client waits 30
    pace: int = 240  # exchanges that one device may make in a minute
    readers: int = 2  # threads that read pages

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """The settings that an environment asks for."""
        found: dict[str, int | str] = {}
        for one in fields(cls):
            text = environment.get(f"JALON_{one.name.upper()}")
            if text is not None:
                found[one.name] = int(text) if isinstance(one.default, int) else text
        return cls(**found)  # type: ignore[arg-type]

    @property
    def path(self) -> Path:
        """The folder, made if it is not there; nobody else on the machine may look into it."""
        folder = Path(self.folder)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder

    @property
    def url(self) -> str:
        """The database's address."""
        return self.database or f"sqlite:///{self.path / 'jalon.db'}"

    @property
    def journal_path(self) -> Path:
        """Where the journal of rights is."""
        return Path(self.journal) if self.journal else self.path / "journal.jsonl"

    def secret(self) -> bytes:
        """The key from which every device's secret is derived. Made once; losing it loses every
        device.
        """
        file = self.path / "secret.key"
        if not file.exists():
            # Whole before it bears its name: a power cut must not leave an empty key. Of two who
            # make one at once, the first keeps the name.
            with tempfile.NamedTemporaryFile(dir=self.path) as new:
                new.write(secrets.token_bytes(KEY_BYTES))
                new.flush()
                os.fsync(new.fileno())
                with contextlib.suppress(FileExistsError):
                    os.link(new.name, file)
            to_disk(self.path)
        key = file.read_bytes()
        if len(key) != KEY_BYTES:
            raise DamagedKey(str(file))
        return key


def to_disk(path: Path) -> None:
    """A file's content, or the names in a folder, are on the disk when this returns."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
