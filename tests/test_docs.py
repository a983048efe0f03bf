"""The documents stay true: what they name exists, what they quote is what comes out."""

from __future__ import annotations

import ast
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest
import yaml

from assistant.actions.forms import SURE_ENOUGH
from assistant.conversation.sentences import LETTERS_AT_MOST
from audit.cli import main
from audit.home import DEVICE, SET_ASIDE, ledger_path
from audit.inspect.lines import line as line_of
from audit.inspect.statistics import statistics
from audit.language import Language
from audit.records.leaves import Leaf
from audit.verify.wording import Wording
from tests.audit.export.logs import Household as Logged
from tests.audit.inspect.logs import grow
from tests.support.clock import ManualClock
from tests.support.household import household
from tests.support.rasa import RasaForTests

ROOT = Path(__file__).parents[1]
READMES = {Language.ENGLISH: "README.md", Language.FRENCH: "README.fr.md"}
LEDGER = "docs/ledger.md"
DOCUMENTS = (*READMES.values(), LEDGER, "docs/security.md", "docs/train-an-intent.md")
ROOMS = sorted(path.name for path in ROOT.iterdir() if path.is_dir())
# What docs/train-an-intent.md has its reader make.
TO_BE_MADE = {
    "nlu_data/nlu/fr/games.yml",
    "nlu_data/nlu/en/games.yml",
    "nlu_data/rules/games.yml",
    "assistant/actions/games.py",
}
# What setting up and training make.
MADE = {"nlu_data/models/"}
# What a household's folder holds, and an export.
FOLDERS = {"models", "logs", "sound-recognisers", DEVICE, SET_ASIDE}
EXPORTED = {"tile", "disclosures", "proofs", "witnessed", "charters", "registers"}
PROMISES = 11
HARD_SPACES = "\u00a0\u202f"

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")


@cache
def text(document: str) -> str:
    return (ROOT / document).read_text("utf-8")


def prose(document: str) -> str:
    """A document without its blocks of code."""
    return _BLOCK.sub("", text(document))


def spans(document: str) -> list[str]:
    return _SPAN.findall(prose(document))


