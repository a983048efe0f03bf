"""Reads one record, as its bytes stand in the log: RFC 8785 canonical JSON, version 1.

The bytes are never serialised again to be checked. Common records are read by a regular expression
that matches the whole record, from its first to its last byte, with every field in its place and no
escaped or non-ASCII character in it, so that nothing said inside a text can pass for a field. What
it does not match is parsed in full; both ways give the same result.
"""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Any

VERSION = 1
LARGEST_ENTRY = 65_535
LARGEST_INTEGER = 2**53 - 1
SELLING = ("sell_asked", "sell_unasked")
WALL = re.compile(r"[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]Z")
HEX_64 = re.compile(r"[0-9a-f]{64}")

_S = r'"[ !#-\[\]-~]*+"'
_N = r"(?:0|[1-9][0-9]{0,14})"
_B = r"(?:true|false)"
_W = rf'"{WALL.pattern}"'
_L = rf"\[(?:{_S}(?:,{_S})*+)?\]"
_SHARE = ",".join(
    rf'"{name}":{_N}'
    for name in ("helped_ms", "helped_turns", "helped_words", "sold_ms", "sold_turns", "sold_words")
)
_COUNTED = ",".join(
    [f'"asked_in_hour":{_N}']
    + [rf'"{name}":\{{{_SHARE}\}}' for name in ("day",)]
    + [f'"fields":{_N}']
    + [rf'"{name}":\{{{_SHARE}\}}' for name in ("hour", "month")]
    + [f'"offers":{_N}', rf'"turns":\{{{_SHARE}\}}', f'"unasked_in_day":{_N}']
)
_COMMON = {"log_ms": rf"({_N})", "seq": rf"({_N})", "v": "1", "wall": _W, "wall_sure": _B}
_KINDS = {
    "utterance": {
        "beneficiaries": _L,
        "campaign": rf"(?:null|{_S})",
        "catalogue": rf"(?:null|{_S})",
        "charter": '"([0-9a-f]{64})"',
        "counted": rf"(?:null|\{{{_COUNTED}\}})",
        "intent": _S,
        "label": '"(assist|notice|sell_asked|sell_unasked)"',
        "language": _S,
        "left_out": _N,
        "milliseconds": _N,
        "profile": _S,
        "register_digest": r'(?:null|"([0-9a-f]{64})")',
        "requested": _B,
        "rules": _L,
        "share": rf"(?:null|\{{{_SHARE}\}})",
        "skill": _S,
        "sponsors": _L,
        "subject": _S,
        "tier": rf"(?:null|{_S})",
        "trigger": rf"(?:null|{_S})",
        "turn": _S,
        "verdict": _S,
        "voice": _S,
        "words": _N,
    },
    "outcome": {"of": _N, "outcome": _S, "played_ms": rf"(?:null|{_N})"},
    "setting": {"name": _S, "value": _S},
    "decline": {
        "of": rf"(?:null|{_N})",
        "scope": _S,
        "unasked_only": _B,
        "value": _S,
    },
}


# Number, log time, kind, label (of an utterance), commitment, charter, register of interests: the
# last three as hexadecimal digits, empty where there is none; and all fields, if parsed in full.
# A plain tuple, because a named one costs as much as reading the record.
Record = tuple[int, int, str, str, bytes, bytes, bytes, dict[str, Any] | None]


class RecordInvalid(ValueError):
    """The entry is not a record of version 1; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read(entry: bytes) -> Record:
    """Read one entry. Raises `RecordInvalid`."""
    if entry.startswith(b'{"beneficiaries"'):
        match = _UTTERANCE(entry)
        if match:
            charter, commitment, label, log_ms, register, seq = match.groups(b"")
            return (
                int(seq),
                int(log_ms),
                "utterance",
                label.decode(),
                commitment,
                charter,
                register,
                None,
            )
    else:
        for kind, small in _SMALL:
            match = small(entry)
            if match:
                commitment, log_ms, seq = match.groups(b"")
                return int(seq), int(log_ms), kind, "", commitment, b"", b"", None
    return read_in_full(entry)


def read_in_full(entry: bytes) -> Record:
    """Read one entry by parsing all of it. Raises `RecordInvalid`."""
    fields = parse(entry)
    if fields.get("v") != VERSION or type(fields["v"]) is not int:
        raise RecordInvalid("entry-version")
    texts = {name: fields.get(name, "") for name in ("kind", "wall", "commitment")}
    if (
        not all(_natural(fields.get(name)) for name in ("seq", "log_ms"))
        or type(fields.get("wall_sure")) is not bool
        or not all(isinstance(text, str) for text in texts.values())
        or not texts["kind"]
        or not WALL.fullmatch(texts["wall"])
        or ("commitment" in fields and not HEX_64.fullmatch(texts["commitment"]))
    ):
        raise RecordInvalid("entry-fields")
    kind = texts["kind"]
    digests = [fields.get(name) or "" for name in ("charter", "register_digest")]
    label = fields.get("label", "")
    if not all(value == "" or _digest(value) for value in digests) or not isinstance(label, str):
        raise RecordInvalid("entry-fields")
    return (
        fields["seq"],
        fields["log_ms"],
        kind,
        label if kind == "utterance" else "",
        texts["commitment"].encode(),
        digests[0].encode(),
        digests[1].encode(),
        fields,
    )


def parse(entry: bytes) -> dict[str, Any]:
    """All fields of an entry, if it is a canonical JSON object. Raises `RecordInvalid`."""
    try:
        text = entry.decode("utf-8")
        fields = _DECODER.decode(text)
    except RecordInvalid:
        raise
    except (ValueError, RecursionError) as error:
        raise RecordInvalid("entry-not-json") from error
    if not isinstance(fields, dict):
        raise RecordInvalid("entry-not-json")
    if not _CANONICAL.fullmatch(text):
        raise RecordInvalid("entry-not-canonical")
    return fields


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key.encode("utf-16-be", "surrogatepass") for key, _ in pairs]
    if any(first >= second for first, second in pairwise(keys)):
        raise RecordInvalid("entry-not-canonical")
    return dict(pairs)


def _integer(digits: str) -> int:
    if len(digits) > 17 or abs(int(digits)) > LARGEST_INTEGER or digits == "-0":
        raise RecordInvalid("entry-not-canonical")
    return int(digits)


def _refuse(_text: str) -> None:
    raise RecordInvalid("entry-not-canonical")


def _natural(value: object) -> bool:
    return type(value) is int and value >= 0


def _digest(value: object) -> bool:
    return isinstance(value, str) and HEX_64.fullmatch(value) is not None


def _whole(kind: str) -> Any:
    """A matcher for the whole of a record of `kind`: its fields in canonical order."""
    fields = _COMMON | _KINDS[kind] | {"kind": f'"{kind}"', "commitment": '"([0-9a-f]{64})"'}
    parts = [rf'"{name}":{fields[name]},' for name in sorted(fields)]
    # Not every record has words to commit to.
    pattern = "".join(f"(?:{part})?" if "commitment" in part else part for part in parts)
    return re.compile(rf"\{{{pattern[:-1]}\}}".encode()).fullmatch


# Outside strings no white space; inside them only the escapes that RFC 8785 writes.
_CANONICAL = re.compile(r'(?:[^"\s]++|"(?:[^"\\\x00-\x1f]++|\\["\\bfnrt]|\\u00[01][0-9a-f])*+")*+')
_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=_refuse, parse_constant=_refuse, parse_int=_integer
)
_UTTERANCE = _whole("utterance")
_SMALL = [(kind, _whole(kind)) for kind in ("outcome", "decline", "setting")]
