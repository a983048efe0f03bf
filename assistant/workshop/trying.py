"""Tries one sentence: what the real model takes it for, and what would come of it.

It runs in a household of its own that is thrown away, so nothing is done in the real one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assistant.conversation.rehearsing import about
from assistant.conversation.requests import Request
from assistant.dialogue.client import DialogueClient, Understood
from assistant.dialogue.project import DialogueProject
from assistant.plugins.loading import find_skills
from assistant.skills.device import DeviceState
from assistant.words import render
from assistant.workshop.asking import dialogue_of
from audit.catalogue import SentenceMissing
from audit.language import Language
from audit.records.messages import Assist, NoticeRequest, Suggestion

_SENDER = "try"
_VOLUME = 5


@dataclass(frozen=True)
class Tried:
    """What a sentence is taken for; `does` has what would be done, `says` what would be said.

    `held`: what it does is done in earnest alone, so it could not be found out.
    """

    intent: str | None
    confidence: float
    says: tuple[str, ...]
    does: tuple[str, ...]
    held: bool


async def try_sentence(project: DialogueProject, sentence: str, language: Language) -> Tried:
    """Put one sentence to the model that is trained.

    Raises `ModelNotTrained`, `DialogueNotInstalled`, `DialogueFailed` or `DialogueDown`.
    """
    async with dialogue_of(project) as client:
        understood = await _asked(client, sentence, language)
    items = [item.message for item in understood.envelopes]
    return Tried(
        intent=understood.intent,
        confidence=understood.confidence,
        says=tuple(_said(message, language) for message in items if message is not None),
        does=tuple(str(one.effect) for item in understood.envelopes for one in item.effects),
        held=understood.held or not understood.envelopes,
    )


async def _asked(client: DialogueClient, sentence: str, language: Language) -> Understood:
    request = Request(sentence, sentence, language)
    state = DeviceState(now=datetime.now().astimezone().replace(microsecond=0), volume=_VOLUME)
    parsed = await client.parse(sentence)
    # What others wrote is asked only in earnest; its folder here is thrown away with the rest.
    if any(parsed.intent in skill.intents for skill in find_skills().skills.values()):
        return await client.turn(_SENDER, sentence, language, about(request, state))
    rehearsed = await client.rehearse(_SENDER, sentence, language, about(request, state))
    if rehearsed.intent is not None:
        return rehearsed
    return Understood(parsed.intent, parsed.confidence, None, (), 0, held=True)


def _said(message: Assist | Suggestion | NoticeRequest, language: Language) -> str:
    match message:
        case Assist():
            try:
                return render(message, language)
            except SentenceMissing:
                return message.utterance
        case NoticeRequest():
            return f"notice: {message.notice}"
        case Suggestion():
            return f"suggestion: {message.need}"
