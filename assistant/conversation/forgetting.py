"""Taking back what was said: our own process asks, and erases on a plain yes alone (DESIGN §4)."""

from __future__ import annotations

from assistant.conversation.confirming import yes_or_no
from assistant.conversation.questions import Question, Reply
from assistant.conversation.said import Expected
from audit.gate.door import Gate
from audit.ledger.errors import ErasureUnfinished, LedgerError
from audit.records.messages import NoticeRequest
from audit.records.notices import Notice


def forget_notice(notice: Notice) -> NoticeRequest:
    """What the audit layer is to say about forgetting; it answers no request (DESIGN §5)."""
    return NoticeRequest(notice=notice, skill="conversation", intent="forget_said")


UNSURE = Reply((forget_notice(Notice.FORGET_UNSURE),))


def read_back() -> Reply:
    """Read back what would be erased, and ask."""
    return Reply((forget_notice(Notice.FORGET),), question=_QUESTION)


def _erase_or_keep(gate: Gate, answer: bool) -> Reply:
    if not answer:
        return Reply((forget_notice(Notice.FORGET_KEPT),))
    try:
        gate.forget()
    except ErasureUnfinished as error:
        notice = forget_notice(Notice.FORGET_UNFINISHED)
        return Reply((notice,), effect="forget", error=error, afresh=True)
    except LedgerError as error:
        return Reply((forget_notice(Notice.FORGET_FAILED),), error=error)
    return Reply((forget_notice(Notice.FORGOTTEN),), effect="forget", afresh=True)


_QUESTION = Question(
    read=lambda sentence, _language: yes_or_no(sentence),
    act=_erase_or_keep,
    unsure=lambda answer: forget_notice(Notice.FORGET_UNSURE) if answer else None,
    answer=Expected.YES_OR_NO,
    stands=lambda gate: gate.may_forget,
)
