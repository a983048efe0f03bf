"""The quick way to read a record and the thorough one agree on everything, and on what is none."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.records.canonical import canonical_bytes
from audit.verify.records import Record, RecordInvalid, parse, read, read_in_full
from tests.support.plain_log import small_log

TEXT = st.text(max_size=12) | st.sampled_from(
    ['","kind":"start', '"seq":1,', "\\", '\\"', '"}', "é", "\u2028", "\U0001f600", "\x7f", "\n"]
)
ID = st.from_regex(r"[a-z0-9][a-z0-9_.-]{0,8}", fullmatch=True)
HEX = st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
COUNT = st.integers(0, 2**53 - 1)
COMMON = {
    "v": st.just(1),
    "seq": COUNT,
    "log_ms": COUNT,
    "wall": st.just("2026-11-22T04:30Z"),
    "wall_sure": st.booleans(),
}
SHARE = st.fixed_dictionaries(
    {f"{side}_{unit}": COUNT for side in ("sold", "helped") for unit in ("turns", "words", "ms")}
)
COUNTED = st.fixed_dictionaries(
    dict.fromkeys(("turns", "hour", "day", "month"), SHARE)
    | dict.fromkeys(("unasked_in_day", "asked_in_hour", "offers", "fields"), COUNT)
)
UTTERANCE = st.fixed_dictionaries(
    COMMON
    | {
        "kind": st.just("utterance"),
        "turn": TEXT,
        "requested": st.booleans(),
        "label": st.sampled_from(["assist", "notice", "sell_asked", "sell_unasked"]),
        "verdict": st.sampled_from(["spoken", "blocked"]),
        "rules": st.lists(TEXT, max_size=3),
        "subject": TEXT,
        "skill": ID,
        "intent": ID,
        "language": st.sampled_from(["fr", "en"]),
        "voice": st.sampled_from(["help", "sell"]),
        "words": COUNT,
        "milliseconds": COUNT,
        "charter": HEX,
        "profile": ID,
        "trigger": st.none() | st.just("asked"),
        "sponsors": st.lists(ID, max_size=3),
        "beneficiaries": st.lists(ID, max_size=3),
        "register_digest": st.none() | HEX,
        "catalogue": st.none() | TEXT,
        "share": st.none() | SHARE,
        "left_out": COUNT,
        "counted": st.none() | COUNTED,
        "campaign": st.none() | ID,
        "tier": st.none() | st.just("framing"),
    },
    optional={"commitment": HEX},
)
OTHERS = st.one_of(
    st.fixed_dictionaries(
        COMMON
        | {
            "kind": st.just("outcome"),
            "of": COUNT,
            "outcome": TEXT,
            "played_ms": st.none() | COUNT,
        },
        optional={"commitment": HEX},
    ),
    st.fixed_dictionaries(COMMON | {"kind": st.just("setting"), "name": TEXT, "value": TEXT}),
    st.fixed_dictionaries(
        COMMON
        | {
            "kind": st.just("decline"),
            "scope": TEXT,
            "value": TEXT,
            "of": st.none() | COUNT,
            "unasked_only": st.booleans(),
        }
    ),
    st.fixed_dictionaries(COMMON | {"kind": st.just("music"), "what": TEXT, "source": TEXT}),
    st.fixed_dictionaries(
        COMMON | {"kind": st.just("gap"), "sentences": st.dictionaries(TEXT, COUNT, max_size=3)}
    ),
)


def _result(reader: Any, entry: bytes) -> tuple[Any, ...] | str:
    try:
        record: Record = reader(entry)
    except RecordInvalid:
        return "invalid"
    return record[:-1]


@settings(max_examples=300, deadline=None)
@given(leaf=UTTERANCE | OTHERS)
def test_both_ways_read_the_same(leaf: dict[str, Any]) -> None:
    entry = canonical_bytes(leaf)
    assert read(entry)[:-1] == read_in_full(entry)[:-1]
    assert read(entry)[0] == leaf["seq"]
    assert read(entry)[2] == leaf["kind"]
    assert parse(entry) == json.loads(entry)


@settings(max_examples=400, deadline=None)
@given(leaf=UTTERANCE | OTHERS, data=st.data(), piece=st.binary(max_size=3) | TEXT.map(str.encode))
def test_both_ways_read_the_same_of_what_was_tampered_with(
    leaf: dict[str, Any], data: st.DataObject, piece: bytes
) -> None:
    entry = canonical_bytes(leaf)
    start = data.draw(st.integers(0, len(entry)))
    end = data.draw(st.integers(start, min(len(entry), start + 3)))
    changed = entry[:start] + piece + entry[end:]
    quick = _result(read, changed)
    # The quick way takes nothing that the thorough one refuses.
    assert quick == _result(read_in_full, changed)


def test_common_records_take_the_quick_way() -> None:
    kinds = {json.loads(entry)["kind"]: read(entry)[-1] is None for entry in small_log(20).entries}
    assert kinds == {"start": False, "utterance": True, "outcome": True, "setting": True}


@pytest.mark.parametrize(
    "entry",
    [
        b'{"kind":"setting","log_ms":1,"name":"a","seq":1,"seq":2,"v":1,"value":"b",'
        b'"wall":"2026-11-22T04:30Z","wall_sure":true}',
        b'{"log_ms":1,"kind":"setting","name":"a","seq":1,"v":1,"value":"b",'
        b'"wall":"2026-11-22T04:30Z","wall_sure":true}',
        b'{"kind":"setting","log_ms":-0,"name":"a","seq":1,"v":1,"value":"b",'
        b'"wall":"2026-11-22T04:30Z","wall_sure":true}',
        b'{"kind":"setting","log_ms":1,"name":"\\u0041","seq":1,"v":1,"value":"b",'
        b'"wall":"2026-11-22T04:30Z","wall_sure":true}',
        b'{"kind":"setting","log_ms":1,"name":"a","seq":1,"v":1,"value":"b",'
        b'"wall":"2026-11-22T04:30Z","wall_sure":true}\n',
        b'{"kind":"setting","log_ms":true,"name":"a","seq":1,"v":1,"value":"b",'
        b'"wall":"2026-11-22T04:30Z","wall_sure":true}',
    ],
    ids=["twice", "order", "minus-zero", "escape", "newline", "boolean"],
)
def test_other_spellings_of_a_record_are_refused(entry: bytes) -> None:
    with pytest.raises(RecordInvalid):
        read(entry)
