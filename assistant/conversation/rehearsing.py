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
    sentence: str
    language: Language
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

    def begin(
        self, sender: str, sentence: str, language: Language, *, sure: bool = True
    ) -> asyncio.Task[bool]:
        """Rehearse `sentence` in the background; what was rehearsed before is dropped.

        The task tells whether there is an answer.
        """
        current = self._current
        if current and (current.sender, current.sentence) == (sender, sentence):
            return current.task
        self.drop()
        state = self._device_state()
        task = asyncio.create_task(self._rehearse(sender, sentence, language, state, sure))
        self._current = _Rehearsal(sender, sentence, language, state, task)
        return task

    def drop(self) -> None:
        """The sentence went on, or nothing came of it."""
        current, self._current = self._current, None
        if current is not None:
            current.task.cancel()
        if self._preparing is not None:
            self._preparing.cancel()

    async def has(self, sender: str, sentence: str, language: Language, state: DeviceState) -> bool:
        """Whether the dialogue has the answer to this very turn; uses the rehearsal up.

        Waits for one that is under way: it began earlier than the turn itself could.
        """
        current = self._current
        if current is None:
            return False
        if (current.sender, current.sentence, current.language) != (sender, sentence, language):
            self.drop()
            return False
        self._current = None
        return await current.task and _is_fresh(current.state, state)

    async def _rehearse(
        self, sender: str, sentence: str, language: Language, state: DeviceState, sure: bool
    ) -> bool:
        metadata = about(sentence, state, sure=sure)
        try:
            understood = await self._client.rehearse(sender, sentence, language, metadata)
        except (DialogueDown, DialogueGarbled):
            return False  # the turn itself will find out, and say so
        messages = [one.message for one in understood.envelopes]
        if isinstance(first := next(iter(messages), None), Assist):
            with suppress(SentenceMissing):
                preparing = self._prepare(render(first, language), language)
                self._preparing = asyncio.create_task(preparing)
        return bool(understood.envelopes)


def about(sentence: str, state: DeviceState, *, sure: bool) -> dict[str, Any]:
    """What the actions are told of a turn; not `sure` is what may confirm nothing."""
    return {"heard": sentence, "device": state.model_dump(mode="json"), "sure": sure}


def _is_fresh(then: DeviceState, now: DeviceState) -> bool:
    return (
        (then.volume, then.last_offer, [timer.id for timer in then.timers])
        == (now.volume, now.last_offer, [timer.id for timer in now.timers])
    ) and timedelta() <= now.now - then.now <= FRESH_FOR
