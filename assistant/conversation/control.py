"""The control socket: how `candide ask`, and later the pages, reach the one running speaker.

A unix socket of mode 0600 in the household's folder. A client sends one JSON line, `Request`, and
gets one JSON line back: the turn's result, or `{"error": code, "sentences": {"fr", "en"}}`.
"""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.conversation.errors import BadRequest, SocketPathTooLong, SpeakerGone
from assistant.conversation.voice_settings import VoiceChange
from audit.errors import CandideError
from audit.home import LONGEST_SOCKET_PATH
from audit.language import Language
from hardware.errors import DeviceError

SOCKET_NAME = "control.sock"
LINE_BYTES_AT_MOST = 1 << 20
ANSWER_PATIENCE_S = 120.0


class Request(BaseModel):
    """One sentence to answer: typed in `text`, or in the WAV file `audio`; the reply may be spoken
    into the WAV file `out`. Or a change of how it listens and speaks, answered with what is so."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str | None = None
    audio: Path | None = None
    out: Path | None = None
    language: Language | None = None
    voice: VoiceChange | None = None


Answer = Callable[[Request], Awaitable[dict[str, Any]]]


@dataclass(frozen=True)
class RemoteError(Exception):
    """The speaker answered with an error: its code and its sentence in both languages."""

    code: str
    sentences: dict[str, str]

    def sentence(self, language: Language) -> str:
        return self.sentences[language]


def socket_path(home: Path) -> Path:
    """The control socket of a household. Raises `SocketPathTooLong`."""
    path = home / SOCKET_NAME
    if len(str(path).encode()) > LONGEST_SOCKET_PATH:
        raise SocketPathTooLong(path=path)
    return path


async def serve(home: Path, answer: Answer) -> asyncio.Server:
    """Listen on the control socket; the caller holds the household's lock, so a leftover goes."""
    path = socket_path(home)
    path.unlink(missing_ok=True)

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            reply = await _reply(reader, answer)
            writer.write(json.dumps(reply, ensure_ascii=False).encode() + b"\n")
            await writer.drain()
        except (ConnectionError, BrokenPipeError):
            return
        finally:
            writer.close()

    listening = socket.socket(socket.AF_UNIX)
    try:
        listening.bind(str(path))
        path.chmod(0o600)
        return await asyncio.start_unix_server(handle, sock=listening, limit=LINE_BYTES_AT_MOST)
    except BaseException:
        listening.close()
        raise


async def _reply(reader: asyncio.StreamReader, answer: Answer) -> dict[str, Any]:
    try:
        try:
            request = Request.model_validate_json(await reader.readline())
        except (ValidationError, ValueError) as error:
            raise BadRequest() from error
        return await answer(request)
    except (CandideError, DeviceError) as error:
        return {
            "error": error.code,
            "sentences": {language.value: error.sentence(language) for language in Language},
        }


def ask_running(home: Path, request: Request) -> dict[str, Any] | None:
    """Put `request` to the speaker that runs for this household; None if none does.

    Raises `RemoteError` where the speaker refused, `SpeakerGone` where it ended without an answer.
    Blocking, and light to import.
    """
    path = socket_path(home)
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(ANSWER_PATIENCE_S)
        try:
            connection.connect(str(path))
        except (FileNotFoundError, NotADirectoryError, ConnectionRefusedError):
            return None
        try:
            connection.sendall(request.model_dump_json().encode() + b"\n")
            with connection.makefile("rb") as stream:
                reply: dict[str, Any] = json.loads(stream.readline())
        except (OSError, ValueError) as error:
            raise SpeakerGone() from error
    if "error" in reply:
        raise RemoteError(reply["error"], reply["sentences"])
    return reply