def command_lines(document: str) -> Iterator[list[str]]:
    """Every command the document tells people to type, as words."""
    typed = [
        line
        for kind, block in _BLOCK.findall(text(document))
        if kind == "sh"
        for line in block.replace("\\\n", " ").splitlines()
    ]
    for line in (*typed, *spans(document)):
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
    seen = set()
    for program, *words in command_lines(document):
        seen.add(program)
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
    assert "candide" in seen, "the search found what it looks for"


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
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", _SPAN.sub("", prose(document)))
    named = [span for span in spans(document) if re.fullmatch(r"[\w.-]+/[\w./-]*", span)]
    inside = [span for span in named if span.split("/")[0] in ROOMS]
    assert inside
    for path in {*inside} - TO_BE_MADE - MADE:
        assert (ROOT / path).exists(), path
    for link in links:
        assert ((ROOT / document).parent / link).exists(), link
    # Folders of a household and of an export are named too; all else must be one of the rooms.
    others = FOLDERS | EXPORTED | {"journeys", "faults", ".venv", "sumdb"}
    assert {span.split("/")[0] for span in named if span not in inside} <= others


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_variable_is_one_that_the_code_reads(document: str) -> None:
    source = "\n".join(
        path.read_text("utf-8")
        for room in ("assistant", "audit", "hardware")
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
        checks = [span for span in _SPAN.findall(promise) if span.startswith(".venv/bin/pytest ")]
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


@pytest.mark.parametrize("document", ["README.fr.md", "docs/train-an-intent.md"])
def test_french_is_set_with_no_break_spaces(document: str) -> None:
    lines = _SPAN.sub("☐", prose(document)).splitlines()
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
    careful = tomllib.loads(text("policies/profiles.toml"))["careful"]
    english = " ".join(text("README.md").split())
    french = " ".join(text("README.fr.md").replace("\u00a0", " ").split())
    asked, share = careful["asked_per_hour"], careful["share_cap"] // 100
    assert careful["unasked_per_day"] == 1
    assert f"at most {asked} paid answers an hour, one unasked suggestion a day" in english
    assert f"unasked selling at most {share}%" in english
    assert f"au plus {asked} réponses payées par heure, une proposition non demandée" in french
    assert f"{share} % de vente non demandée" in french


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
    training = " ".join(text("docs/train-an-intent.md").split())
    threshold, gap = fallback["threshold"], fallback["ambiguity_threshold"]
    assert f"Below {threshold}, or closer than {gap} to the next intent" in training
    assert f"surer than {SURE_ENOUGH}" in training
    assert f"at most {LETTERS_AT_MOST} letters" in text("docs/security.md")


def rows_of(document: str, heading: str) -> dict[str, str]:
    """The first cell and the rest of each row of the table with this heading."""
    table = text(document).split(f"\n{heading}\n", 1)[1].split("\n\n", 1)[0]
    rows = (row.strip("| ").partition(" | ") for row in table.splitlines()[1:])
    return {first: rest for first, _, rest in rows}


def test_every_kind_of_record_is_described_with_all_its_fields() -> None:
    rows = rows_of(LEDGER, "| `kind` | Written when | Fields |")
    leaves = {leaf.model_fields["kind"].default: leaf for leaf in Leaf.__subclasses__()}
    assert {*rows} == {f"`{kind}`" for kind in leaves}
    for kind, leaf in leaves.items():
        for name in {*leaf.model_fields} - {"kind"}:
            assert f"`{name}`" in rows[f"`{kind}`"], f"{kind}: {name}"


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
    blocks = [block for kind, block in _BLOCK.findall(text(LEDGER)) if kind == "sh"]
    assert len(blocks) >= 5
    with (tmp_path / "yes").open() as yes:
        done = subprocess.run(
            ["sh", "-euxc", "".join(blocks)],
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


# The lines that were typed for the transcripts, those left out of them included.
TYPED = {
    Language.ENGLISH: """
        set a timer for eight minutes for the pasta
        add milk and two loaves of bread to the list
        how much time is left
        I'm looking for a kettle
        I'm looking for ground coffee
        who pays you
        why this one
        no thanks
        I'm looking for ground coffee
        do not sell me anything any more
        I'm looking for ground coffee
        forget what I just said
        yes
        what will the weather be tomorrow
        how much have you sold me
    """,
    Language.FRENCH: """
        mets un minuteur de huit minutes pour les pâtes
        ajoute du lait et deux baguettes à la liste
        combien de temps reste-t-il
        je cherche une bouilloire
        je cherche du café moulu
        qui te paie
        pourquoi celui-là
        non merci
        je cherche du café moulu
        ne me vends plus rien
        je cherche du café moulu
        oublie ce que je viens de dire
        oui
        quel temps fera-t-il demain
        combien m'as-tu vendu
    """,
}


def plain_lines(quoted: str) -> list[str]:
    """Lines with every kind of space alike."""
    return [" ".join(line.split()) for line in quoted.splitlines()]


def quoted_line(line: str) -> str:
    """A line of the log without its time, and without what the document cut short."""
    number, _time, rest = line.split(maxsplit=2)
    return " ".join(f"{number} {rest}".removesuffix("[…]").split())


@pytest.mark.parametrize("language", READMES, ids=str)
async def test_the_conversation_is_what_is_really_said(
    language: Language, tmp_path: Path, rasa: RasaForTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", f"{language}.UTF-8")
    said = []
    async with household(tmp_path / "home", rasa) as home:
        for line in TYPED[language].strip().splitlines():
            said.append(f"> {line.strip()}")
            for item in (await home.say(line.strip())).items:
                said.append(f"[{item['record']} {item['label']}] {item['words']}")
        logged = [
            quoted_line(line_of(record.seq, record.leaf, record.personal))
            for record in home.records()
        ]
    counted = statistics(ledger_path(tmp_path / "home"), language)
    quoted = [block for kind, block in _BLOCK.findall(text(READMES[language])) if kind == "text"]
    conversation, log, figures = map(plain_lines, quoted)
    kept = [line for line in conversation if line != "[…]"]
    said = plain_lines("\n".join(said))
    assert [line for line in kept if line not in said] == []
    assert kept == [line for line in said if line in kept], "in another order"
    shown = [quoted_line(line) for line in log if line != "[…]"]
    assert [line for line in shown if not any(real.startswith(line) for real in logged)] == []
    assert figures[1:] == plain_lines(counted)[1:]
