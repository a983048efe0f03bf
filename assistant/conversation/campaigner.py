"""Lets a merchant's wish try after help was said: asks the adviser, who is never told of the wish.

The adviser hears of a category, as if somebody had asked for it, and answers as always; what it
answers is put to the gate, where the campaign counts (DESIGN §4). Nothing of a campaign is looked
at before the help was said, and whatever goes wrong here is not heard.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from assistant.dialogue.client import DialogueClient
from assistant.dialogue.errors import DialogueDown, DialogueGarbled
from assistant.skills.device import DeviceState
from audit.campaigns import Campaign
from audit.gate.door import Gate
from audit.language import Language
from audit.records.messages import Assist, Message, Suggestion, Trigger

# A suggestion that comes later than this after the help comes out of nowhere; and the next sentence
# of the household waits as long.
PATIENCE_S = 2.0
# The intent itself, as Rasa takes it in place of a sentence: there was none.
LOOK_FOR = "/find_product"


@dataclass(frozen=True)
class Wish:
    """A campaign, and what the adviser suggests of its category."""

    campaign: Campaign
    suggestion: Suggestion


class Campaigner:
    """Finds out which campaign may try, and what it would come to. It says nothing itself."""

    def __init__(
        self,
        client: DialogueClient,
        gate: Gate,
        *,
        patience_s: float = PATIENCE_S,
        new_sender: Callable[[], str] = lambda: secrets.token_hex(8),
    ) -> None:
        self._client = client
        self._gate = gate
        self._patience_s = patience_s
        self._new_sender = new_sender

    async def wish_after(
        self, helped: Mapping[int, Assist], language: Language, state: DeviceState
    ) -> Wish | None:
        """What a merchant would have suggested after this help, by its record numbers.

        None where no campaign fits, or the adviser has nothing, errs or is slow. Raises
        `LedgerError`.
        """
        campaign = await asyncio.to_thread(self._gate.campaigning.after, helped)
        if campaign is None:
            return None
        suggestion = await self._advice_on(campaign.category, language, state)
        if suggestion is None:
            return None
        return Wish(campaign, suggestion.model_copy(update={"trigger": Trigger.CAMPAIGN}))

    async def _advice_on(
        self, category: str, language: Language, state: DeviceState
    ) -> Suggestion | None:
        """What the adviser suggests of a category, in a conversation that is forgotten at once."""
        sender = self._new_sender()
        known = DeviceState(now=state.now, volume=state.volume)
        metadata = {
            "heard": LOOK_FOR,
            "device": known.model_dump(mode="json"),
            "category": category,
        }
        try:
            async with asyncio.timeout(self._patience_s):
                understood = await self._client.turn(sender, LOOK_FOR, language, metadata)
        except (DialogueDown, DialogueGarbled, TimeoutError):
            return None
        finally:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._patience_s):
                    await self._client.forget(sender)
        match [item.message for item in understood.envelopes]:
            case [Suggestion() as suggestion] if not understood.refused:
                return suggestion
        return None


def helped_by(messages: Sequence[Message], items: Sequence[Mapping[str, Any]]) -> dict[int, Assist]:
    """The help of a turn by its record number; nothing where anything but help was said in it."""
    if len(messages) != len(items) or any(item["kind"] != "assist" for item in items):
        return {}
    return {
        item["record"]: message
        for message, item in zip(messages, items, strict=True)
        if isinstance(message, Assist)
    }
