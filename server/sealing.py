"""What else follows from the server's one key: the key pair of outboxes, secrets by purpose.

Before: settings.py holds the key; keys.py derives the secrets of devices. After: devices.py gives
devices the public half, cookies.py signs cookies, codes.py codes; parcels.py opens outbox keys.
One file of 32 bytes is everything there is to keep safe, and to copy beside a backup.
"""

import base64
import hashlib
import hmac
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

SUITE = hpke.Suite(hpke.KEM.P256, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
OUTBOX = b"jalon outbox"
ORDER_P256 = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
IV = 12


class Unopened(ValueError):
    """What was sealed is not for this server, or was changed on the way."""


def to_base64(raw: bytes) -> str:
    """URL-safe base64 without padding, as everywhere on the wire."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def from_base64(text: str) -> bytes:
    """The bytes of such a text. Raises ValueError for anything else."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def derive(key: bytes, purpose: str) -> bytes:
    """A secret for one purpose; knowing it tells nothing of the others."""
    return hmac.digest(key, f"purpose {purpose}".encode(), "sha256")


@cache
def outbox_key(key: bytes) -> ec.EllipticCurvePrivateKey:
    """The pair that outbox keys are sealed to."""
    # 512 bits for a number below 2^256: no bias to speak of.
    wide = int.from_bytes(hmac.digest(key, b"purpose outbox", "sha512"))
    return ec.derive_private_key(1 + wide % (ORDER_P256 - 1), ec.SECP256R1())


@cache
def server_key(key: bytes) -> str:
    """The public half, an uncompressed point, as devices get it."""
    public = outbox_key(key).public_key()
    return to_base64(public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))


def unwrap(key: bytes, wrapped: bytes) -> bytes:
    """The outbox key that a device sealed to this server (HPKE base mode, enc ‖ ciphertext)."""
    try:
        return SUITE.decrypt(wrapped, outbox_key(key), info=OUTBOX)
    except (InvalidTag, ValueError) as error:
        raise Unopened("outbox key") from error


def open_item(outbox: bytes, sealed: bytes) -> bytes:
    """What was sealed under an outbox key (AES-256-GCM, iv ‖ ciphertext)."""
    try:
        return AESGCM(outbox).decrypt(sealed[:IV], sealed[IV:], None)
    except (InvalidTag, ValueError) as error:
        raise Unopened("item") from error


def fingerprint(key: bytes) -> str:
    """Names a key without betraying it: a restoration can tell which one it needs."""
    return hashlib.sha256(derive(key, "fingerprint")).hexdigest()[:16]
