"""The application: routes, what every answer carries, how it starts and how it stops.

Before: cli.py reads the settings, serve.py runs it. After: exchange.py, live.py, gate.py for those
who are not in yet, inside.py for those who are, static.py for the app itself.
"""

import gc
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from server.cookies import caller_by
from server.database import Database
from server.exchange import exchange
from server.gate import routes as gate
from server.guesses import Guesses
from server.inside import routes as inside
from server.journal import Journal
from server.limits import Pace
from server.live import Hub, live
from server.logs import logger
from server.migrate import current
from server.problems import Problem, answer_problem
from server.publish import forget_marks
from server.remembered import Remembered
from server.settings import Settings
from server.static import static
from server.writer import Writer

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types sw"
)
HEADERS = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(self), geolocation=(), microphone=()"),
]
SECURE = (b"strict-transport-security", b"max-age=31536000")


class Guarded:
    """Puts the security headers on every answer, errors and files included."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = [*HEADERS, SECURE] if scope["scheme"] == "https" else HEADERS

        async def guarded(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *headers]
            await send(message)

        await self.app(scope, receive, guarded)


def create_app(settings: Settings) -> Starlette:
    """The application of a server with these settings. Its database must be of the current form."""
    database = Database(settings.url, settings.readers)
    remembered = Remembered(database)
    hub = Hub(database, remembered)
    journal = Journal(settings.journal_path)
    writer = Writer(database, settings.waiting, hub.committed, journal=journal.record)
    key = settings.secret()

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        current(database)
        forget_marks(database, writer.now())
        # Few cycles, many short-lived tuples: the collector's usual pace costs a tenth of a push.
        gc.freeze()
        gc.set_threshold(100_000, 20, 20)
        await hub.start()
        writer.start()
        with ThreadPoolExecutor(settings.readers, "reader") as app.state.readers:
            yield
            await hub.stop()
            writer.stop()
        database.close()

    app = Starlette(
        routes=[
            Route("/api/exchange", exchange, methods=["POST"]),
            Route("/api/live", live),
            Route("/healthz", healthz),
            *gate,
            *inside,
            Route("/api/{path:path}", nothing),
            Route("/", static),
            Route("/{path:path}", static),
        ],
        exception_handlers={
            Problem: answer_problem,
            HTTPException: answer_refusal,
            Exception: answer_failure,
        },
        lifespan=lifespan,
    )
    app.add_middleware(Guarded)
    state = app.state
    state.settings, state.database, state.key = settings, database, key
    state.remembered, state.hub, state.writer = remembered, hub, writer
    state.knows, state.pace, state.announced = caller_by(key), Pace(settings.pace), {}
    state.guesses = Guesses()
    return app


async def healthz(request: Request) -> JSONResponse:
    """GET /healthz: whether the database answers and somebody writes."""
    state = request.app.state
    with state.database.read() as connection:
        state.database.rows(connection, "SELECT 1 FROM organisation LIMIT 1")
    return JSONResponse({"jalon": 1, "ok": state.writer.alive}, 200 if state.writer.alive else 503)


async def nothing(request: Request) -> Response:
    """Whatever else is asked under /api: never the page of the app."""
    raise Problem("nothing_here")


async def answer_refusal(request: Request, error: Exception) -> Response:
    """What Starlette itself refuses, in our form."""
    assert isinstance(error, HTTPException)
    name = {404: "nothing_here", 405: "wrong_way"}.get(error.status_code, "unreadable")
    return Problem(name).answer()


async def answer_failure(request: Request, error: Exception) -> Response:
    """A failure of ours: the log says where, never what was in it."""
    exc_info = (type(error), error, error.__traceback__)
    logger.error("broken", exc_info=exc_info, extra={"words": {"path": request.scope["path"]}})
    return Problem("broken", 10).answer()
