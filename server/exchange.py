"""One round trip: what waits on a device comes in, what it does not have goes out. PROTOCOL.md,
section 5.

Before: the device posts. After: push.py through the writer, then pull.py from a snapshot taken
after the commit.
"""

import asyncio
import zlib
from collections.abc import Callable, Mapping
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta, Struct
from starlette.requests import Request
from starlette.responses import Response

from server import cookies, devices
from server.limits import body_of, same_origin
from server.logs import say
from server.problems import CATALOGUE, Problem
from server.pull import Pulled, pull
from server.push import Answer, Batch, Item, open_items
from server.rights import Caller
from server.work import Work

T = TypeVar("T")
WORTH_A_THREAD = 40_000  # bytes of a request; below, changing threads costs more than the work
WORTH_PACKING = 400
LARGEST = 2**53 - 1
Number = Annotated[int, Meta(ge=0, le=LARGEST)]
Mark = Annotated[str, Meta(pattern="^[0-9a-f]*$")]


class Asked(Struct):
    """What a device asks. Keys that this version does not know are ignored."""

    protocol: int
    ops: list[tuple[str, str]] = []
    last: Number = 0
    point: tuple[Number, Mark] | None = None
    places: dict[str, tuple[str, Number]] | None = None
    detail: bool = False
    repaired: list[str] = []


_asked = msgspec.json.Decoder(Asked)


async def exchange(request: Request) -> Response:
    """POST /api/exchange."""
    state = request.app.state
    same_origin(request)
    caller: Caller = state.knows(request)
    state.pace.take(caller.device, asyncio.get_running_loop().time())
    try:
        # The device waits longer than this: it never gives up on work that we still do.
        async with asyncio.timeout(state.settings.patience):
            return await _round(request, caller)
    except TimeoutError:
        raise Problem("later", 5) from None


async def _round(request: Request, caller: Caller) -> Response:
    state = request.app.state
    body = await body_of(request)
    try:
        asked = _asked.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Problem("not_ours") from None
    if asked.repaired:
        say("repaired", device=caller.device, count=len(asked.repaired))
    many = len(body) > WORTH_A_THREAD
    items, refused = await _aside(
        request,
        many,
        lambda: open_items(state.key, caller.organisation, caller.device, asked.ops),
    )
    if refused and not items:
        raise Problem(refused[0][1])
    answer = await _hand_over(request, caller, items, asked.last)
    pulled = await _aside(
        request,
        asked.places is not None,
        lambda: pull(
            state.remembered,
            caller,
            asked.places,
            asked.point,
            state.writer.now(),
            asked.detail,
        ),
    )
    identity = None
    if caller.device in answer.twins and not pulled.wipe:
        identity = await _new_identity(request, caller)
    text = written(state.writer.now(), caller.device, answer, refused, pulled, identity)
    said = {"ops": len(asked.ops), "rows": pulled.rows, "bytes": len(text)}
    say("exchange", organisation=caller.organisation, device=caller.device, **said)
    response = await _aside(request, pulled.rows > 100, lambda: packed(request, text))
    if identity:
        made = Caller(caller.organisation, identity["device"], caller.user)
        cookies.give(request, response, made)
    return response


async def _hand_over(request: Request, caller: Caller, items: list[Item], last: int) -> Answer:
    """Receipts for what came; nothing is written for a device that has nothing to say."""
    state = request.app.state
    announced = state.announced.get(caller.device, -1)
    if not items and last <= announced:
        return Answer()
    batch = Batch(items, caller.device, last)
    answer: Answer = await state.writer.perform(caller.organisation, batch)
    state.announced[caller.device] = last
    return answer


async def _new_identity(request: Request, caller: Caller) -> dict[str, Any]:
    """A copied phone becomes a device of its own (section 5), withdrawn with the one it was."""
    state = request.app.state

    def make(work: Work) -> dict[str, Any]:
        device = devices.fresh_name()
        devices.make(work, device, caller.user, "", caller.device)
        made = Caller(caller.organisation, device, caller.user)
        return devices.welcome(state.key, made, work.rights.role(caller.user))

    found: dict[str, Any] = await state.writer.perform(caller.organisation, make)
    return found


async def _aside(request: Request, worth_it: bool, do: Callable[[], T]) -> T:
    """Do what takes long in a thread of the readers, so that others are answered meanwhile."""
    if not worth_it:
        return do()
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(request.app.state.readers, do)


def written(
    now: int,
    device: str,
    answer: Answer,
    refused: list[tuple[int, str]],
    pulled: Pulled,
    identity: Mapping[str, Any] | None,
) -> str:
    """The answer as JSON. The pages are texts already."""
    told: dict[str, Any] = {"jalon": 1, "now": now}
    told["receipts"] = answer.receipts.get(device, [])
    told["received"] = pulled.received
    if refused:
        told["refused"] = [[position, name, CATALOGUE[name][1]] for position, name in refused]
    told |= {"me": pulled.me, "point": pulled.point, "drop": pulled.drop, "more": pulled.more}
    for name in ("check", "checks", "restored", "wipe"):
        value = getattr(pulled, name)
        if value is not None and value is not False:
            told[name] = value
    if identity:
        told["identity"] = identity
    head = msgspec.json.encode(told).decode()
    return f'{head[:-1]},"pages":[{",".join(pulled.pages)}]}}'


def packed(request: Request, text: str) -> Response:
    """The answer, packed where that is worth it."""
    body = text.encode()
    headers = {"cache-control": "no-store", "vary": "accept-encoding"}
    if len(body) > WORTH_PACKING and "gzip" in request.headers.get("accept-encoding", ""):
        # The first level takes a third of the time of the sixth and a tenth more bytes.
        body = zlib.compress(body, 1 if len(body) > 50_000 else 6, wbits=31)
        headers["content-encoding"] = "gzip"
    return Response(body, headers=headers, media_type="application/json")
