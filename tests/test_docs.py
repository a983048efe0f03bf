"""The documents stay true: what they name exists, what they quote is what comes out."""

from __future__ import annotations

import ast
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml

from assistant.actions.forms import SURE_ENOUGH
from assistant.conversation.requests import ASK_BELOW
from assistant.conversation.sentences import LETTERS_AT_MOST
from assistant.skills.weather import Weather, read_weather
from assistant.speaking.playback import CACHE_FOLDER, SPOKEN_FOLDER
from audit import accounting
from audit.choices.adult import LOCKED_MS, OPEN_MS, TRIES
from audit.choices.settings import DEFAULT_QUIET, LEVELS, quiet_value
from audit.cli import main
from audit.gate.sensitive import MOMENT_MS
from audit.home import CAMPAIGNS, DEVICE, REGISTER, SET_ASIDE, WEATHER
from audit.language import Language
from audit.ledger.tables import Table
from audit.records.leaves import Leaf
from audit.verify.wording import Wording
from tests.audit.export.logs import Household as Logged
from tests.audit.inspect.logs import grow
from tests.support.clock import ManualClock
from tests.support.documents import (
    READMES,
    ROOT,
    blocks,
    flowing,
    prose,
    rows_of,
    spans_in,
    text,
    weather_of,
    without_code,
)

LEDGER = "docs/ledger.md"
SECURITY = "docs/security.md"
CHARTERS = {Language.ENGLISH: "docs/charter.md", Language.FRENCH: "docs/charte.md"}
# Each of the others is held to the code beside what it is about.
DOCUMENTS = (
    *READMES.values(),
    LEDGER,
    SECURITY,
    "docs/teach-an-intent.md",
    *CHARTERS.values(),
    "docs/register.md",
    "docs/campaigns.md",
    "docs/figures.md",
    "docs/report.md",
    "docs/watchdog.md",
    "docs/voice.md",
    "docs/lists.md",
    "docs/music.md",
    "docs/connections.md",
    "docs/connexions.md",
)
ROOMS = sorted(path.name for path in ROOT.iterdir() if path.is_dir())
# What setting up and training make, and what whoever measures the watchdog brings along.
MADE = {"nlu_data/models/"}
BROUGHT = {"../shared/data", "texts/ec-darkpattern-train.tsv"}
# Whose files a page names without the folder that it is about, and who names none at all.
ABOUT = {"docs/watchdog.md": "audit/watchdog"}
NAMES_NONE = {"docs/register.md"}
# What a household's folder holds, and an export.
FOLDERS = {
    "models", "logs", "sound-recognisers", "skills", DEVICE, SET_ASIDE, CACHE_FOLDER, SPOKEN_FOLDER,
}  # fmt: skip
EXPORTED = {"tile", "disclosures", "proofs", "witnessed", "charters", "registers"}
PROMISES = 11
HARD_SPACES = "\u00a0\u202f"


def command_lines(document: str) -> Iterator[list[str]]:
    """Every command the document tells people to type, as words."""
    typed = [
        line
        for block in blocks(document, "sh", "console")
        for line in block.replace("\\\n", " ").splitlines()
    ]
    for line in (*typed, *spans_in(prose(document))):
        if not re.search(r"\b(candide|make|pytest|verify\.pyz)( |$)", line):
            continue
        words = shlex.split(line, comments=True)
        if words[:2] == ["unshare", "-rn"]:
            words = shlex.split(words[-1].rpartition(";")[2])
        while words and re.fullmatch(r"[A-Z_]+=\S*", words[0]):
            words.pop(0)
        if words[0].startswith("python") and len(words) > 1:
            words.pop(0)
        yield [words[0].removeprefix(".venv/bin/"), *words[1:]]


def check_candide(words: list[str]) -> None:
    """Follow the words of a command down to its options."""
    command: click.Command = main
    context = click.Context(main)
    for word in words:
        if word == "--help":
            continue
        if isinstance(command, click.Group):
            found = command.get_command(context, word)
            assert found is not None, f"no command candide {' '.join(words)}"
            command = found
        elif words[:2] == ["ledger", "verify"]:
            check_verifier([word])
        elif word.startswith("--"):
            known = {name for parameter in command.params for name in parameter.opts}
            assert word in known, f"no option {word} in candide {' '.join(words)}"


