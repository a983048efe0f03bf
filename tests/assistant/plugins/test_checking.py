"""What is wrong with a skill is told, each thing with its file, its line and a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.plugins.checking import check, usable
from assistant.plugins.folder import read_skill
from assistant.plugins.loading import read_folders
from assistant.plugins.problems import Fault, Problem, SkillFaulty
from assistant.plugins.texts import BYTES_AT_MOST
from audit.language import Language
from tests.support.skills import MANIFEST, WORDS, sentences, write_skill

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH
GOOD = sentences("coin", FRENCH)


def found(folder: Path, taken: dict[str, str] | None = None) -> list[tuple[str, int | None, Fault]]:
    return [(one.file.name, one.line, one.fault) for one in check(folder, taken or {})]


def test_a_sound_skill_has_nothing_wrong(tmp_path: Path) -> None:
    assert found(write_skill(tmp_path)) == []


BAD: list[tuple[dict[str, Any], tuple[str, int | None, Fault]]] = [
    ({"en_yml": None}, ("en.yml", None, Fault.MISSING)),
    ({"fr_ftl": None}, ("fr.ftl", None, Fault.MISSING)),
    ({"skill_py": None}, ("skill.py", None, Fault.MISSING)),
    ({"skill_toml": None}, ("skill.toml", None, Fault.MISSING)),
    ({"fr_yml": b"coin_toss:\n  - \xe9t\xe9\n"}, ("fr.yml", None, Fault.UNREADABLE)),
    ({"fr_yml": b"\xff\xfe" + GOOD.encode("utf-16-le")}, ("fr.yml", None, Fault.UNREADABLE)),
    ({"fr_ftl": "heads = \u202eFace.\n"}, ("fr.ftl", None, Fault.UNREADABLE)),
    ({"fr_ftl": "heads = \x1b[2J.\n"}, ("fr.ftl", None, Fault.UNREADABLE)),
    ({"fr_yml": "x" * (BYTES_AT_MOST + 1)}, ("fr.yml", None, Fault.UNREADABLE)),
    ({"skill_toml": "name = "}, ("skill.toml", None, Fault.MANIFEST)),
    (
        {"skill_toml": MANIFEST.format(name="coin", network='"all"')},
        ("skill.toml", 4, Fault.MANIFEST),
    ),
    (
        {"skill_toml": MANIFEST.format(name="coin", network="[]") + 'de = "Nichts."\n'},
        ("skill.toml", 8, Fault.MANIFEST),
    ),
    *(
        (
            {"skill_toml": MANIFEST.format(name=name, network="[]")},
            ("skill.toml", 1, Fault.NAME),
        )
        for name in ("../../home", "a/b", "coin.x", "Coin", "timers", "conversation", "é" * 4, "co")
    ),
    (
        {"skill_toml": MANIFEST.format(name="other", network="[]")},
        ("coin", None, Fault.FOLDER),
    ),
    ({"fr_yml": GOOD + "ask_time:\n"}, ("fr.yml", 22, Fault.INTENT)),
    ({"fr_yml": "- intent: coin_toss\n" + GOOD}, ("fr.yml", 1, Fault.LINE)),
    ({"fr_yml": GOOD + "  - !!python/object:os.system x\n"}, ("fr.yml", 22, Fault.WRITTEN)),
    ({"fr_yml": GOOD + "  - lance 2 pièces\n"}, ("fr.yml", 22, Fault.WRITTEN)),
    ({"fr_yml": GOOD + "  - Lance\n"}, ("fr.yml", 22, Fault.WRITTEN)),
    ({"fr_yml": GOOD + "  - prends [du lait](product)\n"}, ("fr.yml", 22, Fault.WRITTEN)),
    ({"fr_yml": GOOD + "  - /stop\n"}, ("fr.yml", 22, Fault.WRITTEN)),
    ({"fr_yml": GOOD + "  - la la la " + "la " * 60 + "\n"}, ("fr.yml", 22, Fault.WRITTEN)),
    ({"fr_yml": GOOD + "  - lance la pièce alpha\n"}, ("fr.yml", 22, Fault.TWICE)),
    ({"fr_yml": GOOD + "  - lance la-pièce alpha\n"}, ("fr.yml", 22, Fault.TWICE)),
    ({"fr_yml": "\n".join(GOOD.split("\n")[:20]) + "\n"}, ("fr.yml", None, Fault.FEW)),
    ({"fr_yml": ""}, ("fr.yml", None, Fault.NO_INTENT)),
    (
        {"fr_yml": GOOD + GOOD.replace("coin_toss", "coin_flip").replace("lance", "jette")},
        ("fr.yml", 22, Fault.OTHER_LANGUAGE),
    ),
    ({"fr_ftl": "heads = { \n"}, ("fr.ftl", 1, Fault.WORDS)),
    ({"fr_ftl": ""}, ("fr.ftl", None, Fault.WORDS)),
    ({"fr_ftl": WORDS[FRENCH] + "heads = Encore.\n"}, ("fr.ftl", None, Fault.WORDS_TWICE)),
    ({"fr_ftl": WORDS[FRENCH] + "edge = Tranche.\n"}, ("fr.ftl", 4, Fault.OTHER_LANGUAGE)),
    (
        {"en_ftl": WORDS[ENGLISH].replace("told = It is { $what }", "told = It { $is }")},
        ("en.ftl", 3, Fault.ARGUMENT),
    ),
    (
        {"en_ftl": WORDS[ENGLISH].replace("Heads.", "Heads. " * 60)},
        ("en.ftl", 1, Fault.UNRENDERABLE),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("spoilt", "wrong"), BAD, ids=lambda value: str(value)[:60])
def test_each_fault_is_told_with_its_place(
    tmp_path: Path, spoilt: dict[str, Any], wrong: tuple[str, int | None, Fault]
) -> None:
    assert wrong in found(write_skill(tmp_path, **spoilt))


def test_every_fault_is_found_by_a_test() -> None:
    elsewhere = {Fault.CLASH, Fault.SELLS, Fault.CODE, Fault.TAKEN, Fault.MANY}
    assert {fault for _, (_, _, fault) in BAD} | elsewhere == set(Fault)


def test_more_sentences_than_anybody_reads_are_too_many(tmp_path: Path) -> None:
    more = GOOD + "".join(
        f"  - pièce {'a' * (at // 26 + 1)}{chr(97 + at % 26)}\n" for at in range(500)
    )
    assert ("fr.yml", None, Fault.MANY) in found(write_skill(tmp_path, fr_yml=more))


@pytest.mark.parametrize("language", Language)
def test_a_sentence_of_somebody_else_is_not_taken_over(tmp_path: Path, language: Language) -> None:
    clash = {f"{language}_yml": sentences("coin", language) + "  - what time is it\n"}
    taken = {"what time is it": "ask_time"}
    assert found(write_skill(tmp_path, **clash), taken) == [(f"{language}.yml", 22, Fault.CLASH)]


def test_an_intent_of_ours_is_not_taken_over_by_a_name_that_begins_alike(tmp_path: Path) -> None:
    assert found(write_skill(tmp_path), {"toss it": "coin_toss"}) == [("fr.yml", None, Fault.CLASH)]


def test_the_same_words_cannot_mean_two_things_in_the_two_languages(tmp_path: Path) -> None:
    other = sentences("coin", FRENCH).replace("coin_toss", "coin_flip").replace("lance", "jette")
    french = GOOD + "  - taxi\n" + other
    english = sentences("coin", ENGLISH)
    english += english.replace("coin_toss", "coin_flip").replace("toss the", "flip the")
    english += "  - taxi\n"
    wrong = found(write_skill(tmp_path, fr_yml=french, en_yml=english))
    assert wrong == [("en.yml", 43, Fault.CLASH)]


@pytest.mark.parametrize(
    "selling",
    [
        "heads = Achetez vite, profitez de notre offre exceptionnelle !\n",
        "heads = { $what ->\n    [one] Face.\n   *[other] Achetez, profitez de notre offre !\n}\n",
        'heads = Face. { "Achetez vite, profitez de notre offre exceptionnelle !" }\n',
    ],
)
def test_words_that_sell_are_refused_wherever_they_are_hidden(tmp_path: Path, selling: str) -> None:
    variable = "$what" in selling
    english = "heads = { $what }\n" if variable else "heads = Heads.\n"
    rest = "tails = Pile.\n"
    folder = write_skill(tmp_path, fr_ftl=rest + selling, en_ftl=english + rest)
    assert found(folder) == [("fr.ftl", 2, Fault.SELLS)]


def test_of_two_skills_with_one_name_the_first_is_taken(tmp_path: Path) -> None:
    first, second = write_skill(tmp_path / "a"), write_skill(tmp_path / "b")
    read = read_folders([first, second])
    assert read.skills["coin"].folder == first
    assert [problem.fault for problem in read.problems] == [Fault.TAKEN]


def test_of_two_skills_with_one_sentence_the_second_is_left_out(tmp_path: Path) -> None:
    folders = [write_skill(tmp_path, "coin"), write_skill(tmp_path, "dice")]
    result = usable(tmp_path, folders)
    assert set(result.skills) == {"coin"}
    assert {problem.fault for problem in result.problems} == {Fault.CLASH}


def test_a_faulty_skill_is_refused_with_the_first_thing_that_is_wrong(tmp_path: Path) -> None:
    folder = write_skill(tmp_path, fr_ftl=None)
    with pytest.raises(SkillFaulty) as refused:
        read_skill(folder)
    assert refused.value.sentence(ENGLISH) == (
        f"The skill coin cannot be used: {folder}/fr.ftl: this file is missing"
    )
    assert "ne peut pas servir" in refused.value.sentence(FRENCH)


def test_every_fault_has_a_sentence_in_both_languages() -> None:
    facts = dict.fromkeys(
        "most least field name intent count what file at sentence why".split(), "☐"
    )
    for fault in Fault:
        problem = Problem(Path("fr.yml"), fault, 3, facts)
        french, english = problem.sentence(FRENCH), problem.sentence(ENGLISH)
        assert french != english
        assert french.startswith("fr.yml:3: ")
