"""The charter's scenarios: each situation gets its verdict, and each rule is needed for one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from audit.charter import CedarCharter, CharterInvalid, Decision, read_texts
from audit.charter.scenarios import Scenario, read_scenarios
from audit.language import Language

CHARTER = CedarCharter(read_texts())
SCENARIOS = read_scenarios()
RULES = [rule.id for rule in CHARTER.rules.values() if not rule.permits]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda one: one.situation[Language.ENGLISH])
def test_the_charter_decides_each_situation_as_written(scenario: Scenario) -> None:
    decision = scenario.decide(CHARTER)
    assert scenario.agrees(decision), decision
    assert decision.rules


def test_there_are_enough_situations_told_in_both_languages_and_no_two_alike() -> None:
    assert len(SCENARIOS) >= 120
    for language in Language:
        told = [scenario.situation[language] for scenario in SCENARIOS]
        assert len({*told}) == len(told)
        assert all(one[0].isupper() or one[0] in "«'" for one in told)
        assert all(one.endswith(".") for one in told)
    for scenario in SCENARIOS:
        assert scenario.situation[Language.FRENCH] != scenario.situation[Language.ENGLISH]


def test_french_situations_are_set_with_no_break_spaces() -> None:
    wrong = [
        scenario.situation[Language.FRENCH]
        for scenario in SCENARIOS
        if re.search(r" [:;?!%»]|« |\w[:;?!%](?!\w)|[’]", scenario.situation[Language.FRENCH])
    ]
    assert wrong == []


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_alone_refuses_some_situation(rule: str) -> None:
    assert any(scenario.refused_by == (rule,) for scenario in SCENARIOS)


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_has_a_situation_a_hairs_breadth_from_one_that_it_refuses(rule: str) -> None:
    """One fact apart, and where that is a number, by one."""
    allowed = [scenario.context(CHARTER) for scenario in SCENARIOS if not scenario.refused_by]
    refused = [
        scenario.context(CHARTER) for scenario in SCENARIOS if scenario.refused_by == (rule,)
    ]

    def a_hair_apart(one: dict[str, object], other: dict[str, object]) -> bool:
        apart = [name for name in one if one[name] != other[name]]
        if len(apart) != 1:
            return False
        values = one[apart[0]], other[apart[0]]
        return isinstance(values[0], bool) or abs(values[0] - values[1]) == 1  # type: ignore[operator]

    assert any(a_hair_apart(one, other) for one in refused for other in allowed)


@pytest.mark.parametrize("profile", ["careful", "open"])
@pytest.mark.parametrize(
    "rule",
    [rule for rule in RULES if re.search("count$|^share-cap|^spacing$|^cooldown$", rule)],
)
def test_each_threshold_of_each_profile_is_shown_from_both_sides(profile: str, rule: str) -> None:
    own = CHARTER.profile(profile).caps
    shown = {
        not scenario.refused_by
        for scenario in SCENARIOS
        if scenario.profile == profile
        and not scenario.settings
        and scenario.refused_by in ((), (rule,))
        and at_the_edge(scenario.context(CHARTER), rule)
        and all(scenario.context(CHARTER)[cap] == value for cap, value in own.items())
    }
    assert shown == {True, False}


def at_the_edge(context: dict[str, object], rule: str) -> bool:
    """Whether the fact that the rule counts is at its cap, or one step from it."""
    fact, cap = {
        "unasked-count": ("unasked_in_day", "unasked_per_day"),
        "asked-count": ("asked_in_hour", "asked_per_hour"),
        "spacing": ("minutes_since_unasked", "spacing_minutes"),
        "cooldown": ("minutes_since_no", "cooldown_minutes"),
    }.get(rule, (f"share_{rule[10:]}", f"cap_{rule[10:]}"))
    asked = rule == "asked-count"
    return context["asked"] is asked and abs(context[fact] - context[cap]) <= 1  # type: ignore[operator]


# -- files that are not in order ------------------------------------------------------------------

USUAL = '[usual]\nprofile = "careful"\n'
ONE = '[[scenario]]\nsituation = "A."\nsituation_fr = "B."\nallowed = true\n'


def made(tmp_path: Path, text: str, usual: str = USUAL) -> Path:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "usual.toml").write_text(usual, "utf-8")
    (tmp_path / "scenarios" / "some.toml").write_text(text, "utf-8")
    return tmp_path


def test_what_a_file_finds_usual_stands_between_all_and_one(tmp_path: Path) -> None:
    folder = made(
        tmp_path,
        "[usual]\nasked = 2\nsells = 2\n" + ONE + "sells = 3\n",
        USUAL + "quiet = 1\nasked = 1\nsells = 1\n",
    )
    (scenario,) = read_scenarios(folder)
    assert scenario.facts == {"quiet": 1, "asked": 2, "sells": 3}
    assert scenario.file == "some"


@pytest.mark.parametrize(
    "text",
    [
        ONE.replace("allowed = true\n", ""),
        ONE + 'refused_by = ["spacing"]\n',
        ONE.replace("situation_fr", "situation_de"),
        ONE.replace("true", "false"),
        ONE + "settings = 3\n",
        "scenario = [3]",
        "[[scenario",
    ],
)
def test_a_scenario_that_is_not_in_order_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(CharterInvalid, match=r"some\.toml"):
        read_scenarios(made(tmp_path, text))


def test_an_answer_agrees_only_if_the_very_rules_are_named() -> None:
    refused = next(scenario for scenario in SCENARIOS if scenario.refused_by == ("spacing",))
    assert refused.agrees(Decision(False, ("spacing",)))
    assert not refused.agrees(Decision(False, ("cooldown", "spacing")))
    assert not refused.agrees(Decision(True, ("spacing",)))
