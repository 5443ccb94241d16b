"""The server's own secrets: one file beside the database, readable by its owner alone.

Before: settings say where the file is. After: push.py checks the author of an operation with `mac`,
devices.py signs cookies, invitations.py signs codes, parcels.py opens outbox keys.
Whoever has this file and a backup has everything: it belongs in a safe of its own.
"""

import base64
import hashlib
import hmac
import json
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)

SUITE = hpke.Suite(hpke.KEM.P256, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
OUTBOX = b"jalon outbox"
MAC_BYTES = 16


class Unopened(ValueError):
    """What was sealed is not for this server, or was changed on the way."""


def to_base64(raw: bytes) -> str:
    """URL-safe base64 without padding, as everywhere on the wire."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def from_base64(text: str) -> bytes:
    """The bytes of such a text. Raises ValueError for anything else."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


@dataclass(frozen=True, repr=False)
class Keys:
    """`master` proves who wrote something; `private` opens what is sealed to this server."""

    master: bytes
    private: ec.EllipticCurvePrivateKey

    def derive(self, *names: str) -> bytes:
        """A secret for one purpose; knowing it tells nothing of the others."""
        return hmac.digest(self.master, "\n".join(names).encode(), "sha256")

    def device_secret(self, organisation: str, device: str) -> bytes:
        """What a device signs its operations with. Never stored here: derived when needed."""
        return self.derive("mac", organisation, device)

    @cached_property
    def server_key(self) -> str:
        """The public half, an uncompressed P-256 point, as devices get it."""
        point = self.private.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )
        return to_base64(point)

    def unwrap(self, wrapped: bytes) -> bytes:
        """The outbox key that a device sealed to this server (HPKE base mode, enc ‖ ciphertext)."""
        try:
            return SUITE.decrypt(wrapped, self.private, info=OUTBOX)
        except (InvalidTag, ValueError) as error:
            raise Unopened("outbox key") from error

    def fingerprint(self) -> str:
        """Names these keys without betraying them: a restoration can tell which it needs."""
        both = self.derive("fingerprint") + self.server_key.encode()
        return hashlib.sha256(both).hexdigest()[:16]


def mac(secret: bytes, text: str) -> str:
    """The proof of an author: PROTOCOL.md, section 2."""
    return to_base64(hmac.digest(secret, text.encode(), "sha256")[:MAC_BYTES])


def load(path: Path) -> Keys:
    """The keys in this file; makes them, once, where there is none."""
    if not path.exists():
        _create(path)
    table = json.loads(path.read_text("ascii"))
    private = load_der_private_key(from_base64(table["outbox"]), None)
    assert isinstance(private, ec.EllipticCurvePrivateKey)
    return Keys(from_base64(table["master"]), private)


def _create(path: Path) -> None:
    private = ec.generate_private_key(ec.SECP256R1())
    der = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    table = {
        "jalon": "keys",
        "master": to_base64(secrets.token_bytes(32)),
        "outbox": to_base64(der),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written whole under another name and linked, so that two servers starting at once agree on one
    # file and neither reads half of it.
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "w", encoding="ascii") as file:
        json.dump(table, file)
        file.flush()
        os.fsync(file.fileno())
    try:
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()
