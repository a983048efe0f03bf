"""`candide models`: what people read, in their language, and the exit status scripts read."""

from __future__ import annotations

import inspect
import string
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from assistant.cli import models as command
from assistant.models import errors
from assistant.models.catalogue import Catalogue
from audit.errors import CandideError

if TYPE_CHECKING:
    from tests.assistant.models.conftest import ModelHost

ERRORS = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, CandideError) and kind is not CandideError
]


@pytest.fixture
def home(tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CANDIDE_HOME", str(tmp_path))
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setattr(command, "official_catalogue", lambda: catalogue)
    return tmp_path


def run(*words: str, locale: str = "fr_FR.UTF-8") -> Result:
    return CliRunner().invoke(command.models, words, env={"LC_ALL": locale})


def test_install_then_list_then_check(home: Path) -> None:
    result = run("install", "--lang", "fr")
    assert result.exit_code == 0, result.output
    assert "vosk-fr.zip (127.0.0.1)" in result.stdout
    assert "fr-sell\u00a0: installé." in result.stdout
    assert "en-sell" not in result.stdout
    assert run("install", "--lang", "fr").stdout == "Tout est déjà installé.\n"
    result = run("check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.count("intact.") == 3


def test_install_without_a_language_brings_both(home: Path) -> None:
    result = run("install", locale="en_GB.UTF-8")
    assert result.exit_code == 0
    assert result.stdout.count(": installed.") == 6


@pytest.mark.parametrize(
    ("locale", "lines"),
    [
        ("fr_FR.UTF-8", ["français|écoute|vosk-fr|installé", "anglais|voix de vente|en-sell|non"]),
        ("en_US.UTF-8", ["French|hearing|vosk-fr|installed", "English|selling voice|en-sell|not"]),
        ("C", ["French|help voice|fr-help|installed", "English|hearing|vosk-en|not installed"]),
    ],
)
def test_list_says_language_purpose_size_and_state(
    home: Path, locale: str, lines: list[str]
) -> None:
    run("install", "--lang", "fr")
    rows = run("list", locale=locale).stdout.splitlines()
    assert len(rows) == 6
    for line in lines:
        words = line.split("|")
        [row] = [row for row in rows if words[2] in row]
        assert [word for word in words if word in row] == words
        assert row.split(words[2])[1].lstrip().startswith(("0\u00a0Mo  ", "0\u00a0MB  "))
        assert row.rstrip().split("  ")[-1].lstrip().startswith(words[3])


def test_list_names_the_variable_that_replaces_a_model(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANDIDE_PIPER_EN_SELL", "/own.onnx")
    assert run("list").stdout.count("remplacé par CANDIDE_PIPER_EN_SELL") == 1


def test_check_names_every_damaged_file_and_exits_1(home: Path) -> None:
    run("install")
    paths = [
        home / "models/vosk/vosk-fr/am/final.mdl",
        home / "models/vosk/vosk-en/README",
        home / "models/piper/en-help.onnx",
    ]
    for path in paths:
        path.write_bytes(path.read_bytes()[::-1])
    missing = home / "models/piper/fr-sell.onnx.json"
    missing.unlink()
    result = run("check")
    assert result.exit_code == 1
    for path in paths:
        assert f"Le fichier {path} est abîmé\u00a0:" in result.stderr
    assert f"Il manque le fichier {missing}\u00a0:" in result.stderr
    assert len(result.stderr.splitlines()) == 4
    assert sorted(line.split("\u00a0")[0] for line in result.stdout.splitlines()) == [
        "en-sell",
        "fr-help",
    ]
    assert run("install").exit_code == 0
    assert run("check").exit_code == 0


def test_check_with_nothing_installed_says_so(home: Path) -> None:
    result = run("check", locale="en_US.UTF-8")
    assert (result.exit_code, result.output) == (0, "No model is installed.\n")


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("fr_FR.UTF-8", "127.0.0.1 n’a pas donné fr-help.onnx (réponse HTTP 503)\u00a0: "),
        ("en_US.UTF-8", "127.0.0.1 did not give fr-help.onnx (HTTP answer 503): "),
    ],
)
def test_an_error_is_a_sentence_on_stderr_and_exit_1(
    host: ModelHost, home: Path, locale: str, sentence: str
) -> None:
    host.fail("fr-help.onnx", "UNAVAILABLE")
    result = run("install", locale=locale)
    assert result.exit_code == 1
    assert result.stderr.startswith(sentence)
    assert "Traceback" not in result.output


def test_ctrl_c_says_that_nothing_is_lost(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "install_models", interrupted)
    result = run("install")
    assert result.exit_code == 130
    assert result.stderr.startswith("Interrompu\u00a0: ")


def test_an_unknown_language_is_a_usage_error(home: Path) -> None:
    assert run("install", "--lang", "de").exit_code == 2


def test_codes_are_distinct() -> None:
    codes = [kind.code for kind in ERRORS]
    assert len(set(codes)) == len(codes) == 13
    assert all(code.startswith("model-") for code in codes)


@pytest.mark.parametrize("kind", ERRORS)
def test_both_sentences_use_the_same_facts_and_their_own_typography(
    kind: type[CandideError],
) -> None:
    facts = [
        {field for _, field, _, _ in string.Formatter().parse(text) if field}
        for text in (kind.fr, kind.en)
    ]
    assert facts[0] == facts[1]
    for mark in ":;?!»":
        assert kind.fr.count(mark) == kind.fr.count(f"\u00a0{mark}")
    assert kind.fr.count("«") == kind.fr.count("«\u00a0")
    assert "'" not in kind.fr
    assert "\u00a0" not in kind.en
    assert kind.fr.endswith(".")
    assert kind.en.endswith(".")
