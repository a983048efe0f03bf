"""The guide for a skill of one's own: every command of it is run, and then people talk to it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.dialogue.project import OURS
from assistant.dialogue.sentences import read_own
from audit.ledger.reader import read_records
from tests.support.documents import blocks
from tests.support.skills import needs_walls

GUIDE = "docs/teach-an-intent.md"
PATIENCE_S = 380
# So many sentences of each of our intents are enough to tell them apart here, and train quickly.
SENTENCES = 8
ASKED = (
    ("tire donc à pile ou face", {"Face.", "Pile."}),
    ("quelle heure est-il", None),
    ("toss a coin for me please", {"Heads.", "Tails."}),
    ("what time is it", None),
)

pytestmark = needs_walls


def small_project(folder: Path) -> Path:
    """A copy of our Rasa project with few sentences, and without its model."""
    left_out = shutil.ignore_patterns("models", ".venv", "__pycache__", ".rasa")
    shutil.copytree(OURS, folder, ignore=left_out)
    (folder / ".venv").symlink_to(OURS / ".venv")
    for path in (folder / "nlu").rglob("*.yml"):
        kept, count = [], 0
        for line in path.read_text("utf-8").split("\n"):
            count = count + 1 if line.startswith("    - ") else 0
            if count <= SENTENCES:
                kept.append(line)
        path.write_text("\n".join(kept), "utf-8")
    return folder


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder in which the commands of the guide were run, one after another."""
    top = tmp_path_factory.mktemp("guide")
    small_project(top / "project")
    bin_folder = top / "bin"
    bin_folder.mkdir()
    command = bin_folder / "candide"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m audit.cli "$@"\n')
    command.chmod(0o755)
    (top / "work").mkdir()
    result = run(top, "\n".join(["set -eux", *blocks(GUIDE, "sh")]), "C.UTF-8")
    (top / "shown").write_text(result.stdout)
    assert result.returncode == 0, result.stdout + result.stderr
    return top


def run(top: Path, script: str, lang: str, lines: str = "") -> subprocess.CompletedProcess[str]:
    environment = {
        **{name: value for name, value in os.environ.items() if name != "CANDIDE_SKILLS"},
        "PATH": f"{top / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "CANDIDE_DIALOGUE": str(top / "project"),
        "CANDIDE_HOME": str(top / "home"),
        "LC_ALL": lang,
    }
    return subprocess.run(
        ["bash", "-c", script], cwd=top / "work", env=environment, input=lines,
        capture_output=True, text=True, timeout=PATIENCE_S,
    )  # fmt: skip


def test_what_the_guide_promises_is_what_its_commands_show(place: Path) -> None:
    shown = (place / "shown").read_text()
    assert "coin is ready" in shown, shown
    assert "coin: nothing wrong (intents: 1, sentences: 20 in French, 20 in English)." in shown
    assert re.search(r"intent: coin_toss \(\d+%\)\nwould say: (Pile|Face)\.", shown)
    assert re.search(r"^(Pile|Face)\.$", shown, re.MULTILINE), f"asked in French: {shown}"
    assert re.search(r"^(Heads|Tails)\.$", shown, re.MULTILINE), f"asked in English: {shown}"
    assert "coin_toss                       20       20  coin" in shown
    added = [line for line in shown.splitlines() if line.startswith("Added to ")]
    assert len(added) == 1


def test_a_skill_is_less_than_thirty_lines(place: Path) -> None:
    parts = ("skill.py", "skill.toml", "__init__.py", "fr.ftl", "en.ftl")
    lines = [(place / "work" / "coin" / part).read_text().splitlines() for part in parts]
    assert sum(len(part) for part in lines) < 30
    assert re.search(r"under|ten minutes", " ".join(blocks(GUIDE, "sh"))) is None


def test_neither_the_household_nor_our_own_sentences_were_touched(place: Path) -> None:
    own = {one.written for one in read_own(place / "project")}
    assert "compte moi sept minutes pour le gratin" not in own
    assert not {one.intent for one in read_own(place / "project")} & {"coin_toss"}
    assert not (place / "project" / "domain" / "skills.yml").exists()


def test_training_again_has_nothing_to_do_until_the_skill_is_gone(place: Path) -> None:
    model = place / "project" / "models" / "candide.tar.gz"
    before = model.stat().st_mtime_ns
    named = f'CANDIDE_SKILLS="{place / "work" / "coin"}"'
    result = run(place, f"{named} candide train --if-needed", "C.UTF-8")
    assert (result.returncode, result.stderr) == (0, "")
    assert model.stat().st_mtime_ns == before
    told = run(place, 'CANDIDE_SKILLS="" candide intents try "toss a coin" --lang en', "C.UTF-8")
    assert "The model does not know your latest changes" in told.stderr
    assert "That skill is no longer here." in told.stdout or "would do something" in told.stdout


def test_the_package_of_the_guide_is_found_by_its_entry_point(place: Path) -> None:
    package = place / "package"
    shutil.copytree(place / "work" / "coin", package / "coin")
    (recipe,) = blocks(GUIDE, "toml")
    (package / "pyproject.toml").write_text(recipe)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel"],
        cwd=package, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = (package / "dist").glob("*.whl")
    shutil.unpack_archive(wheel, package / "site", "zip")
    checked = run(place, f'PYTHONPATH="{package / "site"}" candide intents check', "C.UTF-8")
    assert checked.stdout.startswith("coin: nothing wrong"), checked.stderr


def test_people_talk_to_the_new_skill_in_both_languages_and_it_is_all_on_record(
    place: Path,
) -> None:
    lines = "".join(f"{sentence}\n" for sentence, _ in ASKED)
    script = f'CANDIDE_SKILLS="{place / "work" / "coin"}" candide run'
    talk = run(place, script, "fr_FR.UTF-8", lines)
    assert talk.returncode == 0, talk.stderr
    replies = [
        found.groups()
        for line in talk.stdout.splitlines()
        if (found := re.match(r"\[(\d+) assist\] (.*)", line))
    ]
    tossed = [(number, words) for number, words in replies if words in {
        "Face.", "Pile.", "Heads.", "Tails."}]  # fmt: skip
    assert len(tossed) == 2, talk.stdout
    assert tossed[0][1] in {"Face.", "Pile."}
    assert tossed[1][1] in {"Heads.", "Tails."}
    assert len(replies) >= len(ASKED), "and all else is answered as ever"
    records = {record.seq: record for record in read_records(place / "home" / "ledger.db")}
    for number, words in tossed:
        leaf, personal = records[int(number)].leaf, records[int(number)].personal
        assert (leaf["verdict"], leaf["voice"]) == ("spoken", "help")
        assert leaf["subject"].startswith("coin.")
        assert personal is not None
        assert personal["words"] == words
    assert (place / "home" / "skills" / "coin").is_dir()
