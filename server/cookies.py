"""The cookie that proves a device: `jalon_<device>`, signed, out of reach of scripts.

Before: gate.py sets it when a device is made or reconnected. After: `caller_by` reads it.
It says who calls, never what they may: that is read anew each time (rights.py).
"""

from functools import cache

from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

from server.problems import Problem
from server.rights import Caller, Knows
from server.sealing import derive

LASTS = 400 * 86_400  # seconds; browsers keep none longer
HEADER = "x-jalon-device"
PREFIX = "jalon_"


@cache  # made anew, it cost more than reading a cookie
def _signer(key: bytes) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(derive(key, "cookies"), "device")


def caller_by(key: bytes) -> Knows:
    """How a server with this key knows who calls."""

    def caller(request: Request) -> Caller:
        device = request.headers.get(HEADER, "")
        found = _read(key, request.cookies.get(PREFIX + device, ""))
        if found is None or found.device != device:
            raise Problem("reconnect")
        return found

    return caller


def all_callers(key: bytes, request: Request) -> list[Caller]:
    """Every device that this browser has proof of having been."""
    values = [value for name, value in request.cookies.items() if name.startswith(PREFIX)]
    return [found for value in values if (found := _read(key, value))]


def proof(key: bytes, caller: Caller) -> str:
    """What a cookie holds: who calls, signed."""
    return str(_signer(key).dumps([caller.organisation, caller.device, caller.user]))


def give(request: Request, response: Response, caller: Caller) -> None:
    """Set the cookie of a device with the answer to a request."""
    state = request.app.state
    response.set_cookie(
        PREFIX + caller.device,
        proof(state.key, caller),
        max_age=LASTS,
        path="/api",
        # Behind a proxy the request itself may come over plain http.
        secure=(state.settings.address or str(request.base_url)).startswith("https:"),
        httponly=True,
        samesite="strict",
    )


def _read(key: bytes, value: str) -> Caller | None:
    try:
        organisation, device, user = _signer(key).loads(value, max_age=LASTS)
    except (BadData, ValueError, TypeError):
        return None
    return Caller(organisation, device, user)
