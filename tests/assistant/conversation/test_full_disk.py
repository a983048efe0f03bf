"""Where the log cannot be written: only the fixed words, and help goes on (promises 1, 7)."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.dialogue.errors import DialogueDown
from assistant.skills.effects.control import Repeat, SetVolume, Stop
from assistant.skills.effects.selling import Accept, Decline, Selling
from assistant.skills.effects.timers import SetTimer
from audit.disclosure import FIXED_SENTENCES, FixedSentence
from audit.language import Language
from audit.records.messages import NoticeRequest
from tests.support.conversations import House, answered, help_item, house, item
from tests.support.suggestions import offer, suggestion

TIMER = answered(help_item("timer-set", SetTimer(seconds=90), seconds=90))
LOG_UNAVAILABLE = FIXED_SENTENCES[FixedSentence.LOG_UNAVAILABLE]


async def test_a_full_disk_is_owned_up_to_once_and_the_timer_runs(here: House) -> None:
    here.ledger.full = True
    result = await here.say("set a timer", TIMER)
    assert here.screen.fixed == [LOG_UNAVAILABLE.en]
    assert here.screen.lines == []
    assert result.errors == ["ledger-disk-full"]
    assert result.items == [
        {"kind": "fixed", "label": None, "words": LOG_UNAVAILABLE.en, "record": None}
    ]
    assert result.effects == ["set_timer"]
    assert [timer.seconds for timer in here.device.timers.running()] == [90]


async def test_the_gap_is_recorded_before_anything_else_is_said_again(here: House) -> None:
    here.ledger.full = True
    for _ in range(3):
        await here.say("set a timer", TIMER)
    here.ledger.full = False
    await here.say("set a timer", TIMER)
    _introduced, gap, spoken, _outcome = here.records()
    assert gap.leaf["kind"] == "gap"
    assert gap.leaf["sentences"] == {LOG_UNAVAILABLE.digest: 3}
    assert spoken.leaf["subject"] == "timer-set"


async def test_the_fixed_sentence_comes_in_the_language_that_was_spoken(here: House) -> None:
    here.ledger.full = True
    await here.say("mets un minuteur", TIMER, language=Language.FRENCH)
    assert here.screen.fixed == [LOG_UNAVAILABLE.fr]


async def test_nothing_is_sold_while_the_log_is_full(here: House) -> None:
    here.ledger.full = True
    await here.say("find coffee", answered(item(suggestion(offer("payton", 300)))))
    await here.say("hello", answered(help_item("greet")))
    assert here.screen.lines == []
    assert here.dialogue.asked[-1][3]["device"]["last_offer"] is None


async def test_a_no_that_could_not_be_written_is_written_later(here: House) -> None:
    sale = answered(item(suggestion(offer("payton", 300))))
    await here.say("find coffee", sale)
    here.ledger.full = True
    result = await here.say("no", answered(item(None, Decline())))
    assert "ledger-disk-full" in result.errors
    here.ledger.full = False
    await here.say("hello", answered(help_item("greet")))
    assert here.records("decline")[0].leaf["value"] == "09520000000011"


async def test_switching_selling_off_holds_even_if_it_could_not_be_written_at_first(
    here: House,
) -> None:
    here.ledger.full = True
    await here.say("sell me nothing", answered(item(None, Selling(allowed=False))))
    here.ledger.full = False
    await here.say("find coffee", answered(item(suggestion(offer("payton", 300)))))
    assert not [record for record in here.spoken() if record.leaf["label"].startswith("sell")]


async def test_the_outcome_of_what_was_said_is_written_when_it_can_be(here: House) -> None:
    review = here.gate.review

    def review_then_fill(*arguments: object) -> object:
        try:
            return review(*arguments)  # type: ignore[arg-type]
        finally:
            here.ledger.full = True

    here.gate.review = review_then_fill  # type: ignore[method-assign, assignment]
    result = await here.say("what time is it", answered(help_item("time-now", time="09:07")))
    assert [shown.words for shown in here.screen.lines] == ["It is 9:07 am."]
    assert result.errors == ["ledger-disk-full"]
    here.gate.review = review  # type: ignore[method-assign]
    here.ledger.full = False
    await here.say("hello", answered(help_item("greet")))
    first = here.spoken()[0].seq
    assert first in [record.leaf["of"] for record in here.records("outcome")]


PAID = offer("payton", 300)
UNPAID = offer("freely", 350)
ANSWERS = st.sampled_from(
    [
        answered(help_item("time-now", time="09:07")),
        answered(help_item("timer-set", SetTimer(seconds=5), seconds=5)),
        answered(help_item("stopped", Stop(), SetVolume(level=2), skill="control")),
        answered(help_item("no-such-sentence")),
        answered(help_item("time-now", time="never")),
        answered(item(suggestion(PAID))),
        answered(item(suggestion(PAID, UNPAID))),
        answered(item(suggestion(UNPAID)), help_item("greet")),
        answered(item(suggestion(PAID, UNPAID, named=[1]))),
        answered(item(NoticeRequest(notice="why", skill="audit", intent="none"))),
        answered(item(NoticeRequest(notice="figures", skill="audit", intent="none"))),
        answered(help_item("accepted", Accept(), name="coffee")),
        answered(help_item("declined", Decline(), name="coffee")),
        answered(item(None, Repeat())),
        answered(item(None, Selling(allowed=False))),
        answered(messages=[{"text": "buy coffee"}]),
        answered(),
        b"<html>",
        DialogueDown(),
        RuntimeError("bug"),
    ]
)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.tuples(ANSWERS, st.booleans(), st.sampled_from(list(Language)), st.integers(0, 200)),
        min_size=1,
        max_size=8,
    )
)
def test_whatever_happens_nothing_is_shown_without_a_redeemed_permit_and_a_record(
    turns: list[tuple[bytes | Exception, bool, Language, int]],
) -> None:
    import asyncio

    async def play() -> None:
        with tempfile.TemporaryDirectory() as folder:
            async with house(Path(folder)) as here:  # compares screen and ledger as it ends
                for answer, full, language, seconds in turns:
                    here.ledger.full = full
                    here.clock.advance(seconds=seconds)
                    shown = len(here.screen.lines)
                    await here.say("well then", answer, language=language)
                    if full:
                        assert len(here.screen.lines) == shown
                here.ledger.full = False
                await here.say("hello", answered(help_item("greet")))
                counted = sum(sum(gap.leaf["sentences"].values()) for gap in here.records("gap"))
                assert counted == len(here.screen.fixed)

    asyncio.run(play())
