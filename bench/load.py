"""The load: prepared requests, played over connections that stay open, from a process of its own.

Before: rounds.py has made every byte. After: the answers as they came, and the time they took.
Nothing is packed, parsed or signed while the clock runs, so it is the server that is measured.
"""

import asyncio
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

Request = bytes
HEAD_ENDS = b"\r\n\r\n"


@dataclass
class Played:
    """For each connection its answers, head and body; of all answers the milliseconds each took."""

    seconds: float
    answers: list[list[tuple[bytes, bytes]]]
    waits: list[float]


class Clients:
    """The one process that plays."""

    def __init__(self) -> None:
        self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))

    def play(self, port: int, connections: Sequence[Sequence[Request]]) -> Played:
        """Play all connections at once, the requests of each one after the other."""
        return self._pool.submit(_play, port, connections).result()

    def close(self) -> None:
        """End the process."""
        self._pool.shutdown()


def _play(port: int, connections: Sequence[Sequence[Request]]) -> Played:
    return asyncio.run(_all(port, connections))


async def _all(port: int, connections: Sequence[Sequence[Request]]) -> Played:
    opened = [await asyncio.open_connection("127.0.0.1", port, limit=2**22) for _ in connections]
    waits: list[float] = []
    start = time.perf_counter()
    answers = await asyncio.gather(
        *(
            _one(reader, writer, requests, waits)
            for (reader, writer), requests in zip(opened, connections, strict=True)
        )
    )
    seconds = time.perf_counter() - start
    for _, writer in opened:
        writer.close()
    for head, body in (answer for each in answers for answer in each):
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"{head[:40]!r} {body[:200]!r}")
    return Played(seconds, list(answers), waits)


async def _one(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    requests: Sequence[Request],
    waits: list[float],
) -> list[tuple[bytes, bytes]]:
    answers = []
    for request in requests:
        start = time.perf_counter()
        writer.write(request)
        head = await reader.readuntil(HEAD_ENDS)
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        body = await reader.readexactly(length)
        waits.append((time.perf_counter() - start) * 1000)
        answers.append((head, body))
    return answers
