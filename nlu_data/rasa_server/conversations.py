"""Conversations in memory only, as live objects, and no more of them than needed.

Rasa's own in-memory store serialises the whole conversation twice a turn, and its policies read all
of it, so a turn gets slower the longer one talks. Our rules look at one turn, or at one open form:
once no form is open the past is dropped, and with it every word that was said.
"""

from __future__ import annotations

import copy
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

CONVERSATIONS_AT_MOST = 8
_REHEARSING = "~rehearsing"
# What the next sentence may lean on: where reading a long list stopped.
_KEPT_SLOTS = ("list_read_to",)


@dataclass(frozen=True)
class Rehearsal:
    """A turn that was played through on a copy of the conversation, which stayed as it was."""

    text: str
    language: str
    begun_after: int
    answer: dict[str, Any]
    ended_as: DialogueStateTracker


class LiveConversations(TrackerStore):
    """The newest conversations by sender."""

    def __init__(self, domain: Domain, event_broker: None = None, **_settings: Any) -> None:
        super().__init__(domain, event_broker)
        self._live: OrderedDict[str, DialogueStateTracker] = OrderedDict()
        self._rehearsals: dict[str, Rehearsal] = {}

    async def save(self, tracker: DialogueStateTracker) -> None:
        self._live[tracker.sender_id] = tracker
        self._live.move_to_end(tracker.sender_id)
        while len(self._live) > CONVERSATIONS_AT_MOST:
            self._live.popitem(last=False)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        return self._live.get(sender_id)

    async def keys(self) -> Iterable[str]:
        return list(self._live)

    def drop_past(self, sender_id: str) -> None:
        """Forget what was said and done so far, unless a form still waits for its answer.

        Rasa takes a conversation without events for a new one and empties its slots.
        """
        tracker = self._live.get(sender_id)
        if tracker is not None and not tracker.active_loop_name:
            tracker.events.clear()
            for name in _KEPT_SLOTS:
                if tracker.get_slot(name) is not None:
                    tracker.update(SlotSet(name, tracker.get_slot(name)))
            tracker.latest_message = UserUttered.empty()
            tracker.update(ActionExecuted(ACTION_LISTEN_NAME))

    def forget(self, sender_id: str) -> None:
        """Drop a conversation and all that was said in it."""
        self._live.pop(sender_id, None)
        self._rehearsals.pop(sender_id, None)

    def begin_rehearsal(self, sender_id: str) -> str:
        """Copy a conversation, so that a turn can be tried in it; the name of the copy."""
        self._rehearsals.pop(sender_id, None)
        name = sender_id + _REHEARSING
        self._live.pop(name, None)
        if (tracker := self._live.get(sender_id)) is not None:
            rehearsed = copy.deepcopy(tracker)
            rehearsed.sender_id = name
            self._live[name] = rehearsed
        return name

    def end_rehearsal(
        self, sender_id: str, text: str, language: str, answer: dict[str, Any] | None
    ) -> None:
        """Keep what the turn came to, for when it is meant; with no `answer` nothing is kept."""
        rehearsed = self._live.pop(sender_id + _REHEARSING, None)
        if answer is not None and rehearsed is not None:
            self._rehearsals[sender_id] = Rehearsal(
                text, language, self._length(sender_id), answer, rehearsed
            )

    def perform(self, sender_id: str, text: str, language: str) -> dict[str, Any] | None:
        """The answer of this very turn as rehearsed, which counts from now on; None without one.

        Asking uses up the rehearsal, even where it was of something else.
        """
        kept = self._rehearsals.pop(sender_id, None)
        if kept is None or (kept.text, kept.language) != (text, language):
            return None
        if kept.begun_after != self._length(sender_id):
            return None  # the conversation has gone on since
        kept.ended_as.sender_id = sender_id
        self._live[sender_id] = kept.ended_as
        return kept.answer

    def _length(self, sender_id: str) -> int:
        tracker = self._live.get(sender_id)
        return 0 if tracker is None else len(tracker.events)
