"""Why one record was allowed or held back, in words and with the numbers that decided it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from audit.charter import ERROR, CedarCharter, Charter, ClosedCharter, Decision
from audit.charter.cedar import FAILURES
from audit.charter.errors import LawUnknown
from audit.charter.law import law_in
from audit.disclosure import Wording
from audit.gate.door import UNDECLARED_SELLING
from audit.gate.judgement import REGISTER_UNREADABLE
from audit.language import Language
from audit.records.leaves import Label
from audit.replay.charters import Charters, decide, facts_read
from audit.replay.checking import check
from audit.replay.counting import Walk, is_asked, is_suggestion, numbers, shares_of
from audit.replay.facts_told import ASKED_CAPS, UNASKED_CAPS, facts_in_words
from audit.replay.say_why import SAY

Leaf = Mapping[str, Any]
_IN_THE_HEAD = ("sells", "asked")


@dataclass(frozen=True)
class _Case:
    """One suggestion: its leaf, what was logged beside it, and the facts that are still known.

    `erased` where the words and most facts are gone: the rest is from the leaves alone. `then` is
    the charter of then, `today` the one in force, with the caps that it would hold this to. `sound`
    where all that is logged of it follows from the log.
    """

    leaf: Leaf
    personal: Mapping[str, Any] | None
    facts: Mapping[str, Any]
    erased: bool
    then: CedarCharter | ClosedCharter | None
    today: Charter
    caps_today: Mapping[str, int]
    sound: bool


def explain(
    record: int,
    log: Iterable[Leaf],
    personal: Mapping[str, Any] | None,
    charters: Charters,
    today: Charter,
    language: Language,
) -> str:
    """The whole text. `log` are the leaves up to `record`, which is the last of them.

    `personal` is what was logged beside it, None where erased; `today` the charter in force.
    """
    walk, leaf = Walk(), None
    for each in log:
        if leaf is not None:
            walk.take(leaf)
        leaf = each
    assert leaf is not None, "a log up to a record holds it"  # noqa: S101
    return "\n".join(_lines(record, leaf, personal, walk, charters, today, language))


def _lines(
    record: int,
    leaf: Leaf,
    personal: Mapping[str, Any] | None,
    walk: Walk,
    charters: Charters,
    today: Charter,
    language: Language,
) -> Iterator[str]:
    say = SAY[language]
    if leaf["kind"] != "utterance":
        yield say["not-utterance"].format(record=record, kind=leaf["kind"])
        return
    yield _head(leaf, language)
    yield from _words(personal, language)
    if not is_suggestion(leaf):
        yield from _without_the_charter(leaf, language)
        return
    case = _case(leaf, personal, walk, charters, today)
    yield from _verdict(case, language)
    yield from _charter(case, language)


def _case(
    leaf: Leaf,
    personal: Mapping[str, Any] | None,
    walk: Walk,
    charters: Charters,
    today: Charter,
) -> _Case:
    then = charters.of(leaf["charter"])
    facts = personal.get("facts") if personal else None
    return _Case(
        leaf=leaf,
        personal=personal,
        facts=_from_leaves(leaf, walk, then) if facts is None else facts,
        erased=facts is None,
        then=then,
        today=today,
        caps_today=walk.household.caps(today.profile(leaf["profile"]), {}),
        sound=not check(leaf, facts, then, walk)[0],
    )


def _from_leaves(leaf: Leaf, walk: Walk, charter: Charter | None) -> dict[str, Any]:
    """The facts that the leaves alone still tell."""
    now = leaf["log_ms"]
    counted = numbers(walk.tallies.books(now, turn=leaf["turn"]), leaf, walk.since_no_ms(now))
    caps = {} if charter is None else walk.household.caps(charter.profile(leaf["profile"]), {})
    return {
        "sells": Label(leaf["label"]).sells,
        "asked": is_asked(leaf),
        **walk.household.facts(now),
        **counted,
        **caps,
    }


def _head(leaf: Leaf, language: Language) -> str:
    say = SAY[language]
    verdict = say[leaf["verdict"]].format(rules=len(leaf["rules"]))
    return say["head"].format(
        record=leaf["seq"],
        wall=leaf["wall"] + ("" if leaf["wall_sure"] else "?"),
        label=leaf["label"],
        meaning=say[
            "unpaid" if is_suggestion(leaf) and leaf["label"] == "assist" else leaf["label"]
        ],
        verdict=verdict,
    )


def _words(personal: Mapping[str, Any] | None, language: Language) -> Iterator[str]:
    say = SAY[language]
    if personal is None:
        yield say["erased"]
        return
    for name in ("transcribed", "heard", "need", "words"):
        if text := personal.get(name):
            yield say[name].format(text=_harmless(str(text)))


def _without_the_charter(leaf: Leaf, language: Language) -> Iterator[str]:
    """Help and notices need no leave; help that others sell in is held back by the gate itself."""
    say = SAY[language]
    if UNDECLARED_SELLING in leaf["rules"]:
        yield say["watchdog"].format(tier=leaf["tier"])
    else:
        yield say["notice-free" if leaf["label"] == Label.NOTICE else "help-free"]


def _verdict(case: _Case, language: Language) -> Iterator[str]:
    say, leaf = SAY[language], case.leaf
    yield say["asked" if is_asked(leaf) else "unasked"].format(
        trigger=say[f"by-{leaf['trigger']}"],
        campaign=f" ({leaf['campaign']})" if leaf.get("campaign") else "",
        payers=", ".join(leaf["sponsors"]) or "–",
    )
    if case.erased and REGISTER_UNREADABLE not in leaf["rules"]:
        yield say["leaf-alone"]
    yield ""
    read = facts_read(case.then) if isinstance(case.then, CedarCharter) else {}
    for rule in leaf["rules"]:
        yield from _rule(rule, read.get(rule, ()), case, language)
    if leaf["verdict"] == "spoken" and Label(leaf["label"]).sells:
        yield say["closeness"]
        caps = ASKED_CAPS if is_asked(leaf) else UNASKED_CAPS
        yield from _facts(caps, case, language)
    elif leaf["verdict"] == "spoken":
        yield say["no-caps"]
    yield ""
    yield say["follows" if case.sound else "astray"]


def _rule(rule: str, facts: Sequence[str], case: _Case, language: Language) -> Iterator[str]:
    say = SAY[language]
    yield say["rule"].format(rule=rule, sentence=_sentence(rule, case.then, language))
    if isinstance(case.then, CedarCharter) and rule in case.then.rules:
        yield say["law"].format(law=_law(case.then.rules[rule].law, language))
    # Whether it sells, and was asked for, stands above; a rule that looks at nothing else says so.
    deciding = [name for name in facts if name not in _IN_THE_HEAD]
    yield from _facts(deciding or facts, case, language)


def _facts(names: Sequence[str], case: _Case, language: Language) -> Iterator[str]:
    for line in facts_in_words(names, case.facts, shares_of(case.leaf), language):
        yield f"  - {line}"


def _sentence(rule: str, charter: Charter | None, language: Language) -> str:
    if rule == REGISTER_UNREADABLE:
        return Wording(language).register_unreadable()
    if rule in FAILURES:
        return FAILURES[rule][language]
    if isinstance(charter, CedarCharter) and rule in charter.rules:
        return charter.sentence(rule, language)
    return SAY[language]["text-lost"]


def _law(law: str, language: Language) -> str:
    try:
        return law_in(language, law)
    except LawUnknown:
        return law


def _charter(case: _Case, language: Language) -> Iterator[str]:
    say, digest = SAY[language], case.leaf["charter"]
    if case.then is None:
        yield say["charter-lost"].format(digest=digest[:12])
    elif isinstance(case.then, ClosedCharter):
        yield say["charter-closed"]
    else:
        released = say["released" if case.then.released else "unreleased"]
        yield say["charter"].format(digest=digest[:12], released=released)
    if case.today.digest == digest:
        yield say["same-charter"]
        return
    yield say["other-charter"].format(digest=case.today.digest[:12])
    if case.erased:
        yield say["today-unknown"]
        return
    decision = decide(case.today, {**case.facts, **case.caps_today})
    yield _today(decision, say)


def _today(decision: Decision, say: Mapping[str, str]) -> str:
    if decision.allowed:
        return say["today-allows"]
    unfit = say["today-unfit"] if ERROR in decision.rules else ""
    return say["today-refuses"].format(rules=", ".join(decision.rules)) + unfit


def _harmless(text: str) -> str:
    """Words that others had a hand in, with nothing in them that a terminal could obey."""
    return "".join(
        "\ufffd" if unicodedata.category(letter).startswith("C") else letter for letter in text
    )
