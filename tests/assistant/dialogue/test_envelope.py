"""The border: what the dialogue can never have said for it."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from assistant.dialogue.client import read_answer
from assistant.dialogue.envelope import envelope
from audit.records.messages import NoticeRequest
from audit.records.notices import Notice
from tests.support.conversations import answered

OWN = [notice for notice in Notice if not notice.for_anyone]


def custom(notice: Notice) -> dict[str, object]:
    message = {"kind": "notice", "notice": notice.value, "skill": "audit", "intent": "x"}
    return {"schema": "candide/1", "message": message}


@pytest.mark.parametrize("notice", OWN)
def test_no_dialogue_says_that_words_were_erased_or_that_the_log_is_wrong(notice: Notice) -> None:
    assert read_answer(answered(custom(notice))).refused == 1
    with pytest.raises(ValidationError):
        envelope(NoticeRequest(notice=notice, skill="audit", intent="x"))


def test_what_anyone_may_ask_for_still_comes_through() -> None:
    for notice in set(Notice) - set(OWN):
        assert read_answer(answered(custom(notice))).refused == 0
    assert {"forgotten", "forget_kept", "log_stopped"} <= {notice.value for notice in OWN}
