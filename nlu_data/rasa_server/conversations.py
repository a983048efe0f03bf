"""Conversations in memory only, as live objects, and no more of them than needed.

Rasa's own in-memory store serialises the whole conversation twice a turn, so a turn gets slower the
longer one talks. Words people said are kept for a few conversations at most, and never on a disk.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

CONVERSATIONS_AT_MOST = 8
EVENTS_AT_MOST = 120


class LiveConversations(TrackerStore):
    """The newest conversations by sender, each with its newest events."""

    def __init__(self, domain: Domain, event_broker: None = None, **_settings: Any) -> None:
        super().__init__(domain, event_broker)
        self._live: OrderedDict[str, DialogueStateTracker] = OrderedDict()

    def init_tracker(self, sender_id: str) -> DialogueStateTracker:
        return DialogueStateTracker(sender_id, self.domain.slots, max_event_history=EVENTS_AT_MOST)

    async def save(self, tracker: DialogueStateTracker) -> None:
        self._live[tracker.sender_id] = tracker
        self._live.move_to_end(tracker.sender_id)
        while len(self._live) > CONVERSATIONS_AT_MOST:
            self._live.popitem(last=False)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        return self._live.get(sender_id)

    async def keys(self) -> Iterable[str]:
        return list(self._live)

    def forget(self, sender_id: str) -> None:
        """Drop a conversation and all that was said in it."""
        self._live.pop(sender_id, None)
