"""What those who are in may ask for beside the exchange: inviting, numbers, copies, history.

Before: app.py routes here. After: invitations.py, devices.py, witness.py, history.py.
"""

from typing import Annotated

import msgspec
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server import devices, history, invitations, witness
from server.asking import address, asked, coordinator, patient, reading, told
from server.problems import Problem
from server.rights import Caller
from server.work import Work


class Inviting(msgspec.Struct):
    """POST /api/invite."""

    user: Annotated[str, Meta(max_length=100)]


async def invite(request: Request) -> Response:
    """A coordinator lets somebody in: a code to type, and to draw as a QR."""
    state = request.app.state
    wanted = await asked(request, Inviting)
    caller = await coordinator(request)

    def make(work: Work) -> tuple[str, int]:
        if not work.rights.role(wanted.user):
            raise Problem("unknown_user")
        return invitations.make(work, state.key, wanted.user, caller.device)

    code, ends = await state.writer.perform(caller.organisation, make)
    return told({"code": code, "url": f"{address(request)}/#{code}", "ends": ends})


async def recovery(request: Request) -> Response:
    """A code that a coordinator prints and locks away; it replaces the one before."""
    state = request.app.state
    await asked(request, msgspec.Struct)
    caller = await coordinator(request)
    code = await state.writer.perform(
        caller.organisation,
        lambda work: invitations.make_recovery(work, state.key, caller.user, caller.device),
    )
    return told({"code": code})


async def numbers(request: Request) -> Response:
    """How much of each device's work came home, for coordinators."""
    state = request.app.state
    caller = await coordinator(request)
    found = await reading(
        request,
        lambda connection: devices.counts(state.database, connection, caller.organisation),
    )
    return told({"devices": [one.__dict__ for one in found]})


async def offer_witness(request: Request) -> Response:
    """After a restoration: what a device holds and this server lacks."""
    state = request.app.state
    wanted = await asked(request, witness.Offered)
    caller: Caller = state.knows(request)
    kept = await state.writer.perform(caller.organisation, witness.Offer(caller, wanted.rows))
    return told({"kept": kept})


async def read_history(request: Request) -> Response:
    """Who set what, when, on which device, replacing what (L20)."""
    state = request.app.state
    caller: Caller = state.knows(request)
    type_, id_ = (request.query_params.get(name, "") for name in ("type", "id"))
    found = await reading(
        request,
        lambda connection: history.of(state.remembered, connection, caller, type_, id_),
    )
    return told(found)


routes = [
    Route("/api/invite", patient(invite), methods=["POST"]),
    Route("/api/recovery", patient(recovery), methods=["POST"]),
    Route("/api/devices", patient(numbers)),
    Route("/api/witness", patient(offer_witness), methods=["POST"]),
    Route("/api/history", patient(read_history)),
]
