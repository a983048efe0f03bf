"""The scenes themselves, and how the two ways of playing them are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from tests.journeys.spoken import english, french
from tests.journeys.spoken.scenes import Scene, voice
from tests.journeys.spoken.telling import Ended, check_share, unlike_stated

NLU = Path(__file__).resolve().parents[3] / "nlu_data" / "nlu"
_MARKED = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*'?")

ENDED = Ended(
    "volume at five", "set_volume", ("assist",), ("set_volume",), "Volume at 5 out of 10."
)

each_language = pytest.mark.parametrize(
    ("folder", "scenes"), [("fr", french.SCENES), ("en", english.SCENES)]
)


def trained_on(folder: str) -> set[str]:
    """The sentences that the dialogue was trained on, in plain words."""
    blocks = [
        block
        for file in (NLU / folder).glob("*.yml")
        for block in yaml.safe_load(file.read_text("utf-8"))["nlu"]
    ]
    lines = [line[2:] for block in blocks for line in block["examples"].splitlines()]
    return {plain(_MARKED.sub(r"\1", line)) for line in lines}


def plain(sentence: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", sentence.lower()))


@each_language
def test_scenes_are_spoken_as_people_speak_and_not_as_it_was_trained(
    folder: str, scenes: Sequence[Scene]
) -> None:
    trained = trained_on(folder)
    assert len(trained) > 3000
    for scene in scenes:
        for turn in scene.turns:
            if not turn.by_key:
                assert all(_WORD.fullmatch(word) for word in turn.say.split()), turn.say
                assert turn.say == turn.say.lower()
                assert plain(turn.say) not in trained, turn.say


def test_both_languages_live_through_the_same_scenes() -> None:
    names = [scene.name for scene in french.SCENES]
    assert names == [scene.name for scene in english.SCENES]
    assert len(set(names)) == len(names) >= 20
    for ours, theirs in zip(french.SCENES, english.SCENES, strict=True):
        assert [turn.by_key for turn in ours.turns] == [turn.by_key for turn in theirs.turns]


def test_one_turn_in_twenty_may_end_otherwise_and_no_more() -> None:
    lines = [f"misheard {number}" for number in range(6)]
    check_share(lines[:5], 100)
    with pytest.raises(AssertionError, match=r"94 of 100(?s:.*)misheard 0(?s:.*)misheard 5"):
        check_share(lines, 100)


@pytest.mark.parametrize(
    "other",
    [
        replace(ENDED, intent="stop"),
        replace(ENDED, labels=("assist", "notice")),
        replace(ENDED, effects=()),
        replace(ENDED, words="Volume at 9."),
    ],
)
def test_whatever_ends_otherwise_is_told(other: Ended) -> None:
    assert len(ENDED.differences(other)) == 1


def test_what_was_heard_may_differ_where_all_ends_alike() -> None:
    assert ENDED.differences(replace(ENDED, heard="volume on five")) == []


def test_an_answer_without_the_words_that_matter_is_not_as_stated() -> None:
    stated = voice("volume at five", "set_volume", "Volume at 5", effects="set_volume")
    assert unlike_stated(stated, ENDED) == []
    (line,) = unlike_stated(replace(stated, words=("Volume at 4",)), ENDED)
    assert "Volume at 4" in line
