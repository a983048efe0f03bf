"""Asks at most once a quarter whether the household would recommend Candide, nought to ten (NPS).

Only if the household agreed to be asked; after plain help, and never near a suggestion: none was
heard within a day. The answer goes into the log as it is, and nowhere else.
"""

from __future__ import annotations

from assistant.conversation.answers import said_score
from assistant.conversation.questions import Question, Reply, own_notice
from assistant.conversation.said import Expected
from audit.gate.door import Gate
from audit.ledger.errors import LedgerError
from audit.records.notices import Notice


def survey_if_due(gate: Gate) -> Reply | None:
    """The question, where it may be asked now. Blocking. Raises `LedgerError`."""
    if not gate.choices.survey_is_due():
        return None
    gate.choices.survey(None)  # asked counts, answered or not
    return Reply((own_notice(Notice.SURVEY_ASK),), question=_QUESTION)


def _note(gate: Gate, score: int) -> Reply:
    try:
        gate.choices.survey(score)
    except LedgerError as error:
        return Reply((own_notice(Notice.SETTING_FAILED),), error=error)
    return Reply((own_notice(Notice.SURVEY_THANKS, score=score),), effect="survey")


_QUESTION = Question(read=said_score, act=_note, unsure=lambda _score: None, answer=Expected.NUMBER)
