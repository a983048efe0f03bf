"""The charters that a log keeps, opened again to be asked again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import cedarpy

from audit.charter import (
    UNREADABLE,
    CedarCharter,
    Charter,
    CharterInvalid,
    ClosedCharter,
    Decision,
    files_of,
)
from audit.charter.facts import PLACES
from audit.charter.texts import RELEASED, policies_folder, read_text

_READ_OF = [{"Var": place} for place in PLACES]


class Charters:
    """Charters by their digests, each opened once. `texts` are a log's documents."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._open: dict[str, CedarCharter | ClosedCharter | None] = {
            ClosedCharter.digest: ClosedCharter()
        }

    def of(self, digest: str) -> CedarCharter | ClosedCharter | None:
        """The charter of this digest.

        None where the log does not keep its text, keeps another text in its place, or where this
        program is of another edition and cannot read it.
        """
        if digest not in self._open:
            self._open[digest] = self._opened(digest)
        return self._open[digest]

    def _opened(self, digest: str) -> CedarCharter | None:
        text = self._texts.get(digest)
        if text is None:
            return None
        try:
            charter = CedarCharter({**files_of(text), RELEASED: _released()})
        except CharterInvalid:
            return None
        return charter if charter.digest == digest else None


def decide(charter: Charter, context: Mapping[str, Any]) -> Decision:
    """What a charter answers; one that could not be read refuses."""
    if isinstance(charter, CedarCharter):
        return charter.decide_on(context)
    return Decision(allowed=False, rules=(UNREADABLE,))


def facts_read(charter: CedarCharter) -> dict[str, tuple[str, ...]]:
    """The facts that each rule looks at, by its id, in the order of its text."""
    rules = json.loads(cedarpy.policies_to_json_str(files_of(charter.text)["charter.cedar"]))
    return {
        rule["annotations"]["id"]: tuple(dict.fromkeys(_facts(rule["conditions"])))
        for rule in rules["staticPolicies"].values()
    }


def _facts(part: Any) -> Iterator[str]:
    """Every fact named in a part of a rule, as Cedar writes rules in JSON."""
    if isinstance(part, list):
        for item in part:
            yield from _facts(item)
    elif isinstance(part, dict):
        access = part.get(".")
        if isinstance(access, dict) and access.get("left") in _READ_OF:
            yield access["attr"]
            return
        for item in part.values():
            yield from _facts(item)


def _released() -> str:
    """The digests published with the program; none where the list is not there."""
    try:
        return read_text(policies_folder(), "released.txt")
    except CharterInvalid:
        return ""
