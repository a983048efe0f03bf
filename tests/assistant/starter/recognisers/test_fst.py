"""Graphs on disk: what is written is what was meant, and the words can be spelt with it."""

from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.starter.recognisers.fst import Fst
from assistant.starter.recognisers.graph import Rejection, word_graph
from assistant.starter.recognisers.lexicon import Entry
from assistant.starter.recognisers.phones import (
    GARBAGE_ID,
    Phones,
    forward_transition,
    loop_transition,
    phone_of,
)

Arc = tuple[int, int, float, int]
_PHONES = Phones(("a", "l", "m", "o", "s", "t"))
_REJECTION = Rejection(garbage=3.0, phones=4.0, phone=1.0)


def _read(content: bytes) -> tuple[int, list[float], list[list[Arc]]]:
    """Start, final costs and arcs of a const file, read without the writer's help."""
    file = io.BytesIO(content)

    def take(form: str) -> tuple[int, ...]:
        return struct.unpack(form, file.read(struct.calcsize(form)))

    assert take("<i") == (2125659606,)
    assert file.read(take("<i")[0]) == b"const"
    assert file.read(take("<i")[0]) == b"standard"
    version, flags, _, start, states, arcs = take("<iiQqqq")
    assert (version, flags) == (2, 0)
    heads = [struct.unpack("<fIIII", file.read(20)) for _ in range(states)]
    flat = [struct.unpack("<iifi", file.read(16)) for _ in range(arcs)]
    assert not file.read()
    found = [flat[first : first + count] for _, first, count, _, _ in heads]
    for (_, _, _, no_input, no_output), own in zip(heads, found, strict=True):
        assert no_input == sum(arc[0] == 0 for arc in own)
        assert no_output == sum(arc[1] == 0 for arc in own)
    return start, [head[0] for head in heads], found


_ARCS = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 9), st.integers(0, 9),
              st.floats(0, 50, width=32), st.integers(0, 4)),
    max_size=30,
)  # fmt: skip


@given(_ARCS, st.booleans())
@settings(max_examples=200, deadline=None)
def test_a_graph_is_read_back_as_it_was_built(
    arcs: list[tuple[int, int, int, float, int]], by_output: bool
) -> None:
    fst = Fst()
    for state in range(5):
        fst.add_state(final=float(state) if state % 2 else float("inf"))
    for source, read, written, cost, target in arcs:
        fst.add_arc(source, (read, written), cost, target)
    file = io.BytesIO()
    fst.write(file, by_output=by_output)

    start, final, found = _read(file.getvalue())

    assert start == 0
    assert final == fst.final
    for own, expected in zip(found, fst.arcs, strict=True):
        assert sorted(own) == sorted(expected)
        labels = [arc[1 if by_output else 0] for arc in own]
        assert labels == sorted(labels)


def _paths(fst: Fst, phones: tuple[int, ...]) -> set[tuple[int, ...]]:
    """The words that `phones` may be, each lasting two frames."""
    reading = [t for p in phones for t in (forward_transition(p), loop_transition(p))]
    reached: set[tuple[int, int, tuple[int, ...]]] = {(0, 0, ())}
    waiting, found = list(reached), set()
    while waiting:
        state, at, words = waiting.pop()
        if at == len(reading) and fst.final[state] < float("inf"):
            found.add(words)
        for read, written, _, target in fst.arcs[state]:
            if read == 0 or (at < len(reading) and reading[at] == read):
                heard = (*words, written) if written else words
                new = (target, at + bool(read), heard)
                if new not in reached:
                    reached.add(new)
                    waiting.append(new)
    return found


_ENTRIES = (
    Entry("mot", ("m", "o"), 0.0),
    Entry("maux", ("m", "o"), 0.0),
    Entry("motte", ("m", "o", "t"), 0.7),
    Entry("lotte", ("l", "o", "t"), 0.0),
    Entry("a", ("a",), 0.0),
    Entry("mollassot", ("m", "o", "l", "a", "s", "o"), 0.0),
)
_NUMBERS = {entry.word: index + 1 for index, entry in enumerate(_ENTRIES)} | {"[unk]": 99}


