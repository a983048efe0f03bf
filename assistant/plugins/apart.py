"""A skill in a process of its own: what the action server has of it.

A worker is started at the first question and kept. One that crashes, says nothing within three
seconds or answers nonsense is ended, and started again at the next question.
"""

from __future__ import annotations

import json
import os
import select
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from assistant.frames import FrameError, encode
from assistant.plugins.allowed import DATA, read_allowed
from assistant.plugins.folder import SkillFolder
from assistant.plugins.problems import Why, in_words
from audit.errors import CandideError
from audit.language import Language
from audit.records.wire import Identifier, Integer, ShortText

ANSWER_WITHIN_S = 3.0
START_WITHIN_S = 10.0
ANSWER_BYTES_AT_MOST = 16_384
_LENGTH = struct.Struct(">I")
_WORKER = (sys.executable, "-I", "-m", "assistant.plugins.worker")
_DIED = Why("elle s’est arrêtée", "it died")
_NONSENSE = Why("ce n’est pas une réponse", "that is no answer")


class SkillFailed(CandideError):
    """A skill's own code gave no answer that could be used."""

    code = "skill-failed"
    fr = "La fonction {name} n’a pas donné de réponse utilisable\u00a0: {why}"
    en = "The skill {name} gave no answer that could be used: {why}"

    def __init__(self, name: str, why: Why) -> None:
        super().__init__(name=name, why=why)

    def sentence(self, language: Language) -> str:
        template = self.fr if language is Language.FRENCH else self.en
        return template.format(**in_words(self.facts, language))


class SkillUnwalled(CandideError):
    """A skill was not started, as it could not be closed off."""

    code = "skill-unwalled"
    fr = "La fonction {name} reste arrêtée\u00a0: ce système ne sait pas l’isoler ({why})"
    en = "The skill {name} is not run: this system cannot close it off ({why})"


