"""When somebody begins and has finished to speak, decided from how long there was voice or not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.hearing.endpoint import (
    LONGEST,
    WAKE_PATIENCE,
    Decision,
    Endpointer,
    Pace,
    State,
    Step,
)

Course = list[tuple[int, bool]]
"""Milliseconds, and whether there was voice in them."""

VOICE, QUIET = True, False

courses = st.lists(st.tuples(st.integers(1, 4000), st.booleans()), max_size=12)
paces = st.sampled_from(Pace)


def run(machine: Endpointer, course: Course) -> list[Decision]:
    return [decision for ms, voice in course for decision in machine.feed(ms / 1000, voice)]


def steps(machine: Endpointer, course: Course) -> list[tuple[Step, int]]:
    return [(decision.step, decision.at_ms) for decision in run(machine, course)]


def woken(pace: Pace = Pace.USUAL) -> Endpointer:
    machine = Endpointer(pace)
    machine.wake()
    return machine


def attending(patience: float = 5.0, pace: Pace = Pace.USUAL) -> Endpointer:
    machine = Endpointer(pace)
    machine.attend(patience)
    return machine


def test_asleep_it_decides_nothing() -> None:
    machine = Endpointer()
    assert run(machine, [(2000, VOICE), (60_000, QUIET), (20_000, VOICE)]) == []
    assert machine.state is State.ASLEEP


@pytest.mark.parametrize(("pace", "silence"), [("quick", 250), ("usual", 700), ("patient", 1250)])
def test_a_sentence_ends_after_the_silence_of_its_pace(pace: str, silence: int) -> None:
    machine = attending(pace=Pace(pace))
    assert steps(machine, [(1000, QUIET), (2000, VOICE), (silence - 1, QUIET)]) == [
        (Step.BEGAN, 1300)
    ]
    assert machine.state is State.HEARING
    assert steps(machine, [(1, QUIET)]) == [(Step.ENDED, 3000 + silence)]
    assert machine.state is State.ENDED
    assert steps(machine, [(9000, VOICE), (9000, QUIET)]) == []


def test_a_pause_for_thought_is_no_end() -> None:
    course = [(1000, VOICE), (600, QUIET)] * 5 + [(100, QUIET)]
    assert steps(attending(), course) == [(Step.BEGAN, 300), (Step.ENDED, 8100)]


def test_after_the_wake_word_somebody_speaks_within_a_second_and_a_half_or_it_was_none() -> None:
    assert steps(woken(), [(9000, QUIET)]) == [(Step.FALSE_WAKE, round(WAKE_PATIENCE * 1000))]
    in_time = [(1400, QUIET), (1000, VOICE), (700, QUIET)]
    assert [step for step, _ in steps(woken(), in_time)] == [Step.BEGAN, Step.ENDED]


def test_a_question_waits_as_long_as_it_was_told_to() -> None:
    assert steps(attending(8.0), [(20_000, QUIET)]) == [(Step.NOTHING, 8000)]


def test_a_short_word_is_something_said_and_a_click_is_not() -> None:
    assert steps(attending(3.0), [(200, VOICE), (700, QUIET)]) == [
        (Step.BEGAN, 900),
        (Step.ENDED, 900),
    ]
    assert steps(attending(3.0), [(190, VOICE), (9000, QUIET)]) == [(Step.NOTHING, 3000)]


def test_the_end_of_the_wake_word_is_nobody_speaking() -> None:
    assert steps(woken(), [(160, VOICE), (9000, QUIET)]) == [(Step.FALSE_WAKE, 1500)]


def test_a_request_that_follows_the_wake_word_without_a_pause_is_heard() -> None:
    assert steps(woken(), [(1500, VOICE), (700, QUIET)]) == [(Step.BEGAN, 280), (Step.ENDED, 2200)]
    # "okay nabu stop": most of it is over when the wake word is recognised.
    assert [step for step, _ in steps(woken(), [(200, VOICE), (700, QUIET)])] == [
        Step.BEGAN,
        Step.ENDED,
    ]


def test_nobody_speaks_longer_than_fifteen_seconds() -> None:
    assert steps(attending(), [(500, QUIET), (60_000, VOICE)]) == [
        (Step.BEGAN, 800),
        (Step.ENDED, 500 + round(LONGEST * 1000)),
    ]


def test_voice_without_words_was_none() -> None:
    machine = woken()
    run(machine, [(400, QUIET), (350, VOICE), (700, QUIET)])
    assert machine.unheard() is None
    assert machine.state is State.WOKEN
    assert steps(machine, [(49, QUIET)]) == []
    assert [step for step, _ in steps(machine, [(1, QUIET)])] == [Step.FALSE_WAKE]
    machine = attending(1.0)
    run(machine, [(2000, VOICE), (700, QUIET)])
    assert machine.unheard() == Decision(Step.NOTHING, 2700)
    with pytest.raises(RuntimeError):
        machine.unheard()


def test_the_wake_word_begins_anew_from_anywhere() -> None:
    machine = attending()
    run(machine, [(2000, VOICE)])
    machine.wake()
    assert machine.state is State.WOKEN
    assert [step for step, _ in steps(machine, [(9000, QUIET)])] == [Step.FALSE_WAKE]


def test_time_does_not_go_back() -> None:
    with pytest.raises(ValueError, match="back"):
        Endpointer().feed(-0.032, True)


@settings(database=None, deadline=None)
@given(course=courses, pace=paces, woke=st.booleans(), data=st.data())
def test_however_the_same_sound_is_cut_the_decisions_are_the_same(
    course: Course, pace: Pace, woke: bool, data: st.DataObject
) -> None:
    pieces: Course = []
    for milliseconds, voice in course:
        cuts = sorted(data.draw(st.sets(st.integers(0, milliseconds), max_size=5)))
        ends = [0, *cuts, milliseconds]
        pieces += [(end - start, voice) for start, end in pairwise(ends)]
    whole, cut = (woken(pace) if woke else attending(4.0, pace) for _ in range(2))
    assert run(whole, course) == run(cut, pieces)
    assert whole.state is cut.state


@settings(database=None, deadline=None)
@given(course=courses, pace=paces, patience=st.floats(0.1, 10))
def test_it_is_never_stuck(course: Course, pace: Pace, patience: float) -> None:
    for machine, limit in ((woken(pace), WAKE_PATIENCE), (attending(patience, pace), patience)):
        decisions = run(machine, course)
        if machine.state in (State.WOKEN, State.ATTENDING, State.HEARING):
            decisions += run(machine, [(100_000, QUIET)])
        assert machine.state in (State.ASLEEP, State.ENDED)
        kinds = [decision.step for decision in decisions]
        assert kinds in ([Step.BEGAN, Step.ENDED], [Step.FALSE_WAKE], [Step.NOTHING])
        # Each stretch of voice that came to nothing lasts no longer than a sentence may.
        assert decisions[-1].at_ms <= sum(ms for ms, _ in course) + 1000 * (limit + LONGEST)


@settings(database=None, deadline=None)
@given(course=courses, pace=paces, woke=st.booleans())
def test_no_sentence_without_voice_and_no_sentence_of_more_than_fifteen_seconds(
    course: Course, pace: Pace, woke: bool
) -> None:
    machine = woken(pace) if woke else attending(4.0, pace)
    decisions = {decision.step: decision.at_ms for decision in run(machine, course)}
    voice_before = 0
    now = 0
    for milliseconds, voice in course:
        if voice and now < decisions.get(Step.ENDED, 0):
            voice_before += min(milliseconds, decisions[Step.ENDED] - now)
        now += milliseconds
    if Step.ENDED in decisions:
        assert voice_before >= 180
        assert decisions[Step.ENDED] - decisions[Step.BEGAN] <= 1000 * LONGEST
    else:
        assert Step.BEGAN not in decisions or machine.state is State.HEARING


@settings(database=None, deadline=None)
@given(quiet=st.integers(0, 1499), voice=st.integers(300, 5000), pace=paces)
def test_who_speaks_in_time_is_always_heard_to_the_end(quiet: int, voice: int, pace: Pace) -> None:
    course = [(quiet, QUIET), (voice, VOICE), (pace.milliseconds, QUIET)]
    assert [step for step, _ in steps(woken(pace), course)] == [Step.BEGAN, Step.ENDED]
