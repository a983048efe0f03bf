"""`candide models`: what people read, in their language, and the exit status scripts read."""

from __future__ import annotations

import inspect
import re
import string
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from assistant.cli import models as command
from assistant.models import checking, errors, starter
from assistant.models import install as install_module
from assistant.models.catalogue import Catalogue, Recogniser, Voice
from assistant.models.versions import current
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
    monkeypatch.setattr(starter, "MADE", tmp_path / "no-starter-models")
    # None of the models here is a real one: whether it works is not asked.
    for module in (install_module, checking):
        monkeypatch.setattr(module, "try_model", lambda *_: None)
    return tmp_path


def in_use(home: Path, slot: str) -> Path:
    folder = current(home, slot)
    assert folder is not None
    return folder


def run(*words: str, locale: str = "fr_FR.UTF-8") -> Result:
    return CliRunner().invoke(command.models, words, env={"LC_ALL": locale})


def test_install_then_list_then_check(home: Path) -> None:
    result = run("install", "--lang", "fr")
    assert result.exit_code == 0, result.output
    assert "vosk-fr.zip (127.0.0.1)" in result.stdout
    assert result.stderr == "Connexion à 127.0.0.1\n", "each machine is named, once"
    assert "fr-sell\u00a0: installé." in result.stdout
    assert "en-sell" not in result.stdout
    assert run("install", "--lang", "fr").stdout == "Tout est déjà installé.\n"
    result = run("check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.count("rien à signaler.") == 3


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
        size = "0,[01]\u00a0Mo  " if locale.startswith("fr") else r"0\.[01]\u00a0MB  "
        assert re.match(size, row.split(words[2])[1].lstrip())
        assert row.rstrip().split("  ")[-1].lstrip().startswith(words[3])
    assert len({row.index("\u00a0M") for row in rows}) == 1, "sizes stand below each other"


def test_list_says_how_far_a_download_is_and_what_waits_for_a_newer_version(
    home: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("install", "--lang", "fr")
    downloads = home / "models/downloads"
    (downloads / "vosk-en.zip.part").write_bytes(b"x" * (catalogue.recognisers[1].size // 2))
    voices = tuple(
        replace(voice, model=replace(voice.model, md5="1" * 32)) for voice in catalogue.voices
    )
    newer = replace(catalogue, voices=voices)
    monkeypatch.setattr(command, "official_catalogue", lambda: newer)
    french, english = run("list").stdout, run("list", locale="en_US.UTF-8").stdout
    assert "non installé, téléchargé à 49\u00a0%" in french
    assert "not installed, 49% downloaded" in english
    assert french.count("une autre version est installée") == 2
    assert english.count("another version is installed") == 2


def test_list_shows_the_starter_models_and_which_of_them_are_used(
    home: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = run("list").stdout.splitlines()
    assert len(rows) == 6 + 8
    assert [row.rsplit("  ", 1)[1] for row in rows[6:10]] == [
        "de départ",
        "de départ, utilisé",
        "de départ, utilisé",
        "de départ",
    ]
    assert "voix d’essai" in rows[9]
    run("install", "--lang", "fr")
    (made / "en-sell.json").write_text("torn")
    monkeypatch.setenv("CANDIDE_STARTER_EARS", "1")
    rows = run("list", locale="en_GB.UTF-8").stdout.splitlines()
    assert [row.rsplit("  ", 1)[1] for row in rows[6:]] == [
        *["starter"] * 4,
        "starter, in use",
        "starter, in use",
        "starter, damaged",
        "starter",
    ]


def test_list_names_the_variable_that_replaces_a_model(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANDIDE_PIPER_EN_SELL", "/own.onnx")
    assert run("list").stdout.count("remplacé par CANDIDE_PIPER_EN_SELL") == 1


def test_check_names_every_damaged_file_and_exits_1(home: Path) -> None:
    run("install")
    paths = [
        in_use(home, "fr-ears") / "am/final.mdl",
        in_use(home, "en-ears") / "README",
        in_use(home, "en-help") / "en-help.onnx",
    ]
    for path in paths:
        path.write_bytes(path.read_bytes()[::-1])
    missing = in_use(home, "fr-sell") / "fr-sell.onnx.json"
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


def test_check_reads_the_starter_models_too(home: Path, made: Path) -> None:
    result = run("check")
    assert result.stdout == "Modèles de départ\u00a0: rien à signaler.\n"
    (made / "voices.onnx").write_text("torn")
    result = run("check", locale="en_GB.UTF-8")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"The file {made / 'voices.onnx'} of the starter models")


def test_check_tells_a_model_that_does_not_work_or_is_for_another_language(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("install", "--lang", "fr")

    def wrong(folder: Path, item: Recogniser | Voice) -> None:
        if isinstance(item, Recogniser):
            raise errors.ModelWrongLanguage(path=folder, expected="fr", found="en")

    monkeypatch.setattr(checking, "try_model", wrong)
    own = home / "own"
    own.mkdir()
    (own / "x.onnx").write_bytes(b"x")
    (own / "x.onnx.json").write_text('{"espeak": {"voice": "en-us"}}')
    monkeypatch.setenv("CANDIDE_PIPER_FR_SELL", str(own / "x.onnx"))
    monkeypatch.setenv("CANDIDE_PIPER_EN_SELL", str(own / "none.onnx"))
    result = run("check")
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert len(lines) == 3
    assert "«\u00a0en\u00a0» et non «\u00a0fr\u00a0»" in lines[0]
    assert str(own / "x.onnx") in lines[1]
    assert "CANDIDE_PIPER_EN_SELL" in lines[2]


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("fr_FR.UTF-8", "fr-help\u00a0: version précédente.\n"),
        ("en_US.UTF-8", "fr-help: the earlier version.\n"),
    ],
)
def test_rollback_goes_back_and_says_to_what(
    home: Path,
    host: ModelHost,
    catalogue: Catalogue,
    monkeypatch: pytest.MonkeyPatch,
    locale: str,
    sentence: str,
) -> None:
    run("install", "--lang", "fr")
    old = in_use(home, "fr-help")
    result = run("rollback", locale=locale)
    assert result.exit_code == 1
    assert result.stderr.rstrip().endswith(("rétablir.", "go back to."))
    voices = list(catalogue.voices)
    voices[0] = replace(voices[0], model=host.offer("fr-help.onnx", b"a new network"))
    newer = replace(catalogue, voices=tuple(voices))
    monkeypatch.setattr(command, "official_catalogue", lambda: newer)
    run("install", "--lang", "fr")
    assert in_use(home, "fr-help") != old
    result = run("rollback", locale=locale)
    assert (result.exit_code, result.stdout) == (0, sentence)
    assert in_use(home, "fr-help") == old


def test_install_from_a_folder_fetches_nothing(home: Path, host: ModelHost, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    for path, body in host.files.items():
        (stick / path.removeprefix("/")).write_bytes(body)
    result = run("install", "--from", str(stick))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.count("\u00a0: installé.") == 6
    assert host.requests == []
    result = run("install", "--from", str(tmp_path / "none"), locale="en_GB.UTF-8")
    assert result.exit_code == 1
    assert "check that the stick is plugged in." in result.stderr


def test_a_proxy_is_named(
    home: Path, host: ModelHost, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = host.address.removeprefix("http://")
    monkeypatch.setenv("HTTP_PROXY", f"http://ada:secret@{proxy}")
    monkeypatch.setenv("NO_PROXY", "")
    result = run("install", "--lang", "fr")
    assert result.exit_code == 0, result.output
    assert result.stderr == f"Connexion à 127.0.0.1 par le mandataire {proxy}\n"
    assert "secret" not in result.output


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
    assert result.stderr.splitlines()[-1].startswith(sentence)
    assert "Traceback" not in result.output


def test_ctrl_c_says_that_nothing_is_lost(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "install_models", interrupted)
    result = run("install")
    assert result.exit_code == 130
    assert result.stderr.startswith("Interrompu\u00a0: ")


def test_an_unknown_language_is_a_usage_error(home: Path) -> None:
    assert run("install", "--lang", "de").exit_code == 2


def test_codes_are_distinct() -> None:
    codes = [kind.code for kind in ERRORS]
    assert len(set(codes)) == len(codes) == 29
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
