"""Thinking ahead: what a sentence would come to, found out while it may still go on.

A turn is rehearsed in the dialogue on a copy of the conversation; nothing is written, done, logged
or heard. If the sentence turns out to be the one that was rehearsed, its answer is there at once
and its first words may have been synthesised already; otherwise all of it is thrown away.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from assistant.conversation.requests import ASK_BELOW, Request
from assistant.dialogue.client import DialogueClient
from assistant.dialogue.errors import DialogueDown, DialogueGarbled
from assistant.skills.device import DeviceState
from assistant.words import render
from audit.catalogue import SentenceMissing
from audit.language import Language
from audit.records.messages import Assist

# How old the state of the device may be that an answer was found with: "two minutes left" of an
# answer three seconds old is still what a person would say.
FRESH_FOR = timedelta(seconds=3)


@dataclass(frozen=True)
class _Rehearsal:
    sender: str
    request: Request
    state: DeviceState
    task: asyncio.Task[bool]


class Rehearsals:
    """At most one sentence is thought about ahead of its end."""

    def __init__(
        self,
        client: DialogueClient,
        device_state: Callable[[], DeviceState],
        prepare: Callable[[str, Language], Coroutine[None, None, None]],
    ) -> None:
        """`prepare` has words synthesised that may be wanted soon; it plays nothing."""
        self._client = client
        self._device_state = device_state
        self._prepare = prepare
        self._current: _Rehearsal | None = None
        self._preparing: asyncio.Task[None] | None = None

    def begin(self, sender: str, request: Request) -> asyncio.Task[bool]:
        """Rehearse `request` in the background; what was rehearsed before is dropped.

        The task tells whether there is an answer.
        """
        current = self._current
        if current and (current.sender, current.request) == (sender, request):
            return current.task
        self.drop()
        state = self._device_state()
        task = asyncio.create_task(self._rehearse(sender, request, state))
        self._current = _Rehearsal(sender, request, state, task)
        return task

    def drop(self) -> None:
        """The sentence went on, or nothing came of it."""
        current, self._current = self._current, None
        if current is not None:
            current.task.cancel()
        if self._preparing is not None:
            self._preparing.cancel()

    async def has(self, sender: str, request: Request, state: DeviceState) -> bool:
        """Whether the dialogue has the answer to this very turn; uses the rehearsal up.

        Waits for one that is under way: it began earlier than the turn itself could.
        """
        current = self._current
        if current is None:
            return False
        if (current.sender, current.request) != (sender, request):
            self.drop()
            return False
        self._current = None
        return await current.task and _is_fresh(current.state, state)

    async def _rehearse(self, sender: str, request: Request, state: DeviceState) -> bool:
        language = request.answer_in or request.language
        try:
            understood = await self._client.rehearse(
                sender, request.text, request.language, about(request, state)
            )
        except (DialogueDown, DialogueGarbled):
            return False  # the turn itself will find out, and say so
        messages = [one.message for one in understood.envelopes]
        if understood.confidence < ASK_BELOW:
            messages = []  # more likely than not it is asked about first
        if isinstance(first := next(iter(messages), None), Assist):
            with suppress(SentenceMissing):
                preparing = self._prepare(render(first, language), language)
                self._preparing = asyncio.create_task(preparing)
        return bool(understood.envelopes)


def about(request: Request, state: DeviceState) -> dict[str, Any]:
    """What the actions are told of a turn."""
    return {
        "heard": request.heard,
        "device": state.model_dump(mode="json"),
        "sure": request.sure,
        "ask_below": request.ask_below,
        "answers_in": (request.answer_in or request.language).value,
    }


def _is_fresh(then: DeviceState, now: DeviceState) -> bool:
    return _apart_from_time(then) == _apart_from_time(now) and (
        timedelta() <= now.now - then.now <= FRESH_FOR
    )


def _apart_from_time(state: DeviceState) -> tuple[Any, ...]:
    """What must be the same for an answer to still be right."""
    timers = [(timer.id, timer.seconds, timer.name, timer.paused) for timer in state.timers]
    snoozed = [(one.kind, one.words) for one in state.snoozed]
    rest = state.alarms, state.reminders, state.ringing, state.last_rang, state.missed
    return state.volume, state.speed_percent, state.last_offer, timers, snoozed, rest