def check_verifier(words: list[str]) -> None:
    known = re.findall(r"--[a-z]+", Wording("en").help)
    for word in words:
        assert not word.startswith("--") or word in known, f"no option {word} in verify.pyz"


def check_tests(words: list[str]) -> None:
    for word in words:
        path, _, name = word.partition("::")
        assert (ROOT / path).exists(), f"no tests {word}"
        if name:
            tree = ast.parse((ROOT / path).read_text("utf-8"))
            names = {getattr(node, "name", None) for node in ast.walk(tree)}
            assert name in names, f"no test {word}"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_exists(document: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    for program, *words in command_lines(document):
        match program:
            case "candide":
                check_candide(words)
            case "make":
                wanted = {word for word in words if "=" not in word}
                assert wanted <= targets, f"no target {wanted - targets}"
            case "pytest":
                check_tests(words)
            case _ if program.endswith("verify.pyz"):
                check_verifier(words)


@pytest.mark.parametrize("document", sorted({*DOCUMENTS} - {"docs/figures.md", "docs/watchdog.md"}))
def test_the_search_for_commands_finds_some(document: str) -> None:
    assert "candide" in {program for program, *_ in command_lines(document)}


def test_a_command_that_does_not_exist_is_found() -> None:
    with pytest.raises(AssertionError, match="no command"):
        check_candide(["ledger", "forge"])
    with pytest.raises(AssertionError, match="no option"):
        check_candide(["ask", "--louder"])
    with pytest.raises(AssertionError, match="no option"):
        check_candide(["ledger", "verify", "bundle", "--believe"])
    with pytest.raises(AssertionError, match="no test"):
        check_tests(["tests/test_docs.py::test_nothing_of_the_kind"])


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_exists(document: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", without_code(document))
    named = [span for span in spans_in(prose(document)) if re.fullmatch(r"[\w.-]+/[\w./-]*", span)]
    inside = [span for span in named if span.split("/")[0] in ROOMS]
    assert inside or links or document in NAMES_NONE
    for path in {*inside} - MADE:
        assert (ROOT / path).exists(), path
    for link in links:
        assert ((ROOT / document).parent / link).exists(), link
    # Folders of a household and of an export are named too; all else must be one of the rooms.
    others = FOLDERS | EXPORTED | {"journeys", "faults", ".venv", "sumdb", "candide-report"}
    for span in {*named} - {*inside} - BROUGHT:
        beside = ROOT / ABOUT.get(document, "docs") / span
        assert span.split("/")[0] in others or beside.exists(), span


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_variable_is_one_that_the_code_reads(document: str) -> None:
    source = "\n".join(
        path.read_text("utf-8")
        for room in ("assistant", "audit", "hardware", "scripts")
        for path in (ROOT / room).rglob("*.py")
    )
    for name in set(re.findall(r"CANDIDE_[A-Z_]+", text(document))):
        assert name in source, name


@pytest.mark.parametrize("document", READMES.values())
def test_every_promise_has_its_check(document: str) -> None:
    items = re.split(r"^(\d+)\. \*\*", prose(document), flags=re.MULTILINE)[1:]
    numbers, bodies = items[::2], items[1::2]
    assert numbers == [str(number) for number in range(1, PROMISES + 1)]
    for number, body in zip(numbers, bodies, strict=True):
        promise = body.split("\n\n")[0]
        assert re.search(r"\*(Kept|Not yet|Tenue|Pas encore)", promise), f"{number}: how far?"
        checks = [span for span in spans_in(promise) if span.startswith(".venv/bin/pytest ")]
        assert checks, f"{number}: no check"


def shape(document: str) -> list[str]:
    """Headings by depth, blocks by kind, rows of tables, promises and what is typed, in order."""
    found = []
    for line in text(document).splitlines():
        if match := re.match(r"(#+) |```(\w+)|(\|)|(\d+)\. |(- )", line):
            found.append(next(group for group in match.groups() if group))
        found.extend(re.findall(r"`(\.venv/bin/pytest [^`]+|make \w+)`", line))
    return found


def test_the_two_readmes_have_the_same_sections() -> None:
    english, french = (shape(document) for document in READMES.values())
    assert english == french
    assert english.count("##") >= 10


@pytest.mark.parametrize("document", ["README.fr.md", "docs/teach-an-intent.md"])
def test_french_is_set_with_no_break_spaces(document: str) -> None:
    lines = without_code(document, "☐").splitlines()
    french = document == "README.fr.md"
    wrong = [
        line
        for line in lines
        if re.search(rf"«(?![{HARD_SPACES}])|(?<![{HARD_SPACES}])»", line.replace("« »", ""))
        or (french and re.search(r"\w [:;?!%]|☐ [:;?!%]|[\w☐][;?!](?!\S)", line))
        or (french and "'" in line)
    ]
    assert wrong == []


def test_the_readmes_give_the_caps_that_are_in_force() -> None:
    profiles = tomllib.loads(text("policies/profiles.toml"))
    careful, most = profiles["careful"], profiles["open"]
    asked, share = careful["asked_per_hour"], careful["cap_week"] // 100
    assert careful["unasked_per_day"] == 1
    english, french = (flowing(document) for document in READMES.values())
    assert f"at most {asked} paid answers an hour, one unasked suggestion a day" in english
    assert f"unasked selling at most {share}% of the week's answers" in english
    assert f"au plus {asked} réponses payées par heure, une proposition non demandée" in french
    assert f"{share} % de vente non demandée dans les réponses de la semaine" in french
    asked, unasked, share = most["asked_per_hour"], most["unasked_per_day"], most["cap_week"] // 100
    assert f"than `open`: {asked} an hour, {unasked} a day, {share}%." in english
    assert f"jusqu’à `open` : {asked} par heure, {unasked} par jour, {share} %." in french


def test_the_readmes_give_the_times_that_hold() -> None:
    quarter, hour = 15 * 60_000, 60 * 60_000
    assert (quarter, quarter, hour) == (OPEN_MS, MOMENT_MS, LOCKED_MS)
    assert (TRIES, len(LEVELS), quiet_value(*DEFAULT_QUIET)) == (5, 5, "2100-0800")
    english, french = (flowing(document) for document in READMES.values())
    for words in (
        "for a quarter of an hour and never over a restart",
        "The fifth wrong PIN closes it for an hour",
        "For a quarter of an hour after a word of illness",
        "one of five levels",
        "(at first from 21:00 to 8:00)",
    ):
        assert words in english
    for words in (
        "pour un quart d’heure et jamais au-delà d’un redémarrage",
        "Le cinquième code faux la ferme pour une heure",
        "Un quart d’heure durant après un mot de maladie",
        "l’un de cinq niveaux",
        "(au départ, de 21 h à 8 h)",
    ):
        assert words in french


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("README.md", "{fr[found]} of {fr[of]} in French and {en[found]} of {en[of]} in English"),
        (
            "README.fr.md",
            "{fr[found]} sur {fr[of]} en français et {en[found]} sur {en[of]} en anglais",
        ),
        (SECURITY, "{fr[found]} of {fr[of]} in French and {en[found]} of {en[of]} in English"),
    ],
)
def test_what_the_watchdog_catches_is_said_as_it_was_measured(document: str, words: str) -> None:
    strange = json.loads(text("audit/watchdog/report.json"))["shifted"]
    measured = {language: counts["all"] for language, counts in strange.items()}
    assert words.format(**measured) in flowing(document)


