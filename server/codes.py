"""Codes that people type: 16 characters in groups of four, signed, forgiving to read.

Before: keys.py. After: invitations.py makes and takes them. The last six characters are a
signature: a guess is refused here, by its look, before anything is asked of the database.
"""

import secrets

from itsdangerous import Signer

from server.keys import Keys, from_base64

# Crockford's base 32: no I, L, O, U. What is typed instead of 0 and 1 is read as 0 and 1.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
FORGIVEN = str.maketrans({"I": "1", "L": "1", "O": "0", " ": "", "-": "", "\u2011": ""})
RANDOM, SIGNED = 10, 6


def make(keys: Keys) -> str:
    """A fresh code, as it is shown: `7K2M-Q0XA-93TD-HV6R`."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM))
    code = body + _signature(keys, body)
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))


def read(keys: Keys, typed: str) -> str | None:
    """The code that somebody typed, in its plain form; None when this server never made it."""
    code = typed.upper().translate(FORGIVEN)
    if len(code) != RANDOM + SIGNED or not set(code) <= set(ALPHABET):
        return None
    body, signature = code[:RANDOM], code[RANDOM:]
    return code if secrets.compare_digest(signature, _signature(keys, body)) else None


def digest(keys: Keys, code: str) -> str:
    """What is kept of a code: without the key file nobody can try codes against it."""
    plain = code.replace("-", "")
    return Signer(keys.derive("codes"), "digest").get_signature(plain).decode()


def _signature(keys: Keys, body: str) -> str:
    signature = from_base64(Signer(keys.derive("codes"), "code").get_signature(body).decode())
    number = int.from_bytes(signature[:4])
    return "".join(ALPHABET[number >> 5 * place & 31] for place in range(SIGNED))
