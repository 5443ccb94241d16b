"""The secrets of devices, derived from one key of the server, so that none has to be stored.

Before: settings.py holds the key. After: devices.py hands a device its secret at enrolment; push.py
proves with it who made an operation.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from functools import lru_cache


@lru_cache(maxsize=4096)
def device_secret(key: bytes, organisation: int, device: str) -> bytes:
    """The secret of one device of one organisation."""
    return hmac.digest(key, f"device {organisation} {device}".encode(), "sha256")


@lru_cache(maxsize=4096)
def _keyed(secret: bytes) -> "hmac.HMAC":
    return hmac.new(secret, digestmod=hashlib.sha256)


def mac(secret: bytes, text: str) -> str:
    """The proof of authorship of a text: 16 bytes of HMAC-SHA-256, base64url without padding."""
    # A copy of a keyed state costs half of keying anew.
    keyed = _keyed(secret).copy()
    keyed.update(text.encode())
    return urlsafe_b64encode(keyed.digest()[:16])[:22].decode()


def proves(secret: bytes, text: str, proof: str) -> bool:
    """Whether a text was made by who holds this secret."""
    return hmac.compare_digest(mac(secret, text).encode(), proof.encode())