@pytest.mark.parametrize("document", READMES.values())
def test_the_example_of_the_weather_is_one_that_is_read(document: str, tmp_path: Path) -> None:
    (tmp_path / WEATHER).write_text(weather_of(document), "utf-8")
    weather = read_weather(tmp_path / WEATHER)
    assert weather is not None
    left_out = Weather.model_fields.keys() - weather.model_fields_set
    assert all(f"`{name}`" in prose(document) for name in left_out)


@pytest.mark.parametrize("document", READMES.values())
def test_every_file_that_a_household_may_put_in_place_is_described(document: str) -> None:
    for name in (WEATHER, REGISTER, CAMPAIGNS, f"{DEVICE}/adult-pin"):
        assert re.search(rf"^\|.*`{re.escape(name)}`", text(document), re.MULTILINE), name


@pytest.mark.parametrize("document", READMES.values())
def test_the_charter_in_the_quoted_log_is_a_released_one(document: str) -> None:
    (digest,) = re.findall(r"careful charter ([0-9a-f]+)$", text(document), re.MULTILINE)
    assert any(line.startswith(digest) for line in text("policies/released.txt").split())


def test_the_versions_named_are_the_ones_that_are_pinned() -> None:
    locked = text("nlu_data/requirements.txt")
    named = re.findall(r"\b([a-z-]+) (\d+\.\d+\.\d+)\b(?!\.\d)", text("docs/security.md"))
    assert len(named) >= 9
    for package, version in named:
        assert re.search(rf"^{package}=={re.escape(version)} ", locked, re.MULTILINE), package


