"""The floor: what the machine gives with no rule at all. Starlette, sqlite3, full durability.

Before: serving.py runs it, in the same uvicorn as Jalon. After: rounds.py measures it like Jalon.
"""

import json
import sqlite3
import sys
import zlib
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from server import serve


def create_app(folder: Path) -> Starlette:
    """One table; a push is one insert of many rows and one commit, a pull is one select."""
    database = sqlite3.connect(folder / "floor.db", isolation_level=None, check_same_thread=False)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE mark (seq INTEGER PRIMARY KEY, id TEXT UNIQUE, body TEXT)")

    async def push(request: Request) -> Response:
        asked = json.loads(zlib.decompress(await request.body(), wbits=31))
        marks = [json.loads(text) for text, _ in asked["ops"]]
        rows = ",".join(["(?,?)"] * len(marks))
        values = [part for one in marks for part in (one["id"], json.dumps(one["set"]))]
        database.execute(f"INSERT INTO mark (id, body) VALUES {rows}", values)
        return JSONResponse({"received": [one["n"] for one in marks]})

    async def pull(request: Request) -> Response:
        since, most = int(request.query_params["since"]), 2_000
        rows = database.execute(
            "SELECT id, body FROM mark WHERE seq > ? ORDER BY seq LIMIT ?", (since, most)
        ).fetchall()
        text = "[" + ",".join([f'["{row[0]}",{row[1]}]' for row in rows]) + "]"
        body = zlib.compress(text.encode(), 1, wbits=31)
        headers = {"content-encoding": "gzip"}
        return Response(body, media_type="application/json", headers=headers)

    return Starlette(routes=[Route("/push", push, methods=["POST"]), Route("/pull", pull)])


if __name__ == "__main__":
    listening = serve.listen("127.0.0.1", 0)
    print(f"http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
    uvicorn.Server(serve.config(create_app(Path(sys.argv[1])))).run(sockets=[listening])
