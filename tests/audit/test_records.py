"""Records: canonical bytes, wire types that refuse what does not fit, money without floats."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from audit.ranking import best_of, neutral_order, score
from audit.records.canonical import canonical_bytes
from audit.records.leaves import (
    Label,
    MusicChange,
    MusicLeaf,
    MusicSource,
    OutcomeLeaf,
    UtteranceLeaf,
)
from audit.records.messages import (
    LARGEST_PRICE,
    Assist,
    Candidate,
    Message,
    NoticeRequest,
    Suggestion,
)
from audit.records.money import LARGEST_INTEGER, Money
from tests.support.suggestions import offer, suggestion

MESSAGE: TypeAdapter[Message] = TypeAdapter(Message)


# -- canonical bytes ------------------------------------------------------------------------------


def test_the_sample_of_rfc_8785() -> None:
    """Section 3.2.3: keys sorted by UTF-16 units, the string escapes; numbers kept to integers."""
    value = {
        "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One", "\U0001f600": "Emoji: Grinning Face", "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis",
    }  # fmt: skip
    assert canonical_bytes(value).decode() == (
        '{"\\r":"Carriage Return","1":"One","\u0080":"Control",'
        '"\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign",'
        '"\U0001f600":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}'
    )
    strings = {
        "string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
        "literals": [None, True, False],
    }
    assert canonical_bytes(strings) == (
        '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'.encode()
    )


@pytest.mark.parametrize(
    "value",
    [
        {"a": 0.5},
        {"a": 1.0},
        {"a": math.nan},
        {"a": [1, {"b": (2, 3.5)}]},
        {"a": 2**53},
        {"a": -(2**53)},
        {"a": [{"b": 10**30}]},
    ],
)
def test_floats_and_integers_a_double_cannot_hold_are_refused(value: dict[str, Any]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        canonical_bytes(value)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER)
    | st.text(st.characters(codec="utf-8")),
    lambda children: (
        st.lists(children, max_size=4)
        | st.dictionaries(st.text(st.characters(codec="utf-8")), children, max_size=4)
    ),
    max_leaves=10,
)


@given(st.dictionaries(st.text(st.characters(codec="utf-8")), JSON, max_size=5))
def test_the_bytes_are_those_of_another_writer_of_canonical_json(value: dict[str, Any]) -> None:
    assert canonical_bytes(value) == rfc8785.dumps(value)


@given(st.dictionaries(st.text(st.characters(codec="utf-8")), JSON, max_size=5))
def test_equal_records_have_equal_bytes_whatever_their_order(value: dict[str, Any]) -> None:
    written = canonical_bytes(value)
    assert json.loads(written) == value
    assert canonical_bytes(dict(reversed(value.items()))) == written
    assert canonical_bytes(json.loads(written)) == written


# -- wire types -----------------------------------------------------------------------------------

GOOD: dict[str, dict[str, Any]] = {
    "assist": {"kind": "assist", "utterance": "time-now", "skill": "clock", "intent": "ask"},
    "notice": {"kind": "notice", "notice": "why", "skill": "audit", "intent": "ask"},
    "suggestion": suggestion(offer("shop", 100), offer("shop", 200, gtin="95200000")).model_dump(
        mode="json"
    ),
}


@pytest.mark.parametrize("kind", GOOD)
def test_what_fits_comes_through_json_unchanged(kind: str) -> None:
    message = MESSAGE.validate_python(GOOD[kind])
    assert MESSAGE.validate_json(message.model_dump_json()) == message
    assert message.kind == kind


def change(message: dict[str, Any], place: str, value: Any) -> dict[str, Any]:
    """A copy with the value at a dotted place changed, or taken out where it is `...`."""
    copy = json.loads(json.dumps(message))
    target: Any = copy
    *path, last = place.split(".")
    for step in path:
        target = target[int(step)] if step.isdigit() else target[step]
    if value is ...:
        del target[last]
    elif isinstance(target, list):
        target.insert(int(last), value)
    else:
        target[last] = value
    return copy


CLAIM = {"candidate": 0, "claim": "stock", "evidence": "x"}
BAD = [
    *((kind, "extra", 1) for kind in GOOD),
    *((kind, "kind", "order") for kind in GOOD),
    *((kind, field, ...) for kind in GOOD for field in ("kind", "skill", "intent")),
    *(
        (kind, "skill", bad)
        for kind in GOOD
        for bad in ("", "Clock", "a b", "é", "a" * 65, "-a", 3)
    ),
    ("assist", "words", "buy this"),
    ("assist", "utterance", "time\nnow"),
    ("assist", "arguments", {"Bad Name": 1}),
    ("assist", "arguments", {"a": 1.5}),
    ("assist", "arguments", {"a": 2**53}),
    ("assist", "arguments", {"a": None}),
    ("assist", "arguments", {"a": {"b": 1}}),
    ("assist", "arguments", {"a": [""]}),
    ("assist", "arguments", {f"a{n}": 1 for n in range(17)}),
    ("notice", "notice", "advertise"),
    ("notice", "words", "buy this"),
    ("suggestion", "words", "buy this"),
    ("suggestion", "trigger", "whim"),
    ("suggestion", "purpose", "push"),
    ("suggestion", "need", ""),
    ("suggestion", "need", "x" * 201),
    ("suggestion", "candidates", []),
    ("suggestion", "named", []),
    ("suggestion", "named", [2]),
    ("suggestion", "named", [-1]),
    ("suggestion", "named", [0, 0]),
    ("suggestion", "named", [0, 1, 2, 3]),
    ("suggestion", "named", [0.5]),
    ("suggestion", "claims", [{**CLAIM, "candidate": 2}]),
    ("suggestion", "claims", [{**CLAIM, "candidate": -1}]),
    ("suggestion", "claims", [{**CLAIM, "claim": "best"}]),
    ("suggestion", "claims", [{**CLAIM, "evidence": ""}]),
    ("suggestion", "ranking.formula", "weighted-sum/2"),
    ("suggestion", "ranking.weights", {}),
    ("suggestion", "ranking.weights", {"unheard_of": 1}),
    ("suggestion", "ranking.weights", {"landed_per_unit": 0.5}),
    ("suggestion", "ranking.weights", {"landed_per_unit": 2**53}),
    ("suggestion", "ranking.catalogue", "0" * 63),
    ("suggestion", "ranking.catalogue", "G" * 64),
    ("suggestion", "candidates.1.features", {}),
    ("suggestion", "candidates.0.features.landed_per_unit", 1.5),
    ("suggestion", "candidates.0.commission", 60),
    ("suggestion", "candidates.0.sponsored", True),
    ("suggestion", "candidates.0.gtin", "952"),
    ("suggestion", "candidates.0.gtin", "٩٥٢٠٠٠٠٠٠٠٠١١"),
    ("suggestion", "candidates.0.name", "coffee"),
    ("suggestion", "candidates.0.name.fr", ...),
    ("suggestion", "candidates.0.name.de", "Kaffee"),
    ("suggestion", "candidates.0.quantity.amount", 0),
    ("suggestion", "candidates.0.quantity.unit", "oz"),
    ("suggestion", "candidates.0.price.cents", -1),
    ("suggestion", "candidates.0.price.cents", 1.5),
    ("suggestion", "candidates.0.price.cents", "100"),
    ("suggestion", "candidates.0.price.cents", True),
    ("suggestion", "candidates.0.price.cents", LARGEST_PRICE + 1),
    ("suggestion", "candidates.0.delivery.cents", LARGEST_PRICE + 1),
    ("suggestion", "candidates.0.price.currency", "USD"),
]


@pytest.mark.parametrize(("kind", "place", "value"), BAD)
def test_what_does_not_fit_is_refused_at_the_border(kind: str, place: str, value: Any) -> None:
    with pytest.raises(ValidationError):
        MESSAGE.validate_python(change(GOOD[kind], place, value))


def test_too_many_candidates_are_refused() -> None:
    with pytest.raises(ValidationError):
        suggestion(*(offer("shop", 100) for _ in range(51)))


def test_messages_and_leaves_never_change_once_made() -> None:
    made = [
        Assist.model_validate(GOOD["assist"]),
        NoticeRequest.model_validate(GOOD["notice"]),
        Suggestion.model_validate(GOOD["suggestion"]),
        OutcomeLeaf(of=1, outcome="delivered"),
    ]
    for record in made:
        with pytest.raises(ValidationError):
            record.kind = "other"  # type: ignore[assignment]


def test_no_wire_type_can_hold_a_word_about_money() -> None:
    """Promise 2: what leaves the adviser has no place for commissions."""
    assert not {"commission", "payer", "sponsor", "interest"} & set(Candidate.model_fields)
    assert not {"commission", "payer", "sponsor", "interest"} & set(Suggestion.model_fields)


def test_a_leaf_has_no_place_for_words() -> None:
    assert not {"need", "heard", "spoken", "candidates", "text"} & set(UtteranceLeaf.model_fields)
    assert [label for label in Label if label.sells] == [Label.SELL_ASKED, Label.SELL_UNASKED]


@given(st.sampled_from(MusicChange), st.sampled_from(MusicSource))
def test_a_record_of_music_is_read_back_as_it_was_made(
    what: MusicChange, source: MusicSource
) -> None:
    leaf = MusicLeaf(what=what, source=source)
    written = canonical_bytes(leaf.model_dump(mode="json"))
    assert written == f'{{"kind":"music","source":"{source}","what":"{what}"}}'.encode()
    assert MusicLeaf.model_validate_json(written) == leaf


@pytest.mark.parametrize(
    "more", [{"title": "x"}, {"station": "x"}, {"what": "paused"}, {"source": "brel"}]
)
def test_a_record_of_music_has_no_place_for_which_music(more: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        MusicLeaf.model_validate({"what": "started", "source": "radio", **more})


# -- money and order ------------------------------------------------------------------------------


def test_money_adds_up_in_cents() -> None:
    assert Money(cents=349) + Money(cents=1) == Money(cents=350)
    assert Candidate.model_validate(offer("shop", 349, delivery=490)).landed == Money(cents=839)


@pytest.mark.parametrize("cents", [-1, 1.0, 0.1, "1", None, True, LARGEST_INTEGER + 1])
def test_money_is_whole_cents(cents: Any) -> None:
    with pytest.raises(ValidationError):
        Money(cents=cents)


def test_the_largest_sum_is_still_exact() -> None:
    with pytest.raises(ValidationError):
        Money(cents=LARGEST_INTEGER) + Money(cents=1)
    assert (Money(cents=LARGEST_INTEGER - 1) + Money(cents=1)).cents == LARGEST_INTEGER


def test_the_written_formula_gives_the_order() -> None:
    made = suggestion(
        offer("b", 1, gtin="95200002", features={"landed_per_unit": 10, "mismatch": 0}),
        offer("a", 1, gtin="95200003", features={"landed_per_unit": 5, "mismatch": 1}),
        offer("b", 1, gtin="95200001", features={"landed_per_unit": 10, "mismatch": 0}),
        offer("a", 1, gtin="95200001", features={"landed_per_unit": 10, "mismatch": 0}),
        ranking={
            "formula": "weighted-sum/1",
            "weights": {"landed_per_unit": 2, "mismatch": 100},
            "catalogue": "0" * 64,
        },
    )
    assert [score(candidate, made.ranking) for candidate in made.candidates] == [20, 110, 20, 20]
    assert neutral_order(made) == [3, 2, 0, 1]
    assert best_of(made, range(4), 3) == (3, 0, 1)
    assert best_of(made, [0, 1, 2], 2) == (2, 0)
    assert best_of(made, [], 3) == ()


@given(st.permutations(range(6)))
def test_the_order_does_not_depend_on_the_order_they_came_in(order: list[int]) -> None:
    offers = [offer(f"m{n % 2}", 100 + n // 3, gtin=f"9520000{n // 2}") for n in range(6)]
    made = suggestion(*(offers[n] for n in order))
    names = [(made.candidates[i].gtin, made.candidates[i].merchant) for i in neutral_order(made)]
    assert names == [
        (suggestion(*offers).candidates[i].gtin, suggestion(*offers).candidates[i].merchant)
        for i in neutral_order(suggestion(*offers))
    ]
