"""What an action wants done about timers, alarms and reminders, done on the board."""

from __future__ import annotations

import logging

from assistant.ringing.board import Board
from assistant.ringing.errors import TooMany
from assistant.ringing.schedule import Schedule
from assistant.ringing.things import Kind
from assistant.skills.effects import RingingEffect
from assistant.skills.effects.alarms import (
    CancelAlarms,
    CancelSnoozed,
    Scheduled,
    SetAlarm,
    SkipAlarms,
    Snooze,
)
from assistant.skills.effects.reminders import CancelReminders, ForgetMissed, SetReminder
from assistant.skills.effects.timers import CancelTimers, ChangeTimers, SetTimer

logger = logging.getLogger(__name__)


def change_board(board: Board, effect: RingingEffect) -> None:
    """Carry out one effect. What it names and is gone by now is left out."""
    try:
        _change(board, effect)
    except TooMany as error:  # the actions count first, and say so
        logger.warning("not set: %s", error.code)


def _change(board: Board, effect: RingingEffect) -> None:
    match effect:
        case SetTimer(seconds=seconds, name=name):
            board.timers.start(seconds, name)
        case ChangeTimers():
            _change_timers(board, effect)
        case CancelTimers(ids=ids):
            board.timers.cancel(ids)
            if ids is None:
                board.cancel_snoozed(Kind.TIMER)
        case SetAlarm(name=name):
            board.alarms.set(_schedule(effect), name)
        case CancelAlarms(ids=ids):
            board.alarms.cancel(ids)
            if ids is None:
                board.cancel_snoozed(Kind.ALARM)
        case SkipAlarms(ids=ids):
            board.alarms.skip(ids)
        case CancelSnoozed(kind=kind):
            board.cancel_snoozed(Kind(kind))
        case Snooze(seconds=seconds):
            board.snooze(seconds)
        case SetReminder(words=words):
            board.reminders.set(_schedule(effect), words)
        case CancelReminders(ids=ids):
            board.reminders.cancel(ids)
            if ids is None:
                board.cancel_snoozed(Kind.REMINDER)
        case ForgetMissed():
            board.forget_missed(board.missed())


def _change_timers(board: Board, effect: ChangeTimers) -> None:
    match effect.change:
        case "pause":
            board.timers.pause(effect.ids)
        case "resume":
            board.timers.resume(effect.ids)
        case "lengthen":
            board.timers.lengthen(effect.ids, effect.seconds)
        case "restart":
            board.timers.restart(effect.ids)
        case "rename":
            board.timers.rename(effect.ids, effect.name)


def _schedule(effect: Scheduled) -> Schedule:
    return Schedule(effect.at, effect.days, effect.day)
