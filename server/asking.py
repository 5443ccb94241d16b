"""What every request beside the exchange is taken with: its shape, its patience, who asks.

Before: app.py. After: gate.py for those who are not in yet, inside.py for those who are.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from server.limits import body_of, same_origin
from server.problems import Problem
from server.rights import Caller

T = TypeVar("T")
Handler = Callable[[Request], Awaitable[Response]]
NO_STORE = {"cache-control": "no-store"}


def patient(answer: Handler) -> Handler:
    """Give up before the client does (L24): nobody waits for an answer that nobody waits for."""

    @wraps(answer)
    async def handler(request: Request) -> Response:
        try:
            async with asyncio.timeout(request.app.state.settings.patience):
                return await answer(request)
        except TimeoutError:
            raise Problem("later", 5) from None

    return handler


def told(words: dict[str, Any]) -> JSONResponse:
    """An answer, marked as ours; nobody on the way keeps it."""
    return JSONResponse({"jalon": 1, **words}, headers=NO_STORE)


async def asked(request: Request, shape: type[T]) -> T:
    """What the body of a request asks for, if it has this shape."""
    same_origin(request)
    try:
        return msgspec.json.decode(await body_of(request), type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Problem("not_ours") from None


async def reading(request: Request, ask: Callable[[Connection], T]) -> T:
    """Ask something of a snapshot, in a thread of the readers."""
    state = request.app.state

    def do() -> T:
        with state.database.read() as connection:
            return ask(connection)

    return await asyncio.get_running_loop().run_in_executor(state.readers, do)


async def role(request: Request, caller: Caller) -> str:
    """The role of a caller now; empty for one who is out."""
    remembered = request.app.state.remembered

    def of(connection: Connection) -> str:
        rights = remembered.rights_now(connection, caller.organisation)
        gone = rights.withdrawn(caller.device, caller.user)
        return "" if gone else str(rights.role(caller.user))

    return await reading(request, of)


async def coordinator(request: Request) -> Caller:
    """The caller, who must be a coordinator."""
    caller: Caller = request.app.state.knows(request)
    if await role(request, caller) != "coordinator":
        raise Problem("not_yours")
    return caller


def address(request: Request) -> str:
    """How the outside calls us, as it is written in an invitation."""
    return str(request.app.state.settings.address or request.base_url).rstrip("/")
