"""Conversations in memory only, as live objects, and no more of them than needed.

Rasa's own in-memory store serialises the whole conversation twice a turn, and its policies read all
of it, so a turn gets slower the longer one talks. Our rules look at one turn, or at one open form:
once no form is open the past is dropped, and with it every word that was said.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

CONVERSATIONS_AT_MOST = 8


class LiveConversations(TrackerStore):
    """The newest conversations by sender."""

    def __init__(self, domain: Domain, event_broker: None = None, **_settings: Any) -> None:
        super().__init__(domain, event_broker)
        self._live: OrderedDict[str, DialogueStateTracker] = OrderedDict()

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
        """Forget what was said and done so far, unless a form still waits for its answer."""
        tracker = self._live.get(sender_id)
        if tracker is not None and not tracker.active_loop_name:
            tracker.events.clear()
            tracker.latest_message = UserUttered.empty()
            tracker.update(ActionExecuted(ACTION_LISTEN_NAME))

    def forget(self, sender_id: str) -> None:
        """Drop a conversation and all that was said in it."""
        self._live.pop(sender_id, None)
