"""The charter can only fail closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.charter import (
    CHARTER_FILES,
    ERROR,
    UNREADABLE,
    CedarCharter,
    CharterInvalid,
    ClosedCharter,
    Decision,
    Facts,
    Profile,
    load_charter,
    read_texts,
)
from audit.language import Language

FINE = Facts(
    sells=True, asked=False, selling_allowed=True, log_sound=True, declined=False,
    order_holds=True, unproven_claims=0, share=100, share_cap=200, unasked_in_day=0,
    unasked_per_day=1, asked_in_hour=0, asked_per_hour=6,
)  # fmt: skip
CHARTER = CedarCharter(read_texts())
NAMES = [field.name for field in fields(Facts)]
WRONG = [None, "", "true", "0", 0.0, 1.5, [], {}, [True], {"value": 1}, 2**63, -(2**63) - 1, b"1"]


@pytest.fixture(scope="module")
def charter() -> CedarCharter:
    return CedarCharter(read_texts())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The policies, copied so that a test can spoil them."""
    for name, text in read_texts().items():
        if name in CHARTER_FILES:
            (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_what_is_in_order_is_allowed(charter: CedarCharter) -> None:
    assert charter.decide(FINE) == Decision(True, ("suggestion-permitted",))


def test_every_rule_names_its_law_and_has_a_sentence_in_both_languages(
    charter: CedarCharter,
) -> None:
    assert len(charter.rules) == 9
    for rule in charter.rules.values():
        assert rule.law
        for language in Language:
            sentence = charter.sentence(rule.id, language)
            assert sentence[0].isupper()
            assert sentence.endswith(".")
        assert rule.fr != rule.en
        assert not any(f" {mark}" in rule.fr for mark in ":;?!%»€")


def test_the_charter_in_force_is_a_released_one(charter: CedarCharter) -> None:
    released = (Path(__file__).parents[2] / "policies" / "released.txt").read_text("utf-8")
    assert charter.digest in released.split()
    assert charter.released


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
def test_a_missing_fact_never_allows(charter: CedarCharter, name: str) -> None:
    context = asdict(FINE)
    del context[name]
    decision = charter.decide_on(context)
    assert not decision.allowed
    assert ERROR in decision.rules


@pytest.mark.parametrize("value", WRONG, ids=repr)
@pytest.mark.parametrize("name", NAMES)
def test_a_fact_of_the_wrong_type_never_allows(
    charter: CedarCharter, name: str, value: Any
) -> None:
    decision = charter.decide_on({**asdict(FINE), name: value})
    assert not decision.allowed
    assert ERROR in decision.rules


@pytest.mark.parametrize("name", NAMES)
def test_a_number_for_a_truth_or_a_truth_for_a_number_never_allows(
    charter: CedarCharter, name: str
) -> None:
    right = getattr(FINE, name)
    wrong: Any = int(right) if isinstance(right, bool) else bool(right)
    assert not charter.decide_on({**asdict(FINE), name: wrong}).allowed


def test_an_unknown_fact_never_allows(charter: CedarCharter) -> None:
    assert not charter.decide_on({**asdict(FINE), "more": True}).allowed


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda children: st.lists(children) | st.dictionaries(st.text(), children),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(NAMES) | st.text(), JSON))
def test_no_context_made_at_random_is_allowed(context: Mapping[str, Any]) -> None:
    decision = CHARTER.decide_on(context)
    assert not decision.allowed
    assert decision.rules


TRUTHS = {field.name: st.booleans() for field in fields(Facts) if field.type == "bool"}
NUMBERS = {
    field.name: st.integers(-5, 30) | st.integers(0, 12_000)
    for field in fields(Facts)
    if field.type == "int"
}
FACTS = st.builds(Facts, **TRUTHS, **NUMBERS)


def by_the_design(facts: Facts) -> bool:
    """DESIGN §5 in Python, with the ceiling that no profile can lift."""
    within = (
        facts.asked_in_hour < min(facts.asked_per_hour, 20)
        if facts.asked
        else facts.share <= min(facts.share_cap, 1000)
        and facts.unasked_in_day < min(facts.unasked_per_day, 3)
    )
    honest = facts.order_holds and facts.unproven_claims <= 0 and not facts.declined
    return honest and (not facts.sells or (facts.selling_allowed and within))


@given(FACTS)
def test_the_policies_say_what_the_design_says(facts: Facts) -> None:
    assert CHARTER.decide(facts).allowed == by_the_design(facts)


