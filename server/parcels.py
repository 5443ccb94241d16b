"""Opens parcels: work that anybody may carry, and only this server can read.

PROTOCOL.md, section 6. Before: gate.py takes the request, without a cookie. After: push.py admits
the operations as their author's. The carrier learns a number and nothing else.
"""

from typing import Annotated

import msgspec

from server.problems import Problem
from server.sealing import Unopened, from_base64, open_item, unwrap

MOST_KEYS, MOST_ITEMS = 500, 5_000

KeyId = Annotated[str, msgspec.Meta(max_length=60)]


class Parcel(msgspec.Struct, frozen=True):
    """What was sealed on a device, as it travels."""

    jalon: str
    device: Annotated[str, msgspec.Meta(pattern="^[0-9a-z]{8}$")]
    keys: Annotated[list[tuple[KeyId, str]], msgspec.Meta(max_length=MOST_KEYS)]
    items: Annotated[list[tuple[KeyId, int, str]], msgspec.Meta(max_length=MOST_ITEMS)]


_parcel = msgspec.json.Decoder(Parcel)
_sealed = msgspec.json.Decoder(tuple[str, str])


def opened(key: bytes, body: bytes) -> tuple[str, list[tuple[str, str]]]:
    """The device, and its operations with their proofs; what was damaged on the way is passed over.

    The author still has it: an item is let go only against its receipt. One bad item never holds up
    the rest.
    """
    try:
        parcel = _parcel.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Problem("not_a_parcel") from error
    if parcel.jalon != "parcel":
        raise Problem("not_a_parcel")
    keys = {name: outbox for name, wrapped in parcel.keys if (outbox := _unwrapped(key, wrapped))}
    ops = [
        op
        for name, _, sealed in parcel.items
        if name in keys and (op := _item(keys[name], sealed)) is not None
    ]
    if not ops:
        raise Problem("damaged_parcel")
    return parcel.device, ops


def _unwrapped(key: bytes, wrapped: str) -> bytes | None:
    try:
        return unwrap(key, from_base64(wrapped))
    except (Unopened, ValueError, RecursionError):
        return None


def _item(outbox: bytes, sealed: str) -> tuple[str, str] | None:
    try:
        return _sealed.decode(open_item(outbox, from_base64(sealed)))
    except (Unopened, ValueError, RecursionError):
        return None
