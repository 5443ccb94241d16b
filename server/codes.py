"""Codes that people type: 16 characters in groups of four, signed, forgiving to read.

Before: sealing.py derives what signs them. After: invitations.py makes and takes them. The last six
characters are a signature: a guess is refused by its look, before the database is asked anything.
"""

import secrets

from itsdangerous import Signer

from server.sealing import derive, from_base64

# Crockford's base 32: no I, L, O, U. What is typed instead of 0 and 1 is read as 0 and 1.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
FORGIVEN = str.maketrans({"I": "1", "L": "1", "O": "0", " ": "", "-": "", "\u2011": ""})
RANDOM, SIGNED = 10, 6


def make(key: bytes) -> str:
    """A fresh code, as it is shown: `7K2M-Q0XA-93TD-HV6R`."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM))
    code = body + _signature(key, body)
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))


def read(key: bytes, typed: str) -> str | None:
    """The code that somebody typed, in its plain form; None when this server never made it."""
    code = typed.upper().translate(FORGIVEN)
    if len(code) != RANDOM + SIGNED or not set(code) <= set(ALPHABET):
        return None
    body, signature = code[:RANDOM], code[RANDOM:]
    return code if secrets.compare_digest(signature, _signature(key, body)) else None


def digest(key: bytes, code: str) -> str:
    """What is kept of a code: without the server's key nobody can try codes against it."""
    return Signer(derive(key, "codes"), "digest").get_signature(code.replace("-", "")).decode()


def _signature(key: bytes, body: str) -> str:
    signed = Signer(derive(key, "codes"), "code").get_signature(body)
    number = int.from_bytes(from_base64(signed.decode())[:4])
    return "".join(ALPHABET[number >> 5 * place & 31] for place in range(SIGNED))