def test_the_thresholds_named_are_the_ones_that_hold() -> None:
    pipeline = yaml.safe_load(text("nlu_data/config.yml"))["pipeline"]
    (fallback,) = [step for step in pipeline if step["name"] == "FallbackClassifier"]
    training = " ".join(text("docs/teach-an-intent.md").split())
    assert f"Below {fallback['threshold']} it says that it did not understand" in training
    assert f"below {ASK_BELOW} a skill is not asked either" in training
    assert f"surer than {SURE_ENOUGH}" in training
    assert f"at most {LETTERS_AT_MOST} letters" in text("docs/security.md")


def test_every_kind_of_record_is_described_with_all_its_fields() -> None:
    rows = rows_of(LEDGER, "| `kind` | Written when | Fields |")
    leaves = {leaf.model_fields["kind"].default: leaf for leaf in Leaf.__subclasses__()}
    assert {*rows} == {f"`{kind}`" for kind in leaves}
    for kind, leaf in leaves.items():
        for name in {*leaf.model_fields} - {"kind"}:
            assert f"`{name}`" in rows[f"`{kind}`"], f"{kind}: {name}"


def test_what_the_caps_are_computed_from_is_described() -> None:
    ledger = flowing(LEDGER)
    turns, words = accounting.TURNS, accounting.WORDS_PER_REQUEST
    seconds = accounting.MS_PER_REQUEST // 1000
    assert f"the last {turns} turns" in ledger
    assert f"at most {words} words and {seconds} seconds" in ledger
    assert f"the last {accounting.RECENT} spoken utterances" in ledger


def test_every_table_of_the_ledger_is_on_the_page_about_security() -> None:
    rows = rows_of(SECURITY, "| Where | What it holds | For whom |")
    named = {span for cell in rows for span in spans_in(cell)}
    assert {*Table.metadata.tables} <= named


def test_every_file_of_an_export_is_described(tmp_path: Path) -> None:
    logged = Logged(tmp_path / "home", ManualClock())
    logged.live()
    logged.export(tmp_path / "export")
    logged.ledger.close()
    named = {
        name.strip("`").rstrip("/")
        for cell in rows_of(LEDGER, "| File | What it is |")
        for name in cell.split(", ")
    }
    # A witness is not in that household's life.
    assert named == {path.name for path in (tmp_path / "export").iterdir()} | {"witnessed"}


def test_every_command_about_the_ledger_runs_as_it_stands(tmp_path: Path) -> None:
    """All of them in one folder, in their order, by somebody who says yes to everything."""
    grow(tmp_path / "home", ManualClock(), 5)
    (tmp_path / "yes").write_text("y\n" * 100_000)
    typed = blocks(LEDGER, "sh")
    assert len(typed) >= 5
    with (tmp_path / "yes").open() as yes:
        done = subprocess.run(
            ["sh", "-euxc", "".join(typed)],
            stdin=yes,
            cwd=tmp_path,
            env={
                **os.environ,
                "CANDIDE_HOME": str(tmp_path / "home"),
                "LC_ALL": "C.UTF-8",
                "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            },
            capture_output=True,
            text=True,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "new-home" / "ledger.db").exists(), "the last of them was reached"
