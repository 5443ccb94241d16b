"""The requests by which one gets in, or hands over without being in: PROTOCOL.md, sections 6 and 7.

Before: app.py routes here. After: invitations.py, devices.py, parcels.py, witness.py, history.py.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from functools import wraps
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from server import cookies, devices, history, invitations, parcels, witness
from server.guesses import Guesses
from server.limits import body_of, same_origin
from server.problems import Problem
from server.push import Batch, open_items
from server.rights import Caller
from server.work import Work

T = TypeVar("T")
Handler = Callable[[Request], Awaitable[Response]]
NO_STORE = {"cache-control": "no-store"}
Short = Annotated[str, Meta(max_length=100)]
CLOSE_ENOUGH = 300_000  # ms between our clock and the `at` of a request to reconnect


class Enrolling(msgspec.Struct):
    """POST /api/enrol. `attempt` is drawn once by the device, `empty` says it lost its storage."""

    code: Short
    name: Short = msgspec.field(name="device name", default="")
    attempt: Short = ""
    empty: bool = False


class Reconnecting(msgspec.Struct):
    """POST /api/reconnect."""

    device: Short
    at: int
    mac: Short


class Inviting(msgspec.Struct):
    """POST /api/invite."""

    user: Short


async def enrol(request: Request) -> Response:
    """An invitation becomes a device."""
    state = request.app.state
    asked = await _asked(request, Enrolling)
    with _watched(request):
        organisation = await _reading(
            request,
            lambda connection: invitations.organisation_of(
                state.database, connection, state.key, asked.code
            ),
        )
    caller = await state.writer.perform(
        organisation, devices.Enrol(state.key, asked.code, asked.attempt, asked.name)
    )
    role = await _role(request, caller)
    told = devices.welcome(state.key, caller, role)
    lost = cookies.all_callers(state.key, request) if asked.empty else []
    told["lost"] = [
        {"device": one.device, "user": one.user, "missing": one.missing, "heard": one.heard}
        for before in lost
        if before.device != caller.device and before.organisation == organisation
        if (one := await _mark_lost(request, before))
    ]
    return _with_cookie(request, told, caller)


async def reconnect(request: Request) -> Response:
    """A device whose cookie ran out proves itself by its secret; its rights are as they are."""
    state = request.app.state
    asked = await _asked(request, Reconnecting)
    now = state.writer.now()
    if abs(asked.at - now) > CLOSE_ENOUGH:
        # An odd clock is no fault: the device is told the time and asks again.
        return JSONResponse({"jalon": 1, "again": True, "now": now}, 409, NO_STORE)
    with _watched(request):
        caller = await _reading(
            request, lambda connection: devices.known(state.database, connection, asked.device)
        )
        if caller is None or not devices.reconnects(state.key, caller, asked.at, asked.mac):
            raise Problem("unknown_device")
    return _with_cookie(request, {"jalon": 1, "device": caller.device, "now": now}, caller)


async def invite(request: Request) -> Response:
    """A coordinator lets somebody in: a code to type, and to draw as a QR."""
    state = request.app.state
    asked = await _asked(request, Inviting)
    caller = await _coordinator(request)

    def make(work: Work) -> tuple[str, int]:
        if not work.rights.role(asked.user):
            raise Problem("unknown_user")
        return invitations.make(work, state.key, asked.user, caller.device)

    code, ends = await state.writer.perform(caller.organisation, make)
    return _told({"code": code, "url": f"{_address(request)}/#{code}", "ends": ends})


async def recovery(request: Request) -> Response:
    """A code that a coordinator prints and locks away; it replaces the one before."""
    state = request.app.state
    await _asked(request, msgspec.Struct)
    caller = await _coordinator(request)
    code = await state.writer.perform(
        caller.organisation,
        lambda work: invitations.make_recovery(work, state.key, caller.user, caller.device),
    )
    return _told({"code": code})


async def numbers(request: Request) -> Response:
    """How much of each device's work came home, for coordinators."""
    state = request.app.state
    caller = await _coordinator(request)
    found = await _reading(
        request,
        lambda connection: devices.counts(state.database, connection, caller.organisation),
    )
    return _told({"devices": [one.__dict__ for one in found]})


