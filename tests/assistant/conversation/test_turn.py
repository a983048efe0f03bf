"""A turn: its events, what cannot be understood, what is refused, and what is carried out when."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assistant.conversation.sentences import LETTERS_AT_MOST, clean_sentence, has_words
from assistant.conversation.session import IDLE_MS
from assistant.conversation.stages import EventKind, Stage
from assistant.conversation.turn import Said
from assistant.dialogue.errors import DialogueDown, DialogueGarbled
from assistant.skills.effects.control import Repeat, SetVolume, Stop
from assistant.skills.effects.timers import CancelTimers, SetTimer
from audit.language import Language
from audit.records.messages import NoticeRequest
from tests.support.conversations import House, answered, help_item, item

TIME = help_item("time-now", time="09:07")
WHOLE_TURN = [
    (EventKind.RUN_START, None),
    (EventKind.STAGE_START, Stage.UNDERSTAND),
    (EventKind.STAGE_END, Stage.UNDERSTAND),
    (EventKind.STAGE_START, Stage.REVIEW),
    (EventKind.STAGE_END, Stage.REVIEW),
    (EventKind.STAGE_START, Stage.SPEAK),
    (EventKind.STAGE_END, Stage.SPEAK),
    (EventKind.STAGE_START, Stage.OUTCOME),
    (EventKind.STAGE_END, Stage.OUTCOME),
    (EventKind.RUN_END, None),
]


def without_errors(here: House) -> list[tuple[EventKind, Stage | None]]:
    return [step for step in here.steps() if step[0] is not EventKind.ERROR]


async def test_a_turn_goes_through_its_stages_in_order_and_is_logged(here: House) -> None:
    result = await here.say("what time is it", answered(TIME))
    assert here.steps() == WHOLE_TURN
    assert [shown.words for shown in here.screen.lines] == ["It is 9:07 am."]
    (record,) = here.spoken()
    assert record.leaf["subject"] == "time-now"
    assert record.leaf["turn"] == result.turn
    assert [outcome.leaf["of"] for outcome in here.records("outcome")] == [record.seq]


async def test_every_event_belongs_to_the_turn_and_none_goes_back_in_time(here: House) -> None:
    result = await here.say("what time is it", answered(TIME))
    assert {event.turn for event in here.events} == {result.turn}
    times = [event.at_ms for event in here.events]
    assert times == sorted(times)
    assert set(result.milliseconds) == set(Stage) - {Stage.WAKE, Stage.LISTEN, Stage.TRANSCRIBE}


async def test_events_hold_no_word_that_anybody_said(here: House) -> None:
    secret = "chrysanthemum"
    for answer in (
        answered(help_item("not-found", need=secret)),
        answered(help_item("no-such-sentence", need=secret)),
        answered(messages=[{"text": secret}]),
        DialogueDown(),
        RuntimeError(secret),
    ):
        await here.say(f"i want a {secret}", answer)
        assert secret not in repr(here.events)


@pytest.mark.parametrize(
    "answer",
    [DialogueDown(), DialogueGarbled(), RuntimeError("bug"), answered(), b"<html>"],
    ids=["down", "garbled", "bug", "empty", "html"],
)
async def test_a_turn_that_goes_wrong_still_ends(here: House, answer: bytes | Exception) -> None:
    result = await here.say("what time is it", answer)
    steps = without_errors(here)
    assert steps[0] == (EventKind.RUN_START, None)
    assert steps[-1] == (EventKind.RUN_END, None)
    opened = [stage for kind, stage in steps if kind is EventKind.STAGE_START]
    closed = [stage for kind, stage in steps if kind is EventKind.STAGE_END]
    assert opened == closed
    assert result.errors
    assert result.items, "something honest is said"


async def test_a_bug_is_owned_up_to_in_the_fixed_words_and_in_a_gap_record(here: House) -> None:
    result = await here.say("what time is it", RuntimeError("bug"), language=Language.FRENCH)
    assert result.errors == ["turn-broken"]
    assert here.screen.fixed == [
        "Quelque chose s'est cassé en moi. Les minuteurs marchent toujours."
    ]
    assert not here.records("gap")
    await here.say("what time is it", answered(TIME))
    (gap,) = here.records("gap")
    assert list(gap.leaf["sentences"].values()) == [1]
    assert gap.seq < here.spoken()[0].seq


async def test_a_broken_screen_breaks_no_later_turn(here: House) -> None:
    here.screen.broken = True
    result = await here.say("what time is it", answered(TIME))
    assert result.errors == ["turn-broken"]
    assert here.steps()[-1] == (EventKind.RUN_END, None)
    here.screen.broken = False
    assert (await here.say("what time is it", answered(TIME))).errors == []


async def test_a_listener_that_fails_stops_no_answer(here: House) -> None:
    def fail(_event: object) -> None:
        raise OSError("the light is broken")

    here.conversation._emitter.listen(fail)
    assert (await here.say("what time is it", answered(TIME))).errors == []


@pytest.mark.parametrize(
    "line", ["", "   ", "\x00\x07\x1b", "🫖👍🏽👩‍👩‍👧", "?!…", "\u200b\u2028", "\ud83d"]
)
async def test_a_line_without_words_is_answered_and_never_reaches_rasa(
    here: House, line: str
) -> None:
    result = await here.say(line)
    assert [shown.words for shown in here.screen.lines] == ["I heard nothing."]
    assert here.dialogue.asked == []
    assert here.spoken()[0].leaf["requested"] is False
    assert result.errors == []


@pytest.mark.parametrize("letters", [LETTERS_AT_MOST + 1, 10_000])
async def test_a_line_that_nobody_says_is_declined_unread(here: House, letters: int) -> None:
    result = await here.say("a" * letters)
    assert here.spoken()[0].leaf["subject"] == "too-long"
    assert here.dialogue.asked == []
    assert result.heard == ""
    assert "aaaa" not in json.dumps(here.spoken()[0].personal)


async def test_the_longest_line_is_still_heard(here: House) -> None:
    result = await here.say("a" * LETTERS_AT_MOST, answered(TIME))
    assert len(result.heard) == LETTERS_AT_MOST


async def test_control_characters_reach_neither_rasa_nor_the_log(here: House) -> None:
    await here.say("what\x1b[2J \x00time\u202e is\tit", answered(TIME))
    heard = here.dialogue.asked[0][1]
    assert heard.isprintable()
    assert heard.split()[0] == "what"
    assert heard.endswith("time is it")
    assert (here.spoken()[0].personal or {})["heard"] == heard


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  Mets\u00a0un\u202fminuteur ", "Mets un minuteur"),
        ("l’heure", "l'heure"),
        ("cafe\u0301", "café"),
        ("z\u0335a\u0336lgo", "zalgo"),
        ("☕ coffee 🫖", "coffee"),
    ],
)
def test_a_sentence_is_cleaned_before_it_is_read(raw: str, clean: str) -> None:
    assert clean_sentence(raw) == clean
    assert clean_sentence(clean) == clean


def test_digits_count_as_words_and_signs_do_not() -> None:
    assert has_words("3")
    assert has_words("é")
    assert not has_words("- ; ?")


async def test_a_line_in_the_other_language_is_answered_in_it(here: House) -> None:
    await here.say("what time is it", answered(TIME), language=None)
    result = await here.say("il est quelle heure", answered(TIME), language=None)
    assert result.language is Language.FRENCH
    assert here.dialogue.asked[-1][2] is Language.FRENCH
    assert here.screen.lines[-1].words.startswith("Il est 9")


async def test_a_language_that_was_chosen_is_kept_whatever_the_line_looks_like(here: House) -> None:
    result = await here.say("il est quelle heure", answered(TIME), language=Language.ENGLISH)
    assert result.language is Language.ENGLISH


@pytest.mark.parametrize(
    "answer",
    [
        answered(help_item("no-such-sentence")),
        answered(help_item("time-now")),
        answered(help_item("time-now", time="soon")),
        answered(help_item("timer-set", seconds="BUY COFFEE")),
        answered(help_item("timer-set", seconds=0)),
        answered(help_item("timer-left", seconds=5, count="x")),
        answered(messages=[{"text": "Buy coffee!"}]),
        answered(messages=[{"text": "Buy coffee!", "custom": TIME}]),
        answered(messages=[{"custom": {**TIME, "more": 1}}]),
        answered(messages=[{"custom": {"schema": "candide/2"}}]),
        answered(messages=[{"image": "http://example.org/coffee.png"}]),
        answered(),
        answered({"schema": "candide/1"}),
        b"{}",
        b"",
    ],
)
async def test_what_is_not_a_typed_item_is_replaced_by_an_honest_sentence_with_its_record(
    here: House, answer: bytes
) -> None:
    result = await here.say("what time is it", answer)
    assert result.errors
    assert [shown.words for shown in here.screen.lines] == [
        "My answer was not in order, so I would rather not say it. Please try again."
    ]
    assert [record.leaf["subject"] for record in here.spoken()] == ["dialogue-garbled"]


async def test_what_is_in_order_is_said_beside_the_apology_for_what_is_not(here: House) -> None:
    await here.say("what time is it", answered(messages=[{"custom": TIME}, {"text": "buy"}]))
    assert [record.leaf["subject"] for record in here.spoken()] == ["time-now", "dialogue-garbled"]


async def test_a_dead_dialogue_is_told_apart_and_gives_selling_no_room(here: House) -> None:
    result = await here.say("what time is it", DialogueDown())
    assert result.errors == ["dialogue-down"]
    (record,) = here.spoken()
    assert record.leaf["subject"] == "dialogue-down"
    assert record.leaf["requested"] is False


@pytest.mark.parametrize(
    ("skill", "counts"), [("clock", True), ("smalltalk", False), ("control", False)]
)
async def test_small_talk_is_no_answered_request(here: House, skill: str, counts: bool) -> None:
    await here.say("hello", answered(help_item("greet", skill=skill)))
    assert here.spoken()[0].leaf["requested"] is counts


async def test_effects_are_carried_out_after_the_review(here: House) -> None:
    order: list[str] = []
    review, start = here.gate.review, here.device.timers.start

    def reviewed(*arguments: Any) -> Any:
        order.append("review")
        return review(*arguments)

    def started(*arguments: Any) -> Any:
        order.append("timer")
        return start(*arguments)

    here.gate.review = reviewed  # type: ignore[method-assign]
    here.device.timers.start = started  # type: ignore[method-assign]
    result = await here.say(
        "set a timer", answered(help_item("timer-set", SetTimer(seconds=90), seconds=90))
    )
    assert order == ["review", "timer"]
    assert result.effects == ["set_timer"]
    assert [timer.seconds for timer in here.device.timers.running()] == [90]


async def test_each_effect_does_what_it_says(here: House) -> None:
    await here.say("volume three", answered(help_item("stopped", SetVolume(level=3), Stop())))
    assert here.device.volume == 3
    await here.say("timer", answered(help_item("stopped", SetTimer(seconds=5))))
    await here.say("cancel", answered(help_item("stopped", CancelTimers())))
    assert here.device.timers.running() == []


async def test_a_gate_that_breaks_does_not_keep_the_timer_from_starting(here: House) -> None:
    def broken(*_arguments: Any) -> Any:
        raise RuntimeError("bug in the charter")

    here.gate.review = broken  # type: ignore[method-assign]
    result = await here.say(
        "set a timer", answered(help_item("timer-set", SetTimer(seconds=90), seconds=90))
    )
    assert result.errors == ["turn-broken"]
    assert len(here.device.timers.running()) == 1


async def test_actions_are_told_the_state_of_the_speaker(here: House) -> None:
    here.device.timers.start(60)
    here.device.set_volume(4)
    here.clock.advance(seconds=10)
    await here.say("how long", answered(TIME))
    device = here.dialogue.asked[0][3]["device"]
    assert device["volume"] == 4
    (timer,) = device["timers"]
    assert timer == {"id": 1, "seconds": 60, "seconds_left": 50, "name": None, "paused": False}
    assert device["last_offer"] is None


async def test_repeating_says_the_same_again_under_a_new_record(here: House) -> None:
    await here.say("what time is it", answered(TIME))
    await here.say("say that again", answered(item(None, Repeat())))
    assert [shown.words for shown in here.screen.lines] == ["It is 9:07 am."] * 2
    first, second = here.spoken()
    assert first.leaf["turn"] != second.leaf["turn"]


async def test_repeating_sets_no_second_timer(here: House) -> None:
    setting = help_item("timer-set", SetTimer(seconds=90), seconds=90)
    await here.say("set a timer", answered(setting))
    await here.say("say that again", answered(item(None, Repeat())))
    assert len(here.device.timers.running()) == 1


async def test_repeating_before_anything_was_said_is_owned_up_to(here: House) -> None:
    await here.say("say that again", answered(item(None, Repeat())))
    assert here.spoken()[0].leaf["subject"] == "repeat-nothing"


QUESTION = answered(help_item("timer-how-long"), expecting="timer_form")


async def test_a_question_waits_for_its_answer_so_long_and_no_longer(here: House) -> None:
    await here.say("set a timer", QUESTION)
    here.clock.advance(milliseconds=IDLE_MS)
    await here.say("three", QUESTION)
    assert here.dialogue.forgotten == []
    here.clock.advance(milliseconds=IDLE_MS + 1)
    await here.say("three minutes", answered(TIME))
    asked, waiting, afresh = (sender for sender, *_ in here.dialogue.asked)
    assert asked == waiting != afresh
    assert here.dialogue.forgotten == [asked]


async def test_a_question_that_was_answered_needs_no_forgetting(here: House) -> None:
    await here.say("set a timer", QUESTION)
    await here.say("three minutes", answered(TIME))
    here.clock.advance(milliseconds=IDLE_MS + 1)
    await here.say("what time is it", answered(TIME))
    assert here.dialogue.forgotten == []
    assert len({sender for sender, *_ in here.dialogue.asked}) == 1


async def test_nothing_said_stays_in_a_file_but_the_ledger(here: House) -> None:
    await here.say("chrysanthemum", answered(TIME))
    others = [path for path in here.home.rglob("*") if path.is_file() and "ledger" not in path.name]
    assert all(b"chrysanthemum" not in path.read_bytes() for path in others)


async def test_a_timer_that_rings_speaks_unasked_and_counts_as_no_request(here: House) -> None:
    from audit.records.messages import Assist

    message = Assist(
        utterance="timer-rings", arguments={"seconds": 60}, skill="timers", intent="none"
    )
    result = await here.conversation.announce(message, here.screen)
    assert result.errors == []
    assert here.screen.lines[0].words == "The timer for one minute is done."
    assert here.spoken()[0].leaf["requested"] is False


async def test_an_announcement_that_breaks_ends_its_turn_and_raises_nothing(here: House) -> None:
    def broken(*_arguments: Any) -> Any:
        raise RuntimeError("bug")

    here.gate.review = broken  # type: ignore[method-assign]
    message = NoticeRequest(notice="figures", skill="audit", intent="none")
    result = await here.conversation.announce(message, here.screen)
    assert result.errors == ["turn-broken"]
    assert here.steps()[-1] == (EventKind.RUN_END, None)


async def test_the_fallback_language_serves_until_somebody_speaks(here: House) -> None:
    result = await here.conversation.take(Said("…"), here.screen)
    assert result.language is Language.ENGLISH
