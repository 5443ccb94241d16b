"""How much is taken at once: the size of a request, the pace of a device. Beyond, the answer is
"later" (L24).

Before: a request arrives. After: exchange.py works on what passed. A client that is told to wait,
waits.
"""

import zlib
from collections import OrderedDict

from starlette.requests import Request

from server.problems import Problem

MOST_SENT = 1_000_000  # bytes of a request's body, as it travels
MOST_RAW = 8_000_000  # bytes once unpacked: a small gzip can hold a great deal
MOST_REMEMBERED = 10_000


async def body_of(request: Request) -> bytes:
    """The body of a request, unpacked, within bounds."""
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise Problem("not_json")
    sent = bytearray()
    async for part in request.stream():
        sent += part
        if len(sent) > MOST_SENT:
            raise Problem("too_large")
    match request.headers.get("content-encoding", "identity"):
        case "identity":
            return bytes(sent)
        case "gzip":
            return unpack(bytes(sent))
        case _:
            raise Problem("unreadable")


def unpack(packed: bytes) -> bytes:
    """What a gzip holds, unless it is damaged or holds too much."""
    opened = zlib.decompressobj(wbits=31)
    try:
        raw = opened.decompress(packed, MOST_RAW)
    except zlib.error:
        raise Problem("unreadable") from None
    if opened.unconsumed_tail:
        raise Problem("too_large")
    if not opened.eof or opened.unused_data:
        raise Problem("unreadable")
    return raw


def same_origin(request: Request) -> None:
    """Refuse what another site makes a browser send. A client that is no browser sends neither
    header.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        if site not in ("same-origin", "none"):
            raise Problem("elsewhere")
        return
    origin = request.headers.get("origin")
    if origin is not None and origin.partition("://")[2] != request.headers.get("host"):
        raise Problem("elsewhere")


class Pace:
    """How often each name may do something: `each_minute` on average, as many at once at most."""

    def __init__(self, each_minute: int) -> None:
        self.each_minute = each_minute
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, name: str, now: float) -> None:
        """One more by this name, at this time in seconds. Raises Problem("too_often")."""
        left, since = self._left.pop(name, (float(self.each_minute), now))
        left = min(float(self.each_minute), left + (now - since) * self.each_minute / 60)
        self._left[name] = (max(left - 1, 0.0), now)
        if len(self._left) > MOST_REMEMBERED:
            self._left.popitem(last=False)
        if left < 1:
            raise Problem("too_often", 60 / self.each_minute + 1)
