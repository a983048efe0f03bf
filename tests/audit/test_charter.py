"""The charter can only fail closed, whatever is wrong with its facts or its texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import cedarpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.charter import (
    CEILING,
    CHARTER_FILES,
    ERROR,
    NONE,
    UNREADABLE,
    CedarCharter,
    CharterInvalid,
    ClosedCharter,
    Decision,
    Facts,
    load_charter,
    read_texts,
)
from audit.charter.errors import SchemaUnfit
from audit.language import Language
from tests.support.cedar import as_decision, cedar_with_schema
from tests.support.facts import FINE, MOSTLY_FINE, NAMES, NUMBERS, RIGHT

TEXTS = read_texts()
CHARTER = CedarCharter(TEXTS)
WRONG = [
    None, "", "true", "0", 0.0, 1.5, float("nan"), [], {}, [True], {"value": 1},
    2**63, -1, -(2**63) - 1, b"1",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The policies, copied so that a test can spoil them."""
    for name in CHARTER_FILES:
        (tmp_path / name).write_text(TEXTS[name], "utf-8")
    return tmp_path


def test_what_is_in_order_is_allowed() -> None:
    assert CHARTER.decide(FINE) == Decision(True, ("suggestion-permitted",))


def test_the_charter_in_force_is_a_released_one() -> None:
    released = (Path(__file__).parents[2] / "policies" / "released.txt").read_text("utf-8")
    assert CHARTER.digest in released.split()
    assert CHARTER.released


def test_a_folder_cannot_declare_itself_released(folder: Path) -> None:
    (folder / "profiles.toml").write_text(TEXTS["profiles.toml"] + "# changed\n", "utf-8")
    (folder / "released.txt").write_text(CedarCharter(read_texts(folder)).digest, "utf-8")
    assert not load_charter(folder).released


@pytest.mark.parametrize("name", CHARTER_FILES)
def test_any_change_of_the_texts_makes_it_an_unreleased_charter(folder: Path, name: str) -> None:
    text = (folder / name).read_text("utf-8")
    comment = "//" if name != "profiles.toml" else "#"
    (folder / name).write_text(f"{text}{comment} changed\n", "utf-8")
    changed = load_charter(folder)
    assert changed.decide(FINE).allowed
    assert not changed.released


# -- facts that are missing or wrong --------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_fact_never_allows(name: str) -> None:
    context = asdict(FINE)
    del context[name]
    assert CHARTER.decide_on(context) == Decision(False, (ERROR,))


@pytest.mark.parametrize("name", NAMES)
def test_a_fact_of_the_wrong_type_never_allows(name: str) -> None:
    for value in WRONG:
        decision = CHARTER.decide_on({**asdict(FINE), name: value})
        assert decision == Decision(False, (ERROR,)), value


@pytest.mark.parametrize("name", NAMES)
def test_a_number_for_a_truth_or_a_truth_for_a_number_never_allows(name: str) -> None:
    right = getattr(FINE, name)
    wrong: Any = int(right) if isinstance(right, bool) else bool(right)
    assert CHARTER.decide_on({**asdict(FINE), name: wrong}) == Decision(False, (ERROR,))


@pytest.mark.parametrize("extra", [True, 0, None, "", {}])
def test_an_unknown_fact_never_allows(extra: Any) -> None:
    assert CHARTER.decide_on({**asdict(FINE), "more": extra}) == Decision(False, (ERROR,))


@pytest.mark.parametrize("context", [None, [], "", 1, {}, {1: True}])
def test_what_is_no_context_at_all_never_allows(context: Any) -> None:
    assert CHARTER.decide_on(context) == Decision(False, (ERROR,))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda children: st.lists(children) | st.dictionaries(st.text(), children),
    max_leaves=5,
)
SPOILT = st.builds(
    lambda facts, wrong, gone: {
        name: value for name, value in {**facts, **wrong}.items() if name not in gone
    },
    RIGHT,
    st.dictionaries(st.sampled_from(NAMES) | st.text(), JSON | st.booleans(), max_size=2),
    st.sets(st.sampled_from(NAMES), max_size=1),
)


@given(SPOILT)
def test_the_charter_refuses_whatever_cedar_refuses_by_the_schema(context: dict[str, Any]) -> None:
    decision = CHARTER.decide_on(context)
    try:
        answer = cedar_with_schema(context)
    except (ValueError, TypeError):
        assert decision == Decision(False, (ERROR,))
        return
    if answer.decision is cedarpy.Decision.NoDecision or answer.diagnostics.errors:
        assert decision == Decision(False, (ERROR,))
    elif decision.rules != (ERROR,):
        assert decision == as_decision(answer)
    else:  # the one thing it is stricter in
        assert any(context[name] < 0 for name in NUMBERS)


@given(st.dictionaries(st.sampled_from(NAMES) | st.text(), JSON))
def test_no_context_made_at_random_is_allowed(context: Mapping[str, Any]) -> None:
    assert CHARTER.decide_on(context) == Decision(False, (ERROR,))


