"""Every rule can be read by people: its law, and what is said of it in both languages."""

from __future__ import annotations

import re

import pytest

from audit.charter import CedarCharter, CharterInvalid, Rule, read_texts
from audit.charter.errors import RuleUnannotated, RuleUnreadable
from audit.charter.law import ACTS, law_in, provisions
from audit.charter.rules import ANNOTATIONS, read_rules
from audit.language import Language

RULES = CedarCharter(read_texts()).rules
each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)

ONE = """@id("one")
@group("g")
@law("l")
@fr("f")
@en("e")
permit (principal, action, resource);
"""


def test_there_is_one_rule_that_permits_and_all_others_forbid() -> None:
    assert [rule.id for rule in RULES.values() if rule.permits] == ["suggestion-permitted"]
    assert len(RULES) == 36


@each_rule
def test_a_rule_has_a_sentence_in_both_languages(rule: Rule) -> None:
    for language in Language:
        sentence = rule.sentence(language)
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert len(sentence.split()) <= 25, "too long to be listened to"
        assert not re.search(r"[%\d]|  ", sentence), "as it is spoken"
    assert rule.fr != rule.en
    assert not any(f" {mark}" in rule.fr for mark in ":;?!%»€"), "no-break spaces"
    assert "’" not in rule.fr + rule.en


def test_no_two_rules_say_the_same() -> None:
    for language in Language:
        said = [rule.sentence(language) for rule in RULES.values()]
        assert len({*said}) == len(said)


@each_rule
def test_a_rule_names_the_provision_that_it_serves(rule: Rule) -> None:
    for act, place in provisions(rule.law):
        assert act in ACTS
        assert re.match(r"(art\. L?\d|annex I no\. \d)", place), place


@each_rule
def test_the_french_page_cites_the_law_in_french(rule: Rule) -> None:
    cited = law_in(Language.FRENCH, rule.law)
    assert not re.search(r"\bannex\b|\band\b|GDPR|UCPD|AI Act| ;", cited), cited


def test_every_act_is_needed() -> None:
    named = {act.name for rule in RULES.values() for act, _place in provisions(rule.law)}
    assert named == {act.name for act in ACTS}


@pytest.mark.parametrize("law", ["", "UCPD", "GDPR art. 5", "GDPR 2016/679 art. 5; art. 6"])
def test_a_law_that_nobody_knows_is_refused(law: str) -> None:
    with pytest.raises(CharterInvalid, match="the name of a law that is known"):
        provisions(law)


@pytest.mark.parametrize("name", ANNOTATIONS)
def test_a_rule_without_one_of_its_annotations_is_refused_and_named(name: str) -> None:
    with pytest.raises(RuleUnannotated) as refused:
        read_rules(re.sub(rf'@{name}\("\w+"\)\n', "", ONE))
    assert f"@{name}" in str(refused.value)
    assert ("one" in str(refused.value)) is (name != "id")


def test_a_rule_that_does_not_parse_is_found_by_its_line() -> None:
    broken = ONE + ONE.replace("one", "two").replace("permit (", "permit ((")
    with pytest.raises(RuleUnreadable, match="line 7"):
        read_rules(broken)


def test_rules_keep_the_order_of_the_text() -> None:
    many = [f"rule-{number}" for number in range(25)]
    assert [rule.id for rule in read_rules("".join(ONE.replace("one", n) for n in many))] == many
