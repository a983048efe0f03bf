"""What an action may know of all that rings, taken from the board."""

from __future__ import annotations

from typing import Any

from assistant.ringing.appointments import Appointments
from assistant.ringing.board import Board
from assistant.ringing.schedule import local
from assistant.ringing.things import Rung
from assistant.skills.device import HasRung, Kept, RunningTimer


def ringing_state(board: Board) -> dict[str, Any]:
    """The fields of `DeviceState` that are about what rings."""
    again = [_has_rung(board, one.rung, board.snoozed_seconds(one)) for one in board.snoozed()]
    return {
        "timers": tuple(
            RunningTimer(
                id=timer.id,
                seconds=timer.seconds,
                seconds_left=board.timers.seconds_left(timer),
                name=timer.name,
                paused=timer.paused,
            )
            for timer in board.timers.running()
        ),
        "alarms": _kept(board, board.alarms),
        "reminders": _kept(board, board.reminders),
        "ringing": tuple(_has_rung(board, one.rung) for one in board.ringing()),
        "last_rang": tuple(_has_rung(board, rung) for rung in board.last_rang()),
        "snoozed": tuple(again),
        "missed": tuple(_has_rung(board, rung) for rung in board.missed()),
    }


def _kept(board: Board, book: Appointments) -> tuple[Kept, ...]:
    return tuple(
        Kept(
            id=one.id,
            at=one.schedule.at,
            next=local(book.next_time(one), board.zone),
            day=one.schedule.day,
            days=one.schedule.days,
            words=one.words,
        )
        for one in book.all()
    )


def _has_rung(board: Board, rung: Rung, again_in: int | None = None) -> HasRung:
    return HasRung(
        kind=rung.kind.value,
        at=local(rung.at, board.zone),
        words=rung.words,
        seconds=rung.seconds,
        again_in=again_in,
        sounded=rung.sounded,
    )
