"""The first start: what Candide is, the right to object to selling, and three questions.

The right to object is said apart from the rest (GDPR art. 21(4)), and nothing is sold before it was
said. A question that gets no answer is asked again at the next start; the careful settings hold.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from assistant.conversation.answers import children_or_not, named_language, named_profile
from assistant.conversation.confirming import yes_or_no
from assistant.conversation.questions import Question, Reply, own_notice
from audit.choices.settings import LEVELS, Setting
from audit.gate.door import Gate
from audit.language import Language
from audit.ledger.errors import LedgerError
from audit.records.notices import Notice

INTRODUCTION = own_notice(Notice.INTRODUCTION)
RIGHT_TO_OBJECT = own_notice(Notice.RIGHT_TO_OBJECT)
CHARTER_CHANGED = own_notice(Notice.CHARTER_CHANGED)


def next_question(gate: Gate) -> Reply | None:
    """The first of the three questions that nobody has answered yet. Raises `LedgerError`."""
    answered = gate.choices.answered()
    for setting, notice, question in _QUESTIONS:
        if setting not in answered:
            return Reply((own_notice(notice),), question=question)
    return None


def _set_language(gate: Gate, language: Language) -> Reply:
    gate.choices.set(Setting.LANGUAGE, language)
    return Reply((own_notice(Notice.LANGUAGE_SET),), effect="language", language=language)


def _set_children(gate: Gate, here: bool) -> Reply:
    gate.choices.set(Setting.CHILDREN, "yes" if here else "no")
    if here:
        pin = int(gate.choices.pin.chosen)
        return Reply((own_notice(Notice.CHILDREN_HERE, pin=pin),), effect="children")
    return Reply((own_notice(Notice.CHILDREN_GONE),), effect="children")


def _set_profile(gate: Gate, profile: str) -> Reply:
    gate.choices.set_level(next(one for one in LEVELS if one.profile == profile and not one.caps))
    caps = gate.choices.caps()
    facts = {"unasked": caps.unasked_per_day, "asked": caps.asked_per_hour}
    return Reply((own_notice(Notice.PROFILE_SET, profile=profile, **facts),), effect="profile")


def _and_the_next(act: Callable[[Gate, Any], Reply]) -> Callable[[Gate, Any], Reply]:
    """Do what the answer says, then ask the next question with the reply."""

    def do(gate: Gate, answer: Any) -> Reply:
        try:
            reply = act(gate, answer)
            after = next_question(gate)
        except LedgerError as error:
            return Reply((own_notice(Notice.SETTING_FAILED),), error=error)
        if after is None:
            return reply
        notices = (*reply.notices, *after.notices)
        return replace(reply, notices=notices, question=after.question)

    return do


def _children(sentence: str, _language: Language) -> bool | None:
    answer = yes_or_no(sentence)
    return children_or_not(sentence) if answer is None else answer


_QUESTIONS = (
    (
        Setting.LANGUAGE,
        Notice.ASK_LANGUAGE,
        Question(
            read=lambda sentence, _language: named_language(sentence),
            act=_and_the_next(_set_language),
            unsure=lambda _answer: None,
        ),
    ),
    (
        Setting.CHILDREN,
        Notice.ASK_CHILDREN,
        Question(read=_children, act=_and_the_next(_set_children), unsure=lambda _answer: None),
    ),
    (
        Setting.PROFILE,
        Notice.ASK_PROFILE,
        Question(
            read=lambda sentence, _language: named_profile(sentence),
            act=_and_the_next(_set_profile),
            # A recogniser that hears badly may tighten, and never loosen.
            unsure=lambda answer: own_notice(Notice.SETTING_UNSURE) if answer == "open" else None,
        ),
    ),
)
