"""The command `candide` as a person runs it, with its own Rasa."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import select
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.processes import children

SHARED = Path(__file__).resolve().parents[3] / "shared" / "spikes"
CANDIDE = (sys.executable, "-m", "audit.cli")
PATIENCE_S = 240

FRENCH = """bonjour
mets un minuteur de trois minutes
ajoute deux kilos de pommes et du lait à ma liste
lis ma liste
je cherche du café moulu
pourquoi celui-là
qui te paie
ne me vends plus rien
je cherche du café moulu
combien tu m as vendu
"""
ENGLISH = """hello
set a timer for three minutes
add two kilos of apples and some milk to my list
read my list
i'm looking for ground coffee
why this one
who pays you
don't sell me anything any more
i'm looking for ground coffee
how much have you sold me
"""


def candide(
    home: Path, *arguments: str | Path, lines: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*CANDIDE, *map(str, arguments)],
        input=lines,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        env={**os.environ, "CANDIDE_HOME": str(home), **environment},
    )


def next_shown(terminal: int) -> bytes:
    """What a program shows next on its terminal; fails where it falls silent without ending."""
    assert select.select([terminal], [], [], PATIENCE_S)[0], "nothing more was shown"
    return os.read(terminal, 4096)


def replies_of(output: str) -> list[str]:
    return [line for line in output.splitlines() if not line.startswith("> ")]


@pytest.mark.parametrize(
    ("lang", "lines", "expected"),
    [
        (
            "fr_FR.UTF-8",
            FRENCH,
            ("une machine, pas une personne", "ne me vends plus rien", "Parlons-nous français",
             "Bonjour", "trois minutes", "2 kilos de pommes et du lait", "2 choses",
             "Valdor paie 6",
             "J'ai comparé 19 offres", "soit 0,19", "je ne vous vends plus rien",
             "Personne ne paie", "J'ai laissé de côté 16 offres", "1 sur 5"),
        ),
        (
            "en_GB.UTF-8",
            ENGLISH,
            ("a machine, not a person", "don't sell me anything", "Shall we speak English",
             "Hello", "three minutes", "2 kilos of apples and milk", "2 things", "Valdor pays 6%",
             "I compared 19 offers", "which is €0.19", "I will not sell you anything",
             "Nobody pays", "I left out 16 offers", "1 of 5"),
        ),
    ],
)  # fmt: skip
def test_a_conversation_by_lines_ends_with_every_word_in_the_log(
    tmp_path: Path, lang: str, lines: str, expected: Sequence[str]
) -> None:
    home = tmp_path / "home"
    talk = candide(home, "run", lines=lines, LANG=lang, LC_ALL=lang)
    assert talk.returncode == 0, talk.stderr
    replies = replies_of(talk.stdout)
    assert len(replies) == len(expected)
    for reply, part in zip(replies, expected, strict=True):
        assert part in reply
    log = candide(home, "ledger", "show", LANG=lang, LC_ALL=lang).stdout
    for reply in replies:
        number, words = reply[1:].split("] ", 1)
        (record,) = [line for line in log.splitlines() if line.split()[0] == number.split()[0]]
        assert words in record
        assert number.split()[1] in record
    statistics = candide(home, "ledger", "stats", LANG="en_GB.UTF-8", LC_ALL="en_GB.UTF-8").stdout
    assert "Selling share (M1, by request): 1 of 5 = 20.0%" in statistics


def test_ask_starts_its_own_assistant_and_tells_everything_as_json(tmp_path: Path) -> None:
    home = tmp_path / "home"
    done = candide(home, "ask", "je cherche du café moulu", "--lang", "fr", "--json")
    assert done.returncode == 0, done.stderr
    turn = json.loads(done.stdout)
    assert turn["heard"] == "je cherche du café moulu"
    assert turn["language"] == "fr"
    assert turn["intent"] == "find_product"
    assert turn["confidence"] > 0.5
    assert set(turn["milliseconds"]) == {"understand", "review", "speak", "outcome"}
    answer, notice = turn["items"]
    assert (answer["kind"], answer["label"], answer["voice"]) == ("suggestion", "assist", "help")
    assert notice["rules"] == ["not-introduced"], "nobody was told yet of the right to object"
    shown = candide(home, "ledger", "show").stdout
    assert str(answer["record"]) in shown


def test_ctrl_c_ends_it_at_its_prompt_and_leaves_no_process_behind(tmp_path: Path) -> None:
    environment = {**os.environ, "CANDIDE_HOME": str(tmp_path / "home"), "LC_ALL": "en_GB.UTF-8"}
    pid, terminal = pty.fork()
    if pid == 0:
        try:
            os.execve(sys.executable, [*CANDIDE, "run"], environment)
        finally:
            os._exit(127)  # never a second pytest
    shown = b""
    while b"Ctrl-D to end" not in shown:
        shown += next_shown(terminal)
    started = children(pid)
    assert len(started) >= 2, "Rasa, the action server, and the voice once it is warm"
    os.write(terminal, b"\x03")
    with contextlib.suppress(OSError):  # the terminal is gone with its last process
        while next_shown(terminal):
            pass
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    for child in started:
        assert not Path(f"/proc/{child}").exists()


@pytest.mark.skipif(not SHARED.is_dir(), reason="the starter models of the study are not here")
def test_a_spoken_question_gets_a_spoken_answer(tmp_path: Path) -> None:
    """One of the starter voices asks, the starter recogniser hears, both reply voices speak."""
    import wave

    from hardware.pcm import resample
    from tests.support.voices import STARTER_MODELS, speak

    question = tmp_path / "question.wav"
    pcm, rate = speak("je cherche du café moulu", SHARED / "piper_starter" / "tiny.fr-a.json")
    with wave.open(str(question), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(resample(pcm, rate, 16_000))
    reply = tmp_path / "reply.wav"
    answer = candide(
        tmp_path / "home", "ask", "--audio", question, "--out", reply, "--lang", "fr", "--json",
        **STARTER_MODELS,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    turn = json.loads(answer.stdout)
    assert "transcribe" in turn["milliseconds"]
    assert turn["heard"]
    with wave.open(str(reply)) as file:
        assert file.getnframes() > file.getframerate()


@pytest.mark.parametrize(
    ("arguments", "code", "part"),
    [
        (("ask",), 2, "--audio"),
        (("ledger", "show"), 1, "Il n'y a pas encore de journal"),
        (("ask", "--audio", "nowhere.wav", "--lang", "fr"), 1, "nowhere.wav"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    tmp_path: Path, arguments: tuple[str, ...], code: int, part: str
) -> None:
    answer = candide(tmp_path / "home", *arguments, LANG="fr_FR.UTF-8", LC_ALL="fr_FR.UTF-8")
    assert answer.returncode == code
    assert part in answer.stderr
    assert "Traceback" not in answer.stderr


def test_without_the_speakers_packages_run_says_what_to_install(tmp_path: Path) -> None:
    program = "import sys; sys.modules['aiohttp'] = None; from audit.cli import main; main(['run'])"
    answer = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env={**os.environ, "CANDIDE_HOME": str(tmp_path), "LC_ALL": "fr_FR.UTF-8"},
    )
    assert answer.returncode == 1
    assert "Il manque aiohttp\u00a0: installez candide[speaker]." in answer.stderr
    assert "Traceback" not in answer.stderr
