"""What the tagger of things sees of a sentence, and how its tags become marks."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa_server.things import KnownThings, features, labels, marks_of, words_in

KNOWN = KnownThings(frozenset({"milk", "olive oil", "oil"}))


def test_the_longest_known_name_counts() -> None:
    assert KNOWN.places("some olive oil and milk".split()) == ["O", "B", "I", "O", "B"]
    assert KNOWN.places([]) == []


def test_every_word_is_seen_with_its_neighbours() -> None:
    seen = features("add olive oil".split(), KNOWN)
    assert len(seen) == 3
    assert {"w=olive", "k=B", "-1w=add", "1w=oil", "1k=I"} <= set(seen[1])


def test_marks_become_labels_and_labels_marks() -> None:
    text = "add olive oil and milk"
    words = words_in(text)
    marks = [(4, 13), (18, 22)]
    tags = labels([(start, end) for _, start, end in words], marks)
    assert tags == ["O", "B", "I", "O", "B"]
    assert marks_of(words, tags) == marks
    assert [text[start:end] for start, end in marks] == ["olive oil", "milk"]


def test_two_things_in_a_row_stay_two() -> None:
    words = words_in("rice pasta")
    tags = labels([(0, 4), (5, 10)], [(0, 4), (5, 10)])
    assert marks_of(words, tags) == [(0, 4), (5, 10)]


@given(st.lists(st.sampled_from(["B", "I", "O"]), max_size=8))
def test_any_tags_make_marks_in_order_that_do_not_overlap(tags: list[str]) -> None:
    words = words_in(" ".join("word" for _ in tags))
    marks = marks_of(words, tags)
    assert marks == sorted(marks)
    assert all(first[1] < second[0] for first, second in itertools.pairwise(marks))


def test_names_are_kept_with_the_model(tmp_path: Path) -> None:
    KNOWN.save(tmp_path / "known.txt")
    again = KnownThings.load(tmp_path / "known.txt")
    assert again.places(["olive", "oil"]) == ["B", "I"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_lists_of_things_are_long_and_plain(language: str) -> None:
    path = Path(__file__).parents[2] / "nlu_data" / "things" / f"{language}.txt"
    names = path.read_text("utf-8").splitlines()
    assert len(names) >= 1000
    assert names == sorted(set(names))
    assert [name for name in names if name != " ".join(name.lower().split())] == []
