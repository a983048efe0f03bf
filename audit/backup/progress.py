"""How far long work has come."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how much of how much is done."""

# How many records `check_log` reads before it pauses; were it another number, a bar would jump.
_RECORDS_BETWEEN_PAUSES = 256


def halves(progress: Progress) -> tuple[Progress, Progress]:
    """The first and the second half of the work as one."""
    return (
        lambda done, total: progress(done, 2 * total),
        lambda done, total: progress(total + done, 2 * total),
    )


def counting(size: int, progress: Progress) -> Callable[[], None]:
    """What `check_log` may call between its parts on a log of `size` records."""
    done = 0

    def count() -> None:
        nonlocal done
        done = min(size, done + _RECORDS_BETWEEN_PAUSES)
        progress(done, size)

    return count
