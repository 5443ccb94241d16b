"""The one writer: a thread that owns the one writing connection; jobs that wait together share a
transaction.

Before: exchange.py, devices.py and the command line bring jobs. After: each job's result is given
back once the transaction is on the disk, never before (L3). A group that fails is done again job by
job, a batch that fails alone is halved until the one operation that breaks it is found and held
(L4).
"""

import asyncio
import contextlib
import queue
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from sqlalchemy.exc import DBAPIError

from server.database import Database
from server.logs import logger
from server.problems import Problem
from server.push import Answer, Batch
from server.remembered import Remembered
from server.work import Work

T = TypeVar("T")
Job = Callable[[Work], T]
AT_ONCE = 8  # jobs in one transaction: beyond, waiting grows and nothing is gained
TRIES = 4  # of a transaction that met another process's


class Committed(Protocol):
    """Told after each commit which places changed, in which views."""

    def __call__(self, organisation: int, touched: set[tuple[str, str]], rights: bool) -> None: ...


def clock() -> int:
    """ms since 1970."""
    return time.time_ns() // 1_000_000


@dataclass
class Waiting:
    """A job that waits for its turn."""

    organisation: int
    job: Job[Any]
    result: "Future[Any]" = field(default_factory=Future)


class Writer:
    """Takes jobs from anywhere, does them one group after the other."""

    def __init__(
        self,
        database: Database,
        most: int = 256,
        committed: Committed = lambda organisation, touched, rights: None,
        now: Callable[[], int] = clock,
        journal: Callable[[Work], None] = lambda work: None,
    ) -> None:
        self.database = database
        self.remembered = Remembered(database)
        self.committed = committed
        self.now = now
        self.journal = journal  # told before the commit: what it keeps may come early, never late
        self._queue: queue.Queue[Waiting | None] = queue.Queue(most)
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def stop(self) -> None:
        """Finish what waits, then end."""
        self._queue.put(None)
        self._thread.join()

    @property
    def alive(self) -> bool:
        """Whether somebody works here."""
        return self._thread.is_alive()

    async def perform(self, organisation: int, job: Job[T]) -> T:
        """Do a job in a transaction and give its result once that is on the disk."""
        waiting = Waiting(organisation, job)
        try:
            self._queue.put_nowait(waiting)
        except queue.Full:
            raise Problem("later", 2) from None
        result: T = await asyncio.wrap_future(waiting.result)
        return result

    def perform_now(self, organisation: int, job: Job[T]) -> T:
        """The same for who can wait: the command line and the tests, with no thread running."""
        result: T = self._alone(organisation, job)
        return result

    def _run(self) -> None:
        ended = False
        while not ended:
            group = [self._queue.get()]
            with contextlib.suppress(queue.Empty):
                while len(group) < AT_ONCE:
                    group.append(self._queue.get_nowait())
            ended = None in group
            # Whoever gave up waiting is not worked for.
            todo = [one for one in group if one and one.result.set_running_or_notify_cancel()]
            for organisation in sorted({one.organisation for one in todo}):
                self._group(organisation, [one for one in todo if one.organisation == organisation])

    def _group(self, organisation: int, group: list[Waiting]) -> None:
        try:
            results = self._together(organisation, [one.job for one in group])
        except Exception:
            for one in group:
                try:
                    one.result.set_result(self._alone(organisation, one.job))
                except Exception as error:
                    one.result.set_exception(error)
        else:
            for one, result in zip(group, results, strict=True):
                one.result.set_result(result)

    def _together(self, organisation: int, jobs: list[Job[Any]]) -> list[Any]:
        """Do jobs in one transaction. Their results, after the commit."""
        try:
            with self.database.write() as connection:
                work = Work(self.remembered, connection, organisation, self.now())
                batches = [job for job in jobs if isinstance(job, Batch)]
                work.take(_all(batch.devices for batch in batches))
                work.load(_all(batch.keys(work) for batch in batches))
                results = [job(work) for job in jobs]
                work.finish()
                self.journal(work)
        except BaseException:
            self.remembered.forget(organisation)
            raise
        work.remember()
        self.committed(organisation, work.touched, work.rights_moved)
        return results

    def _alone(self, organisation: int, job: Job[Any]) -> Any:
        for left in reversed(range(TRIES)):
            try:
                return self._together(organisation, [job])[0]
            except Problem:
                raise
            except DBAPIError as error:
                # Two processes met on PostgreSQL: one of them begins again.
                if left and not self.database.sqlite and _met(error):
                    continue
                return self._find(organisation, job, error)
            except Exception as error:
                return self._find(organisation, job, error)
        raise AssertionError("unreachable")

    def _find(self, organisation: int, job: Job[Any], error: Exception) -> Answer:
        """Halve a batch until the operation that breaks it stands alone, and hold that one."""
        if not isinstance(job, Batch) or not job.items:
            raise error
        if len(job.items) > 1:
            answer = Answer()
            for half in job.halves():
                answer.add(self._alone(organisation, half))
            return answer
        words = {"device": job.items[0].device}
        logger.error("an operation broke us", exc_info=error, extra={"words": words})
        held: Answer = self._together(organisation, [_Hold(job)])[0]
        return held


@dataclass
class _Hold(Batch):
    """A batch of one, to be kept without being tried."""

    def __init__(self, batch: Batch) -> None:
        super().__init__(batch.items, batch.carrier, batch.announced)

    def keys(self, work: Work) -> Iterable[Any]:
        return ()

    def __call__(self, work: Work) -> Answer:
        return self.hold(work)


def _met(error: DBAPIError) -> bool:
    """Deadlock, serialization, or a row that somebody else has just made."""
    return getattr(error.orig, "sqlstate", None) in ("40P01", "40001", "23505")


def _all(many: Iterable[Iterable[Any]]) -> set[Any]:
    return {one for each in many for one in each}
