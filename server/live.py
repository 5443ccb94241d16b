"""Live notices: "something changed in your places". The device pulls; nothing else is said.

Before: writer.py tells after each commit. After: server-sent events. Several processes share the
news through PostgreSQL's LISTEN/NOTIFY; with SQLite there is one process.
"""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import StreamingResponse

from server.database import Database
from server.feed import view_in
from server.logs import say
from server.remembered import Remembered
from server.rights import Caller
from sync.names import programme_of

CHANNEL = "jalon"
MOST_LINES = 6  # of one device: no browser opens more to one server
QUIET = 25  # seconds until a sign of life: proxies cut what is silent
LONGEST_START = 10  # seconds that a start waits until it hears the others
LONGEST = 7_000  # bytes of a notice; PostgreSQL takes 8,000
Touched = set[tuple[str, str]]


class Listener:
    """One open connection of a device."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller
        self.news = asyncio.Event()
        self.ended = False

    def end(self) -> None:
        """Let the stream come to its end."""
        self.ended = True
        self.news.set()


class Hub:
    """Who listens, and who is to be told."""

    def __init__(self, database: Database, remembered: Remembered) -> None:
        self.database = database
        self.remembered = remembered  # the readers'
        self.closing = False
        self._listeners: dict[int, list[Listener]] = {}  # by organisation, the oldest first
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to listen to other processes, where there can be any: before anybody is served, or
        what they do first would be told to nobody.
        """
        self._loop = asyncio.get_running_loop()
        if not self.database.sqlite:
            hears = asyncio.Event()
            self._task = asyncio.create_task(self._listen(hears))
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(hears.wait(), LONGEST_START)

    async def stop(self) -> None:
        """Stop listening."""
        self.close()
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    def close(self) -> None:
        """End every open stream, so that a server that stops does not wait for them."""
        self.closing = True
        for listeners in self._listeners.values():
            for one in listeners:
                one.end()

    def committed(self, organisation: int, touched: Touched, rights: bool) -> None:
        """From the writer's thread, after a commit."""
        if self._loop is None or not (touched or rights):
            return
        if self.database.sqlite:
            self._loop.call_soon_threadsafe(self.tell, organisation, touched, rights)
            return
        notice = json.dumps([organisation, sorted(touched), rights])
        if len(notice) > LONGEST:
            notice = json.dumps([organisation, [], True])
        with self.database.writing.begin() as connection:
            connection.exec_driver_sql("SELECT pg_notify(%s, %s)", (CHANNEL, notice))

    def tell(self, organisation: int, touched: Touched, rights: bool) -> None:
        """Wake those in whose places something changed that they may see."""
        known = self.remembered.of(organisation)
        for one in self._listeners.get(organisation, ()):
            user = one.caller.user
            role = known.rights.role(user)
            out = known.rights.withdrawn(one.caller.device, user)
            if rights or any(
                view == view_in(role, place) and known.rights.reaches(user, programme_of(place))
                for place, view in touched
                if not out
            ):
                one.news.set()

    async def stream(self, caller: Caller) -> AsyncIterator[bytes]:
        """The events of one caller, until they leave or the server stops."""
        listener = Listener(caller)
        listeners = self._listeners.setdefault(caller.organisation, [])
        lines = [one for one in listeners if one.caller == caller and not one.ended]
        while len(lines) >= MOST_LINES:
            lines.pop(0).end()
        listeners.append(listener)
        try:
            yield b"retry: 5000\n\n"
            while not (self.closing or listener.ended):
                try:
                    await asyncio.wait_for(listener.news.wait(), QUIET)
                except TimeoutError:
                    yield b":\n\n"
                    continue
                listener.news.clear()
                if not (self.closing or listener.ended):
                    yield b"data: {}\n\n"
        finally:
            listeners.remove(listener)

    async def _listen(self, hears: asyncio.Event) -> None:
        # Only with PostgreSQL: its driver is not part of an installation on SQLite.
        import psycopg

        address = self.database.writing.url.set(drivername="postgresql")
        while True:
            try:
                connection = await psycopg.AsyncConnection.connect(
                    address.render_as_string(hide_password=False), autocommit=True
                )
                async with connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    hears.set()
                    # What was told while we were deaf is lost: everybody looks.
                    for listeners in self._listeners.values():
                        for one in listeners:
                            one.news.set()
                    async for notice in connection.notifies():
                        organisation, touched, rights = json.loads(notice.payload)
                        self.tell(organisation, {(place, view) for place, view in touched}, rights)
            except psycopg.Error as error:
                say("deaf", error=type(error).__name__)
                await asyncio.sleep(2)


async def live(request: Request) -> StreamingResponse:
    """GET /api/live."""
    state = request.app.state
    caller = state.knows(request)
    # After a restart nobody may have asked for anything yet; whom to tell is a matter of rights.
    await asyncio.get_running_loop().run_in_executor(
        state.readers, state.remembered.recall, caller.organisation
    )
    return StreamingResponse(
        state.hub.stream(caller),
        media_type="text/event-stream",
        headers={"cache-control": "no-store", "x-accel-buffering": "no"},
    )
