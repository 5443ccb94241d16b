"""The floor: what the machine gives to anybody, with no rule at all. Starlette, sqlite3, full durability.

Before: serving.py runs it, in the same uvicorn as Jalon. After: rounds.py measures it like Jalon.
"""

import sqlite3
import sys
import zlib
from pathlib import Path

import msgspec
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server import serve


class Asked(msgspec.Struct):
    """The same request as Jalon gets; nothing is done with the rest of it."""

    ops: list[tuple[str, str]]


_asked = msgspec.json.Decoder(Asked)


def create_app(folder: Path) -> Starlette:
    """One table; a push is one insert of many rows and one commit, a pull is one select."""
    database = sqlite3.connect(folder / "floor.db", isolation_level=None, check_same_thread=False)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute(
        "CREATE TABLE IF NOT EXISTS mark (id INTEGER PRIMARY KEY, text TEXT, mac TEXT)"
    )

    async def push(request: Request) -> Response:
        ops = _asked.decode(zlib.decompress(await request.body(), wbits=31)).ops
        marks = ",".join(["(?,?)"] * len(ops))
        database.execute(
            f"INSERT INTO mark (text, mac) VALUES {marks}", [value for one in ops for value in one]
        )
        return Response(b'{"received":%d}' % len(ops), media_type="application/json")

    async def pull(request: Request) -> Response:
        since, most = int(request.query_params["since"]), 2_000
        rows = database.execute(
            "SELECT text FROM mark WHERE id > ? ORDER BY id LIMIT ?", (since, most)
        ).fetchall()
        text = "[" + ",".join([row[0] for row in rows]) + "]"
        body = zlib.compress(text.encode(), 1, wbits=31)
        headers = {"content-encoding": "gzip"}
        return Response(body, media_type="application/json", headers=headers)

    return Starlette(routes=[Route("/push", push, methods=["POST"]), Route("/pull", pull)])


if __name__ == "__main__":
    listening = serve.listen("127.0.0.1", 0)
    print(f"http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
    uvicorn.Server(serve.config(create_app(Path(sys.argv[1])))).run(sockets=[listening])
