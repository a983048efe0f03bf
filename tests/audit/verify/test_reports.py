"""What a reader is told, in French and in English."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

import audit.verify
from audit.verify import sentences_en, sentences_fr
from audit.verify.__main__ import main
from audit.verify.wording import Wording, language_of_locale
from tests.support.bundles import Export
from tests.support.plain_log import Signer, small_log

NO_BREAK = "\u00a0"
TABLES = ("FINDINGS", "REFUSALS", "TEXT")


def _forms(sentence: str | tuple[str, str]) -> tuple[str, ...]:
    return sentence if isinstance(sentence, tuple) else (sentence,)


def _fields(sentence: str | tuple[str, str]) -> set[str]:
    return {
        name
        for form in _forms(sentence)
        for _, name, _, _ in string.Formatter().parse(form)
        if name
    }


@pytest.mark.parametrize("table", TABLES)
def test_every_sentence_exists_in_both_languages_with_the_same_facts(table: str) -> None:
    english, french = getattr(sentences_en, table), getattr(sentences_fr, table)
    assert english.keys() == french.keys()
    for code in english:
        assert _fields(english[code]) == _fields(french[code]), code
        assert len(_forms(english[code])) == len(_forms(french[code])), code


@pytest.mark.parametrize("table", TABLES)
def test_french_typography(table: str) -> None:
    for code, sentence in getattr(sentences_fr, table).items():
        for form in _forms(sentence):
            assert not re.search(r"[^\u00a0](?:[;?!\u00bb]|:(?!//))", form), code
            assert not re.search("\u00ab[^\u00a0]", form), code


def test_every_code_in_the_program_has_a_sentence() -> None:
    used: set[str] = set()
    for source in Path(audit.verify.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(source.read_text())):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "attr", getattr(node.func, "id", "")) in ("add", "Refused")
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and isinstance(node.args[0].value, str)
            ):
                used.add(node.args[0].value)
    assert len(used) > 50
    known = sentences_en.FINDINGS.keys() | sentences_en.REFUSALS.keys()
    assert used <= known
    assert known - used <= {
        *(f"file-{why}" for why in ("missing", "not-a-file", "too-large", "unreadable")),
        "entry-not-json",
        "entry-not-canonical",
        "entry-version",
        "entry-fields",
        "hash-changed",
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    log = small_log(1200)
    log.erase((3, 3), (8, 9))
    log.rotate(Signer(seed=2))
    facts = {"record": None, "expected_size": 3, "expected_root": "a" * 64}
    log.add("incident", problem="rollback", resolved=True, **facts)
    log.add("restore", size=3, root="a" * 64, rollback=True)
    log.add("gap", sentences={"a" * 64: 1})
    return Export(log).write(tmp_path)


def _report(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main([*arguments, "--processes", "1"])
    return code, capsys.readouterr().out


def test_a_report_in_french(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = _report(capsys, str(folder), "--language", "fr")
    assert code == 0
    flat = re.sub(r"\n  ", " ", text)
    assert (
        f"R\u00e9sultat{NO_BREAK}: tout ce qui a \u00e9t\u00e9 v\u00e9rifi\u00e9 concorde." in flat
    )
    assert "1\u202f205 enregistrements, chacun contre son empreinte" in flat
    assert "3 enregistrements avaient des paroles qui ont \u00e9t\u00e9 effac\u00e9es." in flat
    assert f"22/11/2026 \u00e0 04:30{NO_BREAK}UTC, demand\u00e9 de vive voix" in flat
    assert "le journal \u00e9tait plus ancien que ce qui avait \u00e9t\u00e9 sign\u00e9" in flat
    assert "Que rien n'a \u00e9t\u00e9 dit hors du journal." in flat
    assert "comparez l'empreinte" in flat
    assert all(len(line) <= 110 for line in text.splitlines())


def test_a_report_in_english(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = _report(capsys, str(folder), "--language", "en")
    assert code == 0
    flat = re.sub(r"\n  ", " ", text)
    assert "Result: everything that was checked agrees." in flat
    assert "1,205 records, each against its hash and up to the signed root" in flat
    assert "3 records had words that were erased." in flat
    assert f"22 November 2026, 04:30{NO_BREAK}UTC, asked by voice" in flat
    assert "That nothing was said outside the log." in flat
    assert "compare the fingerprint" in flat


def test_findings_come_first_and_say_where(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = folder / "tile/entries/000"
    entries.write_bytes(entries.read_bytes().replace(b'"words":7', b'"words":1', 1))
    code, text = _report(capsys, str(folder), "--language", "en")
    assert code == 1
    assert "Result: 3 things do not agree." in text
    assert "altered at record 2;" in text
    assert text.index("altered at record 2;") < text.index("What was checked")
    _, french = _report(capsys, str(folder), "--language", "fr")
    assert f"modifi\u00e9 \u00e0 l'enregistrement 2{NO_BREAK};" in french


def test_one_proof_in_both_languages(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    proof = str(folder / "proofs/13.tlog-proof")
    _, text = _report(capsys, proof, "--language", "fr")
    assert f"\u00e9tiquette{NO_BREAK}: vente demand\u00e9e" in text
    assert 'La "Clairjardin", 35 euros' in text
    _, text = _report(capsys, proof, "--language", "en")
    assert "label: asked-for selling" in text
    assert "Who pays: valdor, inconnu" in text


def test_nothing_in_a_bundle_can_command_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = small_log(20)
    log.utterance({"words": "\x1b[2J\u202eetxet"}, label="sell_asked", intent="\x1b[31m\u200b")
    proof = Export(log).write(tmp_path) / "proofs/21.tlog-proof"
    _, text = _report(capsys, str(proof), "--language", "en")
    assert all(character.isprintable() or character in "\n\u00a0" for character in text)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LC_ALL": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_CH"}, "fr"),
        ({"LC_ALL": "C", "LANG": "fr_FR"}, "en"),
        ({"LC_MESSAGES": "en_GB", "LANG": "fr_FR"}, "en"),
        ({"LC_ALL": "", "LANG": "fr_FR"}, "fr"),
        ({}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(environment: dict[str, str], language: str) -> None:
    assert language_of_locale(environment) == language


@pytest.mark.parametrize("language", ["fr", "en"])
def test_help_names_the_exit_codes(capsys: pytest.CaptureFixture[str], language: str) -> None:
    code, text = _report(capsys, "--help", "--language", language)
    assert code == 0
    assert text == Wording(language).help
    for number in ("  0  ", "  1  ", "  2  ", "  130  "):
        assert number in text
    assert all(len(line) <= 90 for line in text.splitlines())
