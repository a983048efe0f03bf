"""Taking back what was said: our own process asks, and erases on a plain yes alone (DESIGN §4)."""

from __future__ import annotations

from audit.gate import Gate
from audit.ledger.errors import ErasureUnfinished, LedgerError
from audit.records.messages import Notice, NoticeRequest


def forget_notice(notice: Notice) -> NoticeRequest:
    """What the audit layer is to say about forgetting; it answers no request (DESIGN §5)."""
    return NoticeRequest(notice=notice, skill="conversation", intent="forget_said")


READ_BACK = forget_notice(Notice.FORGET)


def erase(gate: Gate) -> tuple[Notice, LedgerError | None]:
    """Erase what was read back: what is to be said of it, and what went wrong. Blocking."""
    try:
        gate.forget()
    except ErasureUnfinished as error:
        return Notice.FORGET_UNFINISHED, error
    except LedgerError as error:
        return Notice.FORGET_FAILED, error
    return Notice.FORGOTTEN, None