@pytest.mark.parametrize(
    ("said", "expected"),
    [("mot", {"mot", "maux"}), ("motte", {"motte"}), ("a", {"a"}), ("mollassot", {"mollassot"})],
)
def test_a_word_is_found_by_its_phones_and_equal_sounds_give_all_their_words(
    said: str, expected: set[str]
) -> None:
    fst = word_graph(_PHONES, _ENTRIES, _NUMBERS, _REJECTION)
    phones = next(_PHONES.in_word(e.pronunciation) for e in _ENTRIES if e.word == said)

    found = {path[0] for path in _paths(fst, phones) if len(path) == 1}

    assert found - {99} == {_NUMBERS[word] for word in expected}


def test_two_words_follow_each_other_with_or_without_silence() -> None:
    fst = word_graph(_PHONES, _ENTRIES, _NUMBERS, _REJECTION)
    first, second = _PHONES.in_word(("l", "o", "t")), _PHONES.in_word(("a",))
    both = (_NUMBERS["lotte"], _NUMBERS["a"])

    assert both in _paths(fst, first + second)
    assert both in _paths(fst, (1, *first, 1, *second, 1))


def test_garbage_and_any_two_phones_may_be_unknown() -> None:
    fst = word_graph(_PHONES, _ENTRIES, _NUMBERS, _REJECTION)

    assert _paths(fst, (GARBAGE_ID,)) == {(99,)}
    assert _paths(fst, _PHONES.in_word(("s", "t"))) == {(99,)}
    assert _paths(fst, _PHONES.in_word(("t", "a", "s", "l"))) == {(99,)}


def test_a_word_is_named_as_soon_as_no_other_begins_so() -> None:
    fst = word_graph(_PHONES, _ENTRIES, _NUMBERS, _REJECTION)
    labels = {
        read: written
        for arcs in fst.arcs
        for read, written, _, _ in arcs
        if written and written != 99
    }

    # "lotte" by its l; "mollassot" by the l that "motte" and "mot" lack.
    assert labels[forward_transition(_PHONES.identifier("l", "B"))] == _NUMBERS["lotte"]
    assert labels[forward_transition(_PHONES.identifier("l", "I"))] == _NUMBERS["mollassot"]


@pytest.mark.parametrize("entry", _ENTRIES, ids=lambda entry: entry.word)
def test_what_a_word_is_asked_for_ahead_is_given_back_with_its_label(entry: Entry) -> None:
    fst = word_graph(_PHONES, _ENTRIES, _NUMBERS, _REJECTION)
    state, cost, said = 1, 0.0, []
    for phone in _PHONES.in_word(entry.pronunciation):
        ways = [arc for arc in fst.arcs[state] if arc[0] == forward_transition(phone)]
        known = [arc for arc in ways if arc[1] in (0, _NUMBERS[entry.word])]
        _, written, more, state = known[0]
        said += [written] if written else []
        cost += more

    assert said == [_NUMBERS[entry.word]]
    assert cost == pytest.approx(entry.cost)


def test_every_phone_number_has_its_place_and_its_classes() -> None:
    tuples = _PHONES.tuples()

    assert [identifier for identifier, _, _ in tuples] == list(range(1, _PHONES.count + 1))
    assert {pdf for _, *both in tuples for pdf in both} == set(range(_PHONES.pdfs))
    assert len(_PHONES.word_boundary().splitlines()) == _PHONES.count


@pytest.mark.parametrize(
    ("name", "phone"),
    [("ˈu", "u"), ("ə-", "ə"), ("", "SIL"), ("_:", "SIL"), ("(en)", None), ("ˈ", None)],
)
def test_names_of_events_become_phones_without_stress(name: str, phone: str | None) -> None:
    assert phone_of(name) == phone
