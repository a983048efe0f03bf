"""What is said when timers change: to one of them by its name, to several by their number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from assistant.actions.context import Asked, say
from assistant.skills.changes import TimerChange
from assistant.skills.device import RunningTimer
from assistant.skills.effects.timers import DAY_SECONDS, CancelTimers, ChangeTimers

__all__ = ["carry_out", "say_cancelled"]


def say_cancelled(
    dispatcher: CollectingDispatcher, turn: Asked, timers: Sequence[RunningTimer]
) -> None:
    """Cancel these timers."""
    every = len(timers) == len(turn.device.timers)
    effect = CancelTimers() if every else CancelTimers(ids=_ids(timers))
    if len(timers) == 1 and timers[0].name:
        say(dispatcher, turn, "timers", "timer-cancelled-named", effect, name=timers[0].name)
    else:
        say(dispatcher, turn, "timers", "timer-cancelled", effect, count=len(timers))


def carry_out(
    dispatcher: CollectingDispatcher,
    turn: Asked,
    change: TimerChange,
    timers: Sequence[RunningTimer],
) -> None:
    """Change these timers, or say why not."""
    match change.kind:
        case "pause":
            _pause(dispatcher, turn, [timer for timer in timers if not timer.paused])
        case "resume":
            _resume(dispatcher, turn, [timer for timer in timers if timer.paused])
        case "restart":
            _restart(dispatcher, turn, timers)
        case "lengthen":
            _lengthen(dispatcher, turn, timers, change.seconds)
        case "rename":
            effect = ChangeTimers(change="rename", ids=_ids(timers), name=change.name)
            say(dispatcher, turn, "timers", "timer-renamed", effect, name=change.name or "")


def _pause(dispatcher: CollectingDispatcher, turn: Asked, timers: Sequence[RunningTimer]) -> None:
    if not timers:
        say(dispatcher, turn, "timers", "timer-paused-already")
        return
    effect = ChangeTimers(change="pause", ids=_ids(timers))
    if timers[0].name and len(timers) == 1:
        say(dispatcher, turn, "timers", "timer-paused-named", effect, **_named(timers[0]))
    else:
        say(dispatcher, turn, "timers", "timer-paused", effect, **_counted(timers))


def _resume(dispatcher: CollectingDispatcher, turn: Asked, timers: Sequence[RunningTimer]) -> None:
    if not timers:
        say(dispatcher, turn, "timers", "timer-runs-already")
        return
    effect = ChangeTimers(change="resume", ids=_ids(timers))
    if timers[0].name and len(timers) == 1:
        say(dispatcher, turn, "timers", "timer-resumed-named", effect, **_named(timers[0]))
    else:
        say(dispatcher, turn, "timers", "timer-resumed", effect, **_counted(timers))


def _restart(dispatcher: CollectingDispatcher, turn: Asked, timers: Sequence[RunningTimer]) -> None:
    effect = ChangeTimers(change="restart", ids=_ids(timers))
    whole = {"seconds": timers[0].seconds}
    if timers[0].name and len(timers) == 1:
        name = timers[0].name
        say(dispatcher, turn, "timers", "timer-restarted-named", effect, name=name, **whole)
    else:
        say(dispatcher, turn, "timers", "timer-restarted", effect, count=len(timers), **whole)


def _lengthen(
    dispatcher: CollectingDispatcher, turn: Asked, timers: Sequence[RunningTimer], seconds: int
) -> None:
    if any(timer.seconds_left + seconds <= 0 for timer in timers):
        say(dispatcher, turn, "timers", "timer-shortened-away")
        return
    if any(timer.seconds_left + seconds > DAY_SECONDS for timer in timers):
        say(dispatcher, turn, "timers", "timer-too-long")
        return
    effect = ChangeTimers(change="lengthen", ids=_ids(timers), seconds=seconds)
    left = {"seconds": timers[0].seconds_left + seconds, "count": len(timers)}
    utterance = "timer-lengthened" if seconds > 0 else "timer-shortened"
    say(dispatcher, turn, "timers", utterance, effect, **left)


def _ids(timers: Sequence[RunningTimer]) -> tuple[int, ...]:
    return tuple(timer.id for timer in timers)


def _named(timer: RunningTimer) -> dict[str, Any]:
    return {"name": timer.name, "seconds": max(1, timer.seconds_left)}


def _counted(timers: Sequence[RunningTimer]) -> dict[str, Any]:
    return {"count": len(timers), "seconds": max(1, timers[0].seconds_left)}
