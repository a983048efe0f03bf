"""Whether a log's decisions follow from what the log itself holds.

Of each suggestion: the charter of then, asked again on the facts of then, must decide as it did;
the facts must be those that the leaf tells and that the household's decisions settle; and every
number among them must be what the leaves before it come to, each share with both its halves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from audit.accounting import Window
from audit.charter import CedarCharter, ClosedCharter
from audit.records.leaves import Label
from audit.replay.charters import decide
from audit.replay.counting import Walk, is_asked, numbers, shares_of


class Source(StrEnum):
    """Where a wrong value stands: in the leaf, or among the facts that may be erased."""

    LEAF = "leaf"
    FACTS = "facts"


@dataclass(frozen=True)
class Finding:
    """What record `record` says of `name`, and what it is `found` to be.

    `name` is `verdict` or the name of a fact; in a leaf, a share is all its halves.
    """

    record: int
    source: Source
    name: str
    logged: object
    found: object


def check(
    leaf: Mapping[str, Any],
    facts: Mapping[str, Any] | None,
    charter: CedarCharter | ClosedCharter | None,
    walk: Walk,
) -> tuple[tuple[Finding, ...], int]:
    """What of a suggestion does not follow, and the log time at which it was decided on.

    `facts` are None where they are erased, `charter` where its text is not to be had: then only the
    leaf's own numbers are counted again.
    """
    found: list[Finding] = []
    now = leaf["log_ms"]
    for tried, moment in enumerate(walk.moments(leaf)):
        astray = tuple(_astray(leaf, facts, walk, moment))
        if not astray or not tried:
            found, now = list(astray), moment
        if not astray:
            break
    if facts is not None:
        found += _against_leaf(leaf, facts)
        if charter is not None:
            found += _against_charter(leaf, facts, charter, walk)
    return tuple(found), now


def verdict_of(allowed: bool, rules: tuple[str, ...]) -> dict[str, object]:
    """A decision as findings and changes show it."""
    return {"verdict": "spoken" if allowed else "blocked", "rules": list(rules)}


def _astray(
    leaf: Mapping[str, Any], facts: Mapping[str, Any] | None, walk: Walk, now_ms: int
) -> Iterator[Finding]:
    """What the leaves before this one contradict, if it was decided on at `now_ms`."""
    books = walk.tallies.books(now_ms, turn=leaf["turn"])
    told = shares_of(leaf)
    if told:
        counts = ("unasked_in_day", "asked_in_hour")
        logged = {f"share_{window}": told[window] for window in Window}
        logged |= {name: leaf["counted"][name] for name in counts}
        shares = books.shares(leaf["words"], leaf["milliseconds"])
        counted = {f"share_{window}": shares[window].model_dump() for window in Window}
        counted |= {name: getattr(books, name) for name in counts}
        yield from _differing(leaf, Source.LEAF, logged, counted)
    if facts is not None:
        since_no = walk.since_no_ms(now_ms)
        settled = {**numbers(books, leaf, since_no), **walk.household.facts(now_ms)}
        yield from _differing(leaf, Source.FACTS, facts, settled)


def _against_leaf(leaf: Mapping[str, Any], facts: Mapping[str, Any]) -> Iterator[Finding]:
    """What a leaf and its own facts tell differently: what it counts as, and who asked."""
    label = Label(leaf["label"])
    told = {"sells": label.sells, "asked": is_asked(leaf)}
    yield from _differing(leaf, Source.FACTS, facts, told)
    if label.sells:
        follows = Label.SELL_ASKED if facts.get("asked") else Label.SELL_UNASKED
        yield from _differing(leaf, Source.LEAF, leaf, {"label": follows.value})


def _against_charter(
    leaf: Mapping[str, Any],
    facts: Mapping[str, Any],
    charter: CedarCharter | ClosedCharter,
    walk: Walk,
) -> Iterator[Finding]:
    """Caps that are not those of the profile, and a verdict that is not the charter's."""
    caps = walk.household.caps(charter.profile(leaf["profile"]), {})
    yield from _differing(leaf, Source.FACTS, facts, caps)
    decision = decide(charter, facts)
    logged = verdict_of(leaf["verdict"] == "spoken", tuple(leaf["rules"]))
    decided = verdict_of(decision.allowed, decision.rules)
    yield from _differing(leaf, Source.LEAF, {"verdict": logged}, {"verdict": decided})


def _differing(
    leaf: Mapping[str, Any],
    source: Source,
    logged: Mapping[str, object],
    found: Mapping[str, object],
) -> Iterator[Finding]:
    for name, value in found.items():
        if logged.get(name) != value:
            yield Finding(leaf["seq"], source, name, logged.get(name), value)
