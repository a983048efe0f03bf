"""Spreads jobs over processes, in order and with few of them waiting, so that memory stays flat."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

MOST_PROCESSES = 8


class Crew:
    """A pool of `processes` (by default as many as there are processors), or none for one.

    Where processes cannot be started, the same work is done in this one.
    """

    def __init__(self, processes: int | None = None) -> None:
        self.processes = min(MOST_PROCESSES, processes or os.cpu_count() or 1)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_exception: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def map(self, work: Callable[[Job], Result], jobs: Iterable[Job]) -> Iterator[Result]:
        """The results of `work`, a function of a module, on each of `jobs`, in their order."""
        waiting: deque[tuple[Job, Future[Result] | None]] = deque()
        for job in jobs:
            waiting.append((job, self._start(work, job)))
            if len(waiting) >= 2 * self.processes:
                yield self._finish(work, *waiting.popleft())
        while waiting:
            yield self._finish(work, *waiting.popleft())

    def _start(self, work: Callable[[Job], Result], job: Job) -> Future[Result] | None:
        if self.processes == 1:
            return None
        try:
            if self._pool is None:
                # Started afresh everywhere: a forked copy of a process with threads can hang.
                self._pool = ProcessPoolExecutor(
                    self.processes, get_context("spawn"), initializer=_leave_interrupts_to_parent
                )
            return self._pool.submit(work, job)
        except (OSError, ImportError, NotImplementedError, BrokenProcessPool):
            self.processes = 1
            return None

    def _finish(
        self, work: Callable[[Job], Result], job: Job, future: Future[Result] | None
    ) -> Result:
        if future is None:
            return work(job)
        try:
            return future.result()
        except BrokenProcessPool:
            self.processes = 1
            return work(job)


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
