"""Asking before acting, where the dialogue is not sure what it understood.

A wrong answer to a question costs a sentence; a list emptied by mistake, or an alarm that is gone,
costs more. So where Rasa is less sure than `requests.ASK_BELOW`, nothing is done before a yes.

How nothing is done: the sentence goes to Rasa with the number it must reach. An action that would
write ends there, as in a rehearsal (`actions.context`); what comes as an effect is not carried out.
The conversation in Rasa is as it was, so after a yes the same sentence is put again, confirmed. An
answer to an open form is not asked about: what it means is read by the form, not by the classifier.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.conversation.choosing import Choice
from assistant.conversation.questions import Question, Reply
from assistant.conversation.requests import ASK_BELOW, Request
from assistant.conversation.said import Expected
from assistant.dialogue.client import Understood
from assistant.skills.effects import Effect
from assistant.skills.effects.control import Forget, Repeat, Stop
from assistant.skills.effects.lists import ClearList
from assistant.skills.effects.selling import Decline
from assistant.skills.safety import said_yes_or_no
from audit.records.messages import Assist

# What is done without asking however little is sure: it does no harm, or asks for itself.
_UNASKED = Stop | Repeat | Forget | Decline | ClearList | Choice
_UNASKED_NAMES = frozenset({"tell_playing", "tell_missed"})

_QUESTIONS = {
    "set_timer": "ask-set-timer",
    "change_timer": "ask-change-timer",
    "cancel_timer": "ask-cancel-timer",
    "set_alarm": "ask-set-alarm",
    "cancel_alarm": "ask-cancel-alarm",
    "snooze": "ask-snooze",
    "set_reminder": "ask-set-reminder",
    "cancel_reminder": "ask-cancel-reminder",
    "add_to_list": "ask-add-to-list",
    "remove_from_list": "ask-remove-from-list",
    "undo": "ask-undo",
    "play_music": "ask-play-music",
    "control_music": "ask-control-music",
    "set_volume": "ask-set-volume",
    "change_speed": "ask-change-speed",
    "switch_language": "ask-switch-language",
    "find_product": "ask-find-product",
    "ask_price": "ask-price",
    "compare": "ask-compare",
    "accept": "ask-accept",
}


def asks_first(understood: Understood, request: Request, expected: str | None) -> bool:
    """Whether the household is to be asked before anything is done; `expected` is the open form."""
    if request.confirmed or understood.confidence >= ASK_BELOW:
        return False
    if expected is not None and understood.expecting != expected:
        return False  # the form took the sentence for its answer
    effects = [effect for item in understood.envelopes for effect in item.effects]
    return understood.held or _acts(effects)


def ask_first(intent: str | None, request: Request) -> Reply:
    """The short question; without one for this intent, that it was not understood."""
    utterance = _QUESTIONS.get(intent or "")
    if utterance is None:
        return Reply((_sentence("not-understood", intent),))
    return Reply((_sentence(utterance, intent),), question=_question(request))


def _question(request: Request) -> Question:
    """A yes does what the sentence asked; a no drops it, and so does another sentence."""
    return Question(
        read=lambda sentence, _language: said_yes_or_no(sentence),
        act=lambda _gate, yes: (
            Reply((), request=replace(request, confirmed=True))
            if yes
            else Reply((_sentence("question-dropped", None),))
        ),
        unsure=lambda _yes: None,
        answer=Expected.YES_OR_NO,
    )


def _acts(effects: Sequence[Effect]) -> bool:
    """Whether anything is to be done that the household might not have asked for."""
    return any(
        not isinstance(effect, _UNASKED) and effect.effect not in _UNASKED_NAMES
        for effect in effects
    )


def _sentence(utterance: str, intent: str | None) -> Assist:
    return Assist(utterance=utterance, skill="conversation", intent=intent or "none")