async def parcel(request: Request) -> Response:
    """Work that somebody carried. They learn how many entries were taken, nothing of them."""
    state = request.app.state
    same_origin(request)
    body = await body_of(request)
    loop = asyncio.get_running_loop()
    with _watched(request):
        device, pairs = await loop.run_in_executor(
            state.readers, lambda: parcels.opened(state.key, body)
        )
    caller = await _reading(
        request, lambda connection: devices.known(state.database, connection, device)
    )
    if caller is None:
        raise Problem("foreign_parcel")
    items, _ = open_items(state.key, caller.organisation, device, pairs)
    if not items:
        raise Problem("damaged_parcel")
    await state.writer.perform(caller.organisation, Batch(items))
    return _told({"handed": len(items)})


async def offer_witness(request: Request) -> Response:
    """After a restoration: what a device holds and this server lacks."""
    state = request.app.state
    asked = await _asked(request, witness.Offered)
    caller: Caller = state.knows(request)
    kept = await state.writer.perform(caller.organisation, witness.Offer(caller, asked.rows))
    return _told({"kept": kept})


async def read_history(request: Request) -> Response:
    """Who set what, when, on which device, replacing what (L20)."""
    state = request.app.state
    caller: Caller = state.knows(request)
    type_, id_ = (request.query_params.get(name, "") for name in ("type", "id"))
    found = await _reading(
        request,
        lambda connection: history.of(state.remembered, connection, caller, type_, id_),
    )
    return _told(found)


def _patient(answer: Handler) -> Handler:
    """Give up before the client does (L24): nobody waits for an answer that nobody waits for."""

    @wraps(answer)
    async def handler(request: Request) -> Response:
        try:
            async with asyncio.timeout(request.app.state.settings.patience):
                return await answer(request)
        except TimeoutError:
            raise Problem("later", 5) from None

    return handler


def _told(words: dict[str, Any]) -> JSONResponse:
    return JSONResponse({"jalon": 1, **words}, headers=NO_STORE)


async def _asked(request: Request, shape: type[T]) -> T:
    same_origin(request)
    try:
        return msgspec.json.decode(await body_of(request), type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Problem("not_ours") from None


async def _reading(request: Request, ask: Callable[[Any], T]) -> T:
    """Ask something of a snapshot, in a thread of the readers."""
    state = request.app.state

    def do() -> T:
        with state.database.read() as connection:
            return ask(connection)

    return await asyncio.get_running_loop().run_in_executor(state.readers, do)


async def _role(request: Request, caller: Caller) -> str:
    """The role of a caller now; empty for one who is out."""
    remembered = request.app.state.remembered

    def role(connection: Any) -> str:
        rights = remembered.rights_now(connection, caller.organisation)
        gone = rights.withdrawn(caller.device, caller.user)
        return "" if gone else str(rights.role(caller.user))

    return await _reading(request, role)


async def _coordinator(request: Request) -> Caller:
    caller: Caller = request.app.state.knows(request)
    if await _role(request, caller) != "coordinator":
        raise Problem("not_yours")
    return caller


async def _mark_lost(request: Request, before: Caller) -> devices.Count | None:
    found: devices.Count | None = await request.app.state.writer.perform(
        before.organisation, lambda work: devices.mark_lost(work, before.device)
    )
    return found


def _watched(request: Request) -> AbstractContextManager[None]:
    """Around what could be guessed."""
    address = request.client.host if request.client else ""
    guesses: Guesses = request.app.state.guesses
    return guesses.watch(address, asyncio.get_running_loop().time())


def _address(request: Request) -> str:
    """How the outside calls us, as it is written in an invitation."""
    return str(request.app.state.settings.address or request.base_url).rstrip("/")


def _with_cookie(request: Request, words: dict[str, Any], caller: Caller) -> Response:
    response = _told(words)
    cookies.give(request, response, caller)
    return response


routes = [
    Route("/api/enrol", _patient(enrol), methods=["POST"]),
    Route("/api/reconnect", _patient(reconnect), methods=["POST"]),
    Route("/api/invite", _patient(invite), methods=["POST"]),
    Route("/api/recovery", _patient(recovery), methods=["POST"]),
    Route("/api/devices", _patient(numbers)),
    Route("/api/parcel", _patient(parcel), methods=["POST"]),
    Route("/api/witness", _patient(offer_witness), methods=["POST"]),
    Route("/api/history", _patient(read_history)),
]