def test_the_ceiling_holds_even_where_a_profile_is_looser(folder: Path) -> None:
    (folder / "profiles.toml").write_text(
        "[none]\nshare_cap=0\nunasked_per_day=0\nasked_per_hour=0\n"
        "[wild]\nshare_cap=10000\nunasked_per_day=1000\nasked_per_hour=1000\n"
    )
    wild = load_charter(folder)
    caps = {k: v for k, v in asdict(wild.profile("wild")).items() if k != "name"}
    assert caps["asked_per_hour"] == 1000
    facts = {**asdict(FINE), **caps, "share": 1000, "unasked_in_day": 2, "asked_in_hour": 19}
    for asked in (True, False):
        assert wild.decide(Facts(**{**facts, "asked": asked})).allowed
    for change in (
        {"asked": True, "asked_in_hour": 20},
        {"asked": False, "unasked_in_day": 3},
        {"asked": False, "share": 1001},
    ):
        assert not wild.decide(Facts(**{**facts, **change})).allowed


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
    file.write_text(text[: len(text) // 2] + " (", "utf-8")


@pytest.mark.parametrize("spoil", [missing, empty, nonsense, not_text, a_folder, cut_short])
@pytest.mark.parametrize("name", CHARTER_FILES)
def test_texts_that_are_not_in_order_close_the_charter(
    folder: Path, name: str, spoil: Callable[[Path], None]
) -> None:
    spoil(folder / name)
    closed = load_charter(folder)
    assert isinstance(closed, ClosedCharter)
    assert closed.decide(FINE) == Decision(False, (UNREADABLE,))
    assert closed.profile("open") == Profile("none", 0, 0, 0)
    assert not closed.released
    assert "illisible" in closed.sentence("anything", Language.FRENCH)
    assert "cannot be read" in closed.sentence("anything", Language.ENGLISH)


def test_policies_that_are_not_installed_close_the_charter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gone(package: str) -> Any:
        raise ModuleNotFoundError(package)

    monkeypatch.setattr("audit.charter.files", gone)
    assert isinstance(load_charter(), ClosedCharter)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("charter.cedar", "context.sells", "context.sold"),
        ("charter.cedar", "context.unproven_claims > 0", "context.unproven_claims"),
        ("charter.cedar", '@law("GDPR art. 21(2)-(3)")\n', ""),
        ("charter.cedar", '@id("selling-off")\n', ""),
        ("charter.cedar", '@fr("Vous avez déjà dit non à cela.")\n', ""),
        ("charter.cedar", '@en("You have already said no to this.")', '@en("")'),
        ("charter.cedar", '@id("declined")', '@id("selling-off")'),
        ("charter.cedarschema", "declined: Bool", "refused: Bool"),
        ("charter.cedarschema", "share: Long", "share: String"),
        ("charter.cedarschema", "action suggest", "action propose"),
        ("profiles.toml", "[none]", "[nothing]"),
        ("profiles.toml", "share_cap = 0\n", ""),
        ("profiles.toml", "share_cap = 0", "share_limit = 0"),
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


def test_a_rule_that_fails_while_it_is_applied_refuses() -> None:
    """Cedar passes over a `forbid` that errs, here by an overflow; the wrapper does not."""
    texts = read_texts()
    rule = "context.unproven_claims > 0"
    overflowing = f"context.share + {2**63 - 1} > 0"
    charter = CedarCharter(
        {**texts, "charter.cedar": texts["charter.cedar"].replace(rule, overflowing)}
    )
    decision = charter.decide(FINE)
    assert not decision.allowed
    assert ERROR in decision.rules


@pytest.mark.parametrize("cap", ['"200"', "2.5", "true", "[200]", "2026-01-01", "nan"])
def test_a_cap_that_is_no_integer_never_allows(folder: Path, cap: str) -> None:
    text = (folder / "profiles.toml").read_text("utf-8")
    (folder / "profiles.toml").write_text(text.replace("share_cap = 200", f"share_cap = {cap}"))
    charter = load_charter(folder)
    facts = {**asdict(FINE), "share_cap": charter.profile("careful").share_cap}
    assert not charter.decide(Facts(**facts)).allowed


@pytest.mark.parametrize("name", ["generous", "", "None", "OPEN", "open "])
def test_a_profile_that_does_not_exist_is_none(charter: CedarCharter, name: str) -> None:
    assert charter.profile(name) == Profile("none", 0, 0, 0)


@pytest.mark.parametrize("language", Language)
def test_an_error_of_the_charter_has_a_sentence(charter: CedarCharter, language: Language) -> None:
    assert charter.sentence(ERROR, language).endswith(".")
