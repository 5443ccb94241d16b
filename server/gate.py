"""The ways in, and handing over without being in: no cookie is asked for.

PROTOCOL.md, sections 6 and 7. Before: app.py routes here. After: invitations.py and devices.py, or
parcels.py and push.py.
"""

import asyncio
from contextlib import AbstractContextManager
from typing import Annotated, Any

import msgspec
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from server import cookies, devices, invitations, parcels
from server.asking import NO_STORE, asked, patient, reading, role, told
from server.guesses import Guesses
from server.limits import body_of, same_origin
from server.problems import Problem
from server.push import Batch, open_items
from server.rights import Caller

Short = Annotated[str, Meta(max_length=100, pattern="^[^\\x00]*$")]  # PostgreSQL knows no NUL
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


async def enrol(request: Request) -> Response:
    """An invitation becomes a device."""
    state = request.app.state
    wanted = await asked(request, Enrolling)
    with _watched(request):
        organisation = await reading(
            request,
            lambda connection: invitations.organisation_of(
                state.database, connection, state.key, wanted.code
            ),
        )
    caller = await state.writer.perform(
        organisation, devices.Enrol(state.key, wanted.code, wanted.attempt, wanted.name)
    )
    words = devices.welcome(state.key, caller, await role(request, caller))
    lost = cookies.all_callers(state.key, request) if wanted.empty else []
    words["lost"] = [
        {"device": one.device, "user": one.user, "missing": one.missing, "heard": one.heard}
        for before in lost
        if before.device != caller.device and before.organisation == organisation
        if (one := await _mark_lost(request, before))
    ]
    return _with_cookie(request, words, caller)


async def reconnect(request: Request) -> Response:
    """A device whose cookie ran out proves itself by its secret; its rights are as they are."""
    state = request.app.state
    wanted = await asked(request, Reconnecting)
    now = state.writer.now()
    if abs(wanted.at - now) > CLOSE_ENOUGH:
        # An odd clock is no fault: the device is told the time and asks again.
        return JSONResponse({"jalon": 1, "again": True, "now": now}, 409, NO_STORE)
    with _watched(request):
        caller = await reading(
            request, lambda connection: devices.known(state.database, connection, wanted.device)
        )
        if caller is None or not devices.reconnects(state.key, caller, wanted.at, wanted.mac):
            raise Problem("unknown_device")
    return _with_cookie(request, {"jalon": 1, "device": caller.device, "now": now}, caller)


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
    caller = await reading(
        request, lambda connection: devices.known(state.database, connection, device)
    )
    if caller is None:
        raise Problem("foreign_parcel")
    items, _ = open_items(state.key, caller.organisation, device, pairs)
    if not items:
        raise Problem("damaged_parcel")
    await state.writer.perform(caller.organisation, Batch(items))
    return told({"handed": len(items)})


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


def _with_cookie(request: Request, words: dict[str, Any], caller: Caller) -> Response:
    response = told(words)
    cookies.give(request, response, caller)
    return response


routes = [
    Route("/api/enrol", patient(enrol), methods=["POST"]),
    Route("/api/reconnect", patient(reconnect), methods=["POST"]),
    Route("/api/parcel", patient(parcel), methods=["POST"]),
]
