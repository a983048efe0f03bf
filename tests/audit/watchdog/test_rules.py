"""The rules as data: complete, in both languages, and precise where they decide by themselves."""

from __future__ import annotations

import pytest

from audit.language import Language
from audit.watchdog import storage
from audit.watchdog.folding import fold, passages, readings
from audit.watchdog.lexicon import read_lexicon
from audit.watchdog.rules import Rules, read_rules
from audit.watchdog.samples import read_training, training_part

RULES = read_rules(storage.read_bytes(storage.RULES).decode())
NAMES = {
    "reciprocity", "commitment", "social-proof", "authority", "liking", "scarcity", "urgency",
    "unity", "confirm-shaming", "default-cart", "drip-price", "re-asking", "imperative-buy",
    "promo-code", "injected-command",
}  # fmt: skip


def rules_of(*phrases: str) -> Rules:
    listed = ", ".join(f'"{phrase}"' for phrase in phrases)
    return read_rules(
        f'[[rule]]\nname = "x"\ntier = "mention"\nlaw = "L"\nwhy_fr = "f"\nwhy_en = "e"\n'
        f"fr = []\nen = []\nsure = [{listed}]\n"
    )


def fires(phrase: str, text: str) -> bool:
    rules = rules_of(phrase)
    return any(rules.sure(passage) for passage in passages(fold(text)))


def test_every_principle_has_a_rule_with_its_law_and_reason_in_both_languages() -> None:
    assert set(RULES.by_name) >= NAMES
    for rule in RULES.by_name.values():
        assert rule.law
        assert rule.why_fr.endswith(".")
        assert rule.why_en.endswith(".")
        assert rule.why_fr != rule.why_en
        assert rule.fr
        assert rule.en


def test_no_phrase_stands_twice_in_a_rule() -> None:
    for rule in RULES.by_name.values():
        for phrases in (rule.fr, rule.en, rule.strong, rule.sure):
            assert len(set(phrases)) == len(phrases), rule.name


def test_a_phrase_that_decides_is_in_two_innocent_texts_of_the_training_part() -> None:
    stopped = [
        sample.text
        for language in Language
        for sample in training_part(read_training(language))
        if sample.tier is None
        and any(RULES.sure(part) for reading in readings(sample.text) for part in passages(reading))
    ]
    assert sorted(stopped) == [
        "Votre code promo Chaussetti a expiré le 31.",
        "buy now: milk. Buy later: paint",
    ]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("buy|order now", "Please order now!", True),
        ("buy|order now", "order it now", False),
        ("buy it? now", "buy it now", True),
        ("buy it? now", "buy now", True),
        ("only # left", "only three left", True),
        ("only # left", "only 3,000 left", True),
        ("only # left", "only some left", False),
        ("# left", "12 left", True),
        ("buy ... now", "buy this fine lamp now", True),
        ("buy ... now", "buy one two three four five now", False),
        ("buy ... now", "Buy this. And now the news", False),
        ("^order now", "They order now", False),
        ("^order now", "Yes. Order now.", True),
        ("command* vite", "commandez vite", False),
        ("vite command*", "vite, commandez", True),
        ("n'attendez plus", "N’attendez plus", True),
        ("say : ... buy", "say: please buy", True),
        ("now", "nowhere", False),
    ],
)
def test_how_phrases_are_read(phrase: str, text: str, expected: bool) -> None:
    assert fires(phrase, text) is expected


@pytest.mark.parametrize("text", ["rule = 3", "[[rule]]\nname = 'x'", "[[", "[[rule]]\nnam = 1"])
def test_rules_that_do_not_fit_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_rules(text)


def test_the_longest_beginning_decides_what_a_word_is_about() -> None:
    lexicon = read_lexicon('buy = "command* achat"\nhome = "commandant"\nnews = "commande*"')
    assert lexicon.classify("commandant") == "HOME"
    assert lexicon.classify("commandez") == "NEWS"
    assert lexicon.classify("commandons") == "BUY"
    assert lexicon.classify("achats") is None