def test_each_is_decided_for_itself_whatever_came_before() -> None:
    contexts = [
        asdict(FINE),
        {},
        {**asdict(FINE), "quiet": True},
        {**asdict(FINE), "quiet": 1},
        asdict(FINE),
    ]
    decisions = [CHARTER.decide_on(context) for context in contexts]
    assert [decision.allowed for decision in decisions] == [True, False, False, False, True]


# -- what the rules say, said once more in Python -------------------------------------------------


def by_the_design(facts: Facts) -> bool:
    """DESIGN §1, §5 and §6, with the ceiling that no profile can lift."""
    honest = facts.order_holds and facts.refuse_words <= facts.accept_words
    honest &= not (
        facts.undisclosed
        or facts.undeclared_selling
        or facts.urgency_undated
        or facts.price_cut_false
        or facts.rating_unsourced
        or facts.green_uncertified
        or facts.personal_field
        or facts.mood_field
    )
    declined = (
        facts.declined_product
        or facts.declined_category
        or facts.declined_brand
        or facts.declined_sponsor
    )
    welcome = facts.asked or not (
        facts.unregistered
        or facts.own_brand
        or facts.alarm_ringing
        or facts.task_open
        or facts.quiet
    )
    if not honest or declined or not welcome:
        return False
    if not facts.sells:
        return True
    open_to_selling = facts.selling_allowed and facts.introduced and facts.log_sound
    unfit = (facts.children_here and not facts.adult_open) or facts.aimed_at_children
    if not open_to_selling or unfit or facts.sensitive:
        return False
    if facts.asked:
        return facts.about_buying and facts.asked_in_hour < min(facts.asked_per_hour, 20)
    windows = (
        (facts.share_turns, facts.cap_turns, 3300),
        (facts.share_hour, facts.cap_hour, 5000),
        (facts.share_day, facts.cap_day, 3000),
        (facts.share_week, facts.cap_week, 1000),
        (facts.share_month, facts.cap_month, 1000),
    )
    return (
        all(share <= min(cap, ceiling) for share, cap, ceiling in windows)
        and facts.unasked_in_day < min(facts.unasked_per_day, 3)
        and facts.minutes_since_unasked >= max(facts.spacing_minutes, 240)
        and facts.minutes_since_no >= max(facts.cooldown_minutes, 1440)
    )


@given(MOSTLY_FINE)
def test_the_policies_say_what_the_design_says(facts: Facts) -> None:
    assert CHARTER.decide(facts).allowed == by_the_design(facts)


@given(MOSTLY_FINE, st.sampled_from(list(CEILING.caps)), st.integers(0, 20_000))
def test_no_cap_lifts_the_ceiling(facts: Facts, cap: str, value: int) -> None:
    """What is refused with the caps of the ceiling is refused with any caps."""
    at_ceiling = Facts(**{**asdict(facts), **CEILING.caps})
    elsewhere = Facts(**{**asdict(at_ceiling), cap: value})
    if not CHARTER.decide(at_ceiling).allowed:
        assert not CHARTER.decide(elsewhere).allowed


# -- texts that are missing or wrong --------------------------------------------------------------


def missing(file: Path) -> None:
    file.unlink()


def empty(file: Path) -> None:
    file.write_text("")


def nonsense(file: Path) -> None:
    file.write_text("forbid (((")