class _Reply(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Ready(_Reply):
    is_: Literal["ready"] = Field(alias="is")


class _Unwalled(_Reply):
    is_: Literal["unwalled"] = Field(alias="is")
    why: ShortText


class _Broken(_Reply):
    is_: Literal["failed"] = Field(alias="is")
    why: ShortText


class Given(_Reply):
    """What a skill's code answered."""

    is_: Literal["answer"] = Field(alias="is")
    sentence: Identifier
    arguments: dict[Identifier, ShortText | Integer | tuple[ShortText, ...]] = Field(max_length=16)


_REPLY: TypeAdapter[_Ready | _Unwalled | _Broken | Given] = TypeAdapter(
    Annotated[_Ready | _Unwalled | _Broken | Given, Field(discriminator="is_")]
)


@dataclass(frozen=True)
class Question:
    """One sentence for a skill."""

    text: str
    language: str
    now: datetime
    intent: str


class SkillProcess:
    """The worker of one skill. It blocks: call it from a thread; it answers one at a time."""

    def __init__(
        self, skill: SkillFolder, home: Path, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Nothing is started yet; `home` is the household's folder."""
        self._skill = skill
        self._home = home
        self._clock = clock
        self._process: subprocess.Popen[bytes] | None = None
        self._asking = threading.Lock()

    @property
    def pid(self) -> int | None:
        """The id of the worker; None while there is none."""
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        """Have the skill's code loaded, unless it is. Raises `SkillFailed`, `SkillUnwalled`."""
        with self._asking:
            self._started()

    def ask(self, question: Question) -> Given:
        """What the skill answers. Raises `SkillFailed` or `SkillUnwalled`."""
        with self._asking:
            process = self._started()
            request = {
                "text": question.text,
                "language": question.language,
                "now": question.now.isoformat(),
                "intent": question.intent,
            }
            try:
                assert process.stdin is not None  # noqa: S101 - it is a pipe
                process.stdin.write(encode(request))
                process.stdin.flush()
            except OSError:
                raise self._ended(_DIED) from None
            reply = self._reply(process, ANSWER_WITHIN_S)
            match reply:
                case Given():
                    self._fits(reply)
                    return reply
                case _Broken():
                    raise SkillFailed(name=self._skill.name, why=Why(reply.why, reply.why))
            raise self._ended(_NONSENSE)

    def close(self) -> None:
        """End the worker, if there is one."""
        with self._asking:
            self._ended(_DIED)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._ended(_DIED)
        try:
            self._process = process = self._launch()
        except OSError:
            raise self._ended(_DIED) from None
        match self._reply(process, START_WITHIN_S):
            case _Ready():
                return process
            case _Unwalled(why=why):
                self._ended(_DIED)
                raise SkillUnwalled(name=self._skill.name, why=why)
            case _Broken(why=why):
                raise self._ended(Why(why, why))
        raise self._ended(_NONSENSE)

    def _launch(self) -> subprocess.Popen[bytes]:
        name, folder = self._skill.name, self._skill.folder
        data = self._home / DATA / name
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        allowed = read_allowed(self._home)
        network = bool(self._skill.manifest.network) and name in allowed.network
        return subprocess.Popen(
            [*_WORKER, name, str(folder), str(data),
             "network" if network else "alone",
             "unwalled" if name in allowed.unwalled else "walled"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=data,
            env=_environment(data),
            start_new_session=True,
        )  # fmt: skip

    def _reply(self, process: subprocess.Popen[bytes], within: float) -> BaseModel:
        """The next frame of the worker, checked. Raises `SkillFailed`; then it is ended."""
        until = self._clock() + within
        try:
            (length,) = _LENGTH.unpack(self._exactly(process, _LENGTH.size, until))
            if length > ANSWER_BYTES_AT_MOST:
                raise FrameError
            return _REPLY.validate_python(_json(self._exactly(process, length, until)))
        except TimeoutError:
            raise self._ended(_silent(within)) from None
        except EOFError:
            raise self._ended(_DIED) from None
        except (FrameError, ValueError, ValidationError, RecursionError):
            raise self._ended(_NONSENSE) from None

    def _exactly(self, process: subprocess.Popen[bytes], size: int, until: float) -> bytes:
        """So many bytes. Raises TimeoutError, or EOFError."""
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        poll = select.poll()
        poll.register(process.stdout, select.POLLIN)
        content = b""
        while len(content) < size:
            left = until - self._clock()
            if left <= 0 or not poll.poll(left * 1000):
                raise TimeoutError
            piece = os.read(process.stdout.fileno(), size - len(content))
            if not piece:
                raise EOFError
            content += piece
        return content

    def _fits(self, given: Given) -> None:
        """Raises `SkillFailed` where its words have no such sentence with such facts."""
        for words in self._skill.words.values():
            if given.sentence not in words.names:
                raise SkillFailed(
                    name=self._skill.name, why=_no("phrase", "sentence", given.sentence)
                )
            missing = words.arguments(given.sentence) ^ set(given.arguments)
            if missing:
                raise SkillFailed(
                    name=self._skill.name, why=_no("argument", "argument", min(missing))
                )

    def _ended(self, why: Why) -> SkillFailed:
        """The error that tells it, once the worker is gone."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with suppress(OSError, ValueError):
                process.communicate()
        return SkillFailed(name=self._skill.name, why=why)


def _silent(seconds: float) -> Why:
    return Why(f"rien en {seconds:g} s", f"nothing within {seconds:g} s")


def _no(french: str, english: str, name: str) -> Why:
    """A name that its words do not have, or that they have and it does not give."""
    return Why(f"{french} {name}", f"{english} {name}")


def _json(content: bytes) -> Any:
    return json.loads(content)


def _environment(data: Path) -> dict[str, str]:
    """What a worker is told: how to tell the time, and where it may write. No path of ours."""
    kept = {name: os.environ[name] for name in ("TZ",) if name in os.environ}
    return {**kept, "HOME": str(data), "TMPDIR": str(data), "LANG": "C.UTF-8"}
