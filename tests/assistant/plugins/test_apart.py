"""A skill that others wrote, however hostile, in its own process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.frames import encode
from assistant.plugins import apart
from assistant.plugins.apart import Question, SkillFailed, SkillProcess, SkillUnwalled
from assistant.plugins.api import Answer, Asked, Skill
from assistant.plugins.folder import read_skill
from audit.language import Language
from tests.support.skills import HEADING, needs_walls, write_skill

pytestmark = needs_walls
NOW = datetime(2026, 11, 22, 9, 7, tzinfo=UTC)
SECRET = "only the speaker reads this"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A household with what no skill may see."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("ledger.db", "register.toml", "household.db"):
        (home / name).write_text(SECRET)
    (home / "skills" / "other").mkdir(parents=True)
    (home / "skills" / "other" / "kept.txt").write_text(SECRET)
    return home


class Started:
    """The skills of one test, ended with it."""

    def __init__(self, tmp_path: Path, home: Path) -> None:
        self._folder, self._home = tmp_path / "skills", home
        self._all: list[SkillProcess] = []

    def __call__(self, body: str = 'return Answer("heads")', **more: str) -> SkillProcess:
        folder = write_skill(self._folder / str(len(self._all)), body=body, **more)
        process = SkillProcess(read_skill(folder), self._home)
        self._all.append(process)
        return process

    def end(self) -> None:
        for process in self._all:
            process.close()


@pytest.fixture
def skill(tmp_path: Path, home: Path) -> Iterator[Started]:
    started = Started(tmp_path, home)
    yield started
    started.end()


def ask(process: SkillProcess, text: str = "pile ou face") -> str:
    given = process.ask(Question(text, "fr", NOW, "coin_toss"))
    return str(given.arguments.get("what", given.sentence))


def test_a_skill_answers_with_a_sentence_and_facts(skill: Started) -> None:
    process = skill(
        'return Answer("told", {"what": f"{asked.text} {asked.now:%H:%M} {asked.intent}"})'
    )
    assert ask(process) == "pile ou face 09:07 coin_toss"
    first = process.pid
    ask(process)
    assert process.pid == first, "it is kept"


@pytest.mark.parametrize(
    "path",
    [
        "{home}/ledger.db", "{home}/register.toml", "{home}/household.db", "../../ledger.db",
        "{home}/skills/other/kept.txt", "../other/kept.txt", "{home}", "/proc/self/environ",
        "/proc/{parent}/environ", "/proc/{parent}/mem", "/etc/passwd", "{package}/audit/ledger",
        "{package}/audit/interests/__init__.py", "{package}/assistant/shopping/__init__.py",
    ],
)  # fmt: skip
def test_a_skill_reads_nothing_but_itself_and_its_own_data(
    skill: Started, home: Path, path: str
) -> None:
    place = path.format(home=home, parent=os.getpid(), package=Path(apart.__file__).parents[2])
    process = skill(
        "import os\n"
        "try:\n"
        f"    place = {place!r}\n"
        "    os.listdir(place) if os.path.isdir(place) else open(place, 'rb').read(99)\n"
        "except PermissionError:\n"
        '    return Answer("heads")\n'
        'return Answer("tails")'
    )
    assert ask(process) == "heads"


def test_a_skill_is_told_of_no_folder_and_no_secret_of_ours(
    skill: Started, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANDIDE_ACTIONS_TOKEN", SECRET)
    monkeypatch.setenv("CANDIDE_HOUSEHOLD_DATABASE", str(home / "household.db"))
    process = skill('import os\nreturn Answer("told", {"what": " ".join(sorted(os.environ))})')
    assert set(ask(process).split()) <= {"HOME", "LANG", "TMPDIR", "TZ", "LC_CTYPE"}


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9), 1)",
        "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
        "import socket; socket.socket(socket.AF_UNIX).connect('{home}/control.sock')",
        "import os; os.fork()",
        "import subprocess; subprocess.run(['/bin/sh', '-c', 'true'])",
        "import os; os.execv('/bin/true', ['true'])",
        "import os; os.kill({parent}, 0)",
        "import os; os.symlink('{home}', 'out')",
        "import ctypes\nc = ctypes.CDLL(None, use_errno=True)\n"
        "if c.ptrace(16, {parent}, 0, 0) < 0: raise PermissionError",
        "open('{home}/skills/other/new', 'w')",
        "open('{folder}/skill.py', 'a')",
    ],
)
def test_a_skill_reaches_no_network_and_no_other_process(
    skill: Started, home: Path, tmp_path: Path, attempt: str
) -> None:
    code = attempt.format(home=home, parent=os.getpid(), folder=tmp_path / "skills/0/coin")
    lines = "".join(f"    {line}\n" for line in code.split("\n"))
    process = skill(f'try:\n{lines}except PermissionError:\n    return Answer("heads")\n'
                    'return Answer("tails")')  # fmt: skip
    assert ask(process) == "heads"


def test_a_network_needs_to_be_declared_and_to_be_switched_on(skill: Started, home: Path) -> None:
    body = (
        "import socket\n"
        "try:\n"
        "    socket.socket(socket.AF_INET).close()\n"
        "except PermissionError:\n"
        '    return Answer("heads")\n'
        "try:\n"
        "    socket.socket(socket.AF_UNIX)\n"
        "except PermissionError:\n"
        '    return Answer("tails")\n'
        'return Answer("told", {"what": "too much"})'
    )
    declared = '["example.org"]'
    assert ask(skill(body, network=declared)) == "heads", "declared alone"
    (home / "skills.toml").write_text('network = ["coin"]\n')
    assert ask(skill(body)) == "heads", "switched on alone"
    assert ask(skill(body, network=declared)) == "tails", "a network, but not this machine's own"
    (home / "skills.toml").write_text("network = 1\n")
    assert ask(skill(body, network=declared)) == "heads", "what is not understood allows nothing"


def test_what_a_skill_keeps_stays_in_its_own_folder_over_restarts(
    skill: Started, home: Path
) -> None:
    process = skill(
        'kept = self.data / "count"\n'
        "count = int(kept.read_text()) + 1 if kept.exists() else 1\n"
        "kept.write_text(str(count))\n"
        'return Answer("told", {"what": count})'
    )
    assert (ask(process), ask(process)) == ("1", "2")
    process.close()
    assert ask(process) == "3"
    kept = home / "skills" / "coin" / "count"
    assert (kept.read_text(), kept.stat().st_mode & 0o077) == ("3", 0)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("raise ValueError(asked.text)", "ValueError, skill.py:6"),
        ("return None", "TypeError"),
        ('return Answer("nothing")', "sentence nothing"),
        ('return Answer("told")', "argument what"),
        ('return Answer("heads", {"what": "x"})', "argument what"),
        ('return Answer("heads\\n")', "that is no answer"),
        ('return Answer("told", {"what": 1.5})', "that is no answer"),
        ('return Answer("told", {"what": "x" * 201})', "that is no answer"),
        ('return Answer("told", {"what": "x" * 10**7})', "that is no answer"),
        ('return Answer("told", {"what": "\\x1b[2J"})', "that is no answer"),
        ('return Answer("told", {"what": 10**30})', "that is no answer"),
        ('return Answer("told", {str(i): 1 for i in range(99)})', "that is no answer"),
        ('import os\nos.write(4, b"\\xff" * 99)\nreturn Answer("heads")', "that is no answer"),
        ("import os\nos._exit(3)", "it died"),
        ("import ctypes\nctypes.string_at(0)", "it died"),
        ("raise SystemExit", "it died"),
        ('x = "x" * (1 << 31)\nreturn Answer("heads")', "MemoryError, skill.py:6"),
        ('open(self.data / "big", "w").write("x" * (1 << 25))', "it died"),
    ],
)
def test_an_answer_that_is_none_is_refused_and_the_next_question_is_answered_afresh(
    skill: Started, body: str, why: str
) -> None:
    bad = "\n".join(f"    {line}" for line in body.split("\n"))
    process = skill(f'if asked.text == "bad":\n{bad}\nreturn Answer("heads")')
    why = why.replace(":6", ":7")
    with pytest.raises(SkillFailed) as refused:
        ask(process, "bad")
    told = str(refused.value.facts["why"])
    assert told == why or (why, told) == (
        "it died", "OSError, skill.py:7",
    )  # fmt: skip
    assert ask(process) == "heads"


def test_a_skill_that_hangs_is_ended_and_started_again(
    skill: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = skill('if asked.text == "bad":\n    while True: pass\nreturn Answer("heads")')
    assert ask(process) == "heads"
    hung = process.pid
    monkeypatch.setattr(apart, "ANSWER_WITHIN_S", 0.2)
    with pytest.raises(SkillFailed) as refused:
        ask(process, "bad")
    assert str(refused.value.facts["why"]) == "nothing within 0.2 s"
    assert refused.value.sentence(Language.FRENCH).endswith("utilisable\u00a0: rien en 0.2 s")
    monkeypatch.undo()
    assert not Path(f"/proc/{hung}").exists()
    assert ask(process) == "heads"


def test_a_skill_that_cannot_be_given_its_folder_is_not_run(skill: Started, home: Path) -> None:
    (home / "skills" / "coin").write_text("in the way")
    with pytest.raises(SkillFailed):
        ask(skill())


def test_a_skill_that_hangs_ends_with_whoever_asked_it(skill: Started) -> None:
    process = skill('if asked.text == "bad":\n    while True: pass\nreturn Answer("heads")')
    ask(process)
    worker = process._process
    assert worker is not None
    assert worker.stdin is not None
    worker.stdin.write(encode({"text": "bad", "language": "fr", "now": NOW.isoformat(),
                               "intent": "coin_toss"}))  # fmt: skip
    worker.stdin.close()
    assert worker.wait(60) == 0


def test_a_person_waits_three_seconds_at_most() -> None:
    assert apart.ANSWER_WITHIN_S == 3.0


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("import audit.ledger", "PermissionError, skill.py:1"),
        ("1 / 0", "ZeroDivisionError, skill.py:1"),
        ("x = 1", "Unfit"),
        (f"{HEADING}class A(Skill): pass\nclass B(Skill): pass\n", "Unfit"),
        (f"{HEADING}class A(Skill):\n    def __init__(self, x): pass\n", "TypeError"),
        ("raise SystemExit", "SystemExit, skill.py:1"),
        ("import os; os._exit(0)", "it died"),
    ],
)
def test_code_that_cannot_be_loaded_is_told(skill: Started, code: str, why: str) -> None:
    process = skill(skill_py=code)
    with pytest.raises(SkillFailed) as refused:
        process.start()
    told = str(refused.value.facts["why"])
    assert told == why or (code.startswith("import audit") and "ModuleNotFound" in told)


def test_where_the_kernel_cannot_close_it_off_a_skill_runs_only_by_permission(
    skill: Started, home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    without = tmp_path / "no_walls.py"
    without.write_text(
        "import runpy, sys\n"
        "from assistant.plugins import walls\n"
        "walls._MACHINES.clear()\n"
        "runpy.run_module('assistant.plugins.worker', run_name='__main__')\n"
    )
    monkeypatch.setattr(apart, "_WORKER", (apart._WORKER[0], "-I", str(without)))
    process = skill()
    with pytest.raises(SkillUnwalled):
        ask(process)
    (home / "skills.toml").write_text('unwalled = ["coin"]\n')
    assert ask(process) == "heads"


def test_an_author_can_try_a_class_without_any_process() -> None:
    class Coin(Skill):
        def answer(self, asked: Asked) -> Answer:
            return Answer("heads" if asked.language == "en" else "tails")

    assert Coin().answer(Asked("toss a coin", "en", NOW, "coin_toss")) == Answer("heads")
    with pytest.raises(NotImplementedError):
        Skill().answer(Asked("toss a coin", "en", NOW, "coin_toss"))