def not_text(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00")


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def cut_short(file: Path) -> None:
    text = file.read_text("utf-8")
    file.write_text(text[: len(text) // 2] + "\n(", "utf-8")


@pytest.mark.parametrize("spoil", [missing, empty, nonsense, not_text, a_folder, cut_short])
@pytest.mark.parametrize("name", CHARTER_FILES)
def test_texts_that_are_not_in_order_close_the_charter(
    folder: Path, name: str, spoil: Callable[[Path], None]
) -> None:
    spoil(folder / name)
    closed = load_charter(folder)
    assert isinstance(closed, ClosedCharter)
    assert closed.decide(FINE) == Decision(False, (UNREADABLE,))
    assert closed.profile("open") == NONE
    assert not closed.released
    assert "illisible" in closed.sentence("anything", Language.FRENCH)
    assert "cannot be read" in closed.sentence("anything", Language.ENGLISH)


def test_policies_that_are_not_installed_close_the_charter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gone(package: str) -> Any:
        raise ModuleNotFoundError(package)

    monkeypatch.setattr("audit.charter.texts.files", gone)
    assert isinstance(load_charter(), ClosedCharter)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("charter.cedar", "resource.sells", "resource.sold"),
        ("charter.cedar", "resource.refuse_words > resource.accept_words", "resource.refuse_words"),
        ("charter.cedar", '@law("GDPR 2016/679 art. 21(2)-(3)")\n', ""),
        ("charter.cedar", '@id("selling-off")\n', ""),
        ("charter.cedar", '@group("no")\n', ""),
        ("charter.cedar", '@fr("Vous avez dit non à ce produit.")\n', ""),
        ("charter.cedar", '@en("You said no to this product.")', '@en("")'),
        ("charter.cedar", '@id("declined-product")', '@id("selling-off")'),
        ("charter.cedarschema", "declined_product: Bool", "refused_product: Bool"),
        ("charter.cedarschema", "declined_product: Bool", "declined_product?: Bool"),
        ("charter.cedarschema", "introduced: Bool", "introduced?: Bool"),
        ("charter.cedarschema", "quiet: Bool", "quiet?: Bool"),
        ("charter.cedarschema", "sells: Bool", "sells: Bool, more: Bool"),
        ("charter.cedarschema", "introduced: Bool", "introduced: Bool, more: Bool"),
        ("charter.cedarschema", "quiet: Bool", "quiet: Bool, more: Bool"),
        ("charter.cedarschema", "entity Suggestion", "entity Proposal"),
        ("charter.cedarschema", "share_week: Long", "share_week: String"),
        ("charter.cedarschema", "action suggest", "action propose"),
        ("charter.cedarschema", "principal: Household", "principal: Suggestion"),
        ("profiles.toml", "[none]", "[nothing]"),
        ("profiles.toml", "[none]\ncap_turns = 0", "[none]\ncap_turns = 1"),
        ("profiles.toml", "cap_week = 200\n", ""),
        ("profiles.toml", "cap_week = 200\n", "cap_fortnight = 200\n"),
        ("profiles.toml", "cap_week = 200\n", "cap_week = 200\ncap_year = 200\n"),
    ],
)
def test_the_texts_are_checked_against_each_other_at_load(
    folder: Path, name: str, old: str, new: str
) -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), "utf-8")
    with pytest.raises(CharterInvalid):
        CedarCharter(read_texts(folder))
    assert isinstance(load_charter(folder), ClosedCharter)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_that_lacks_or_need_not_have_a_fact_closes_the_charter(name: str) -> None:
    """Even where no rule would miss it."""
    permit = (
        '@id("a") @group("g") @law("l") @fr("f") @en("e") permit (principal, action, resource);'
    )
    schema = TEXTS["charter.cedarschema"]
    assert CedarCharter({**TEXTS, "charter.cedar": permit}).decide(FINE).allowed
    for spoilt in (
        re.sub(rf"^ *{name}:.*$", "", schema, flags=re.MULTILINE),
        re.sub(rf"^( *{name}):", r"\1?:", schema, flags=re.MULTILINE),
    ):
        assert spoilt != schema
        with pytest.raises(SchemaUnfit):
            CedarCharter({**TEXTS, "charter.cedarschema": spoilt, "charter.cedar": permit})


def test_a_rule_that_fails_while_it_is_applied_refuses() -> None:
    """Cedar passes over a `forbid` that errs, here by an overflow; the wrapper does not."""
    overflowing = TEXTS["charter.cedar"].replace(
        "resource.mood_field", f"context.share_week + {2**63 - 1} > 0"
    )
    decision = CedarCharter({**TEXTS, "charter.cedar": overflowing}).decide(FINE)
    assert not decision.allowed
    assert ERROR in decision.rules


def test_a_binding_that_fails_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: Any) -> Any:
        raise RuntimeError("broken")

    monkeypatch.setattr("audit.charter.cedar.cedarpy.is_authorized_batch", broken)
    assert CHARTER.decide(FINE) == Decision(False, (ERROR,))


def answer(decision: str, reasons: list[str], errors: list[str]) -> cedarpy.AuthzResult:
    named = {"policy0": "suggestion-permitted"}
    diagnostics = {"reason": reasons, "errors": errors, "id_annotations_by_reason": named}
    return cedarpy.AuthzResult({"decision": decision, "diagnostics": diagnostics})


@pytest.mark.parametrize(
    "answers",
    [
        [],
        ["garbage"],
        [None],
        [answer("Allow", [], [])],
        [answer("Allow", ["policy1"], [])],
        [answer("Allow", [], ["a rule erred"])],
        [answer("NoDecision", ["policy0"], [])],
        [answer("Deny", [], [])],
        [answer("Perhaps", ["policy0"], [])],
    ],
)
def test_an_answer_that_is_not_understood_refuses(
    monkeypatch: pytest.MonkeyPatch, answers: list[Any]
) -> None:
    monkeypatch.setattr(
        "audit.charter.cedar.cedarpy.is_authorized_batch", lambda *_arguments: answers
    )
    assert CHARTER.decide(FINE) == Decision(False, (ERROR,))


@pytest.mark.parametrize("language", Language)
def test_an_error_of_the_charter_has_a_sentence(language: Language) -> None:
    assert CHARTER.sentence(ERROR, language).endswith(".")
