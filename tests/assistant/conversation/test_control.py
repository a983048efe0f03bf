"""The control socket: for its owner alone, one request a line, and an error in two languages."""

from __future__ import annotations

import asyncio
import json
import socket
import stat
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from assistant.cli.ask import ask
from assistant.conversation import control
from assistant.conversation.control import RemoteError, Request, ask_running, socket_path
from assistant.conversation.errors import NoVoice, SocketPathTooLong, SpeakerGone
from audit.home import LONGEST_SOCKET_PATH
from audit.language import Language
from hardware.errors import SoundFileUnwritable

BAD_REQUEST = {
    "error": "bad-request",
    "sentences": {
        "fr": "La demande reçue n'est pas de celles que je connais.",
        "en": "The request is none that I know.",
    },
}


async def echo(request: Request) -> dict[str, Any]:
    return {"items": [{"words": request.text}]}


@asynccontextmanager
async def serving(home: Path, answer: control.Answer = echo) -> AsyncIterator[None]:
    server = await control.serve(home, answer)
    try:
        yield
    finally:
        server.close()


async def send(home: Path, line: bytes) -> Any:
    """Send raw bytes and read the one line that comes back."""
    reader, writer = await asyncio.open_unix_connection(socket_path(home), limit=1 << 24)
    writer.write(line)
    if not line.endswith(b"\n"):
        writer.write_eof()
    reply = await reader.readline()
    assert await reader.read() == b"", "one line and then the end"
    writer.close()
    return json.loads(reply)


async def ask_it(home: Path, request: Request) -> dict[str, Any] | None:
    return await asyncio.to_thread(ask_running, home, request)


async def test_the_socket_is_for_its_owner_alone(tmp_path: Path) -> None:
    async with serving(tmp_path):
        mode = socket_path(tmp_path).stat().st_mode
        assert stat.S_ISSOCK(mode)
        assert stat.S_IMODE(mode) == 0o600


async def test_a_request_is_answered_in_one_line_with_its_letters_as_they_are(
    tmp_path: Path,
) -> None:
    async with serving(tmp_path):
        reply = await ask_it(tmp_path, Request(text="café\nmoulu 🫖", language=Language.FRENCH))
    assert reply == {"items": [{"words": "café\nmoulu 🫖"}]}


async def test_a_leftover_of_a_speaker_that_was_killed_is_cleared_away(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(socket_path(tmp_path)))
    assert await ask_it(tmp_path, Request(text="x")) is None
    async with serving(tmp_path):
        assert await ask_it(tmp_path, Request(text="x")) is not None


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"hello\n",
        b"null\n",
        b"[]\n",
        b'"text"\n',
        b'{"text": "a"\n',
        b'{"text": 3}\n',
        b'{"text": "a", "sell": true}\n',
        b'{"text": "a", "language": "de"}\n',
        b'{"text": "\\ud800"}\n',
        b"\xff\xfe\x00\n",
        b"\x00" * 4096 + b"\n",
        b"{" * 100_000 + b"\n",
    ],
    ids=range(14),
)
async def test_what_is_no_request_is_refused_in_both_languages(tmp_path: Path, line: bytes) -> None:
    answered: list[Request] = []

    async def answer(request: Request) -> dict[str, Any]:
        answered.append(request)
        return {}

    async with serving(tmp_path, answer):
        assert await send(tmp_path, line) == BAD_REQUEST
        assert answered == []
        assert await send(tmp_path, b"{}\n") == {}, "and the next one is served"


async def test_a_line_without_end_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    async with serving(tmp_path):
        reader, writer = await asyncio.open_unix_connection(socket_path(tmp_path))
        writer.write(b'{"text": "' + b"a" * (control.LINE_BYTES_AT_MOST * 2 + 2))
        assert json.loads(await reader.readline()) == BAD_REQUEST
        writer.close()


async def test_only_the_first_line_of_a_connection_is_answered(tmp_path: Path) -> None:
    async with serving(tmp_path):
        assert await send(tmp_path, b'{"text": "a"}\n{"text": "b"}\n') == {
            "items": [{"words": "a"}]
        }


@pytest.mark.parametrize(
    "error", [NoVoice(), SoundFileUnwritable(path="/x.wav", why="no such folder")], ids=repr
)
async def test_an_error_reaches_the_asker_with_its_code_and_sentence(
    tmp_path: Path, error: Any
) -> None:
    async def fail(_request: Request) -> dict[str, Any]:
        raise error

    async with serving(tmp_path, fail):
        with pytest.raises(RemoteError) as refused:
            await ask_it(tmp_path, Request(text="x"))
    assert refused.value.code == error.code
    for language in Language:
        assert refused.value.sentence(language) == error.sentence(language)


async def test_an_asker_that_leaves_disturbs_nobody(tmp_path: Path) -> None:
    async with serving(tmp_path):
        _, writer = await asyncio.open_unix_connection(socket_path(tmp_path))
        writer.write(b'{"text": "a"}\n')
        writer.transport.abort()
        assert await ask_it(tmp_path, Request(text="x")) is not None


async def test_several_may_ask_at_once(tmp_path: Path) -> None:
    async with serving(tmp_path):
        replies = await asyncio.gather(
            *(ask_it(tmp_path, Request(text=str(number))) for number in range(8))
        )
    assert [reply["items"][0]["words"] for reply in replies if reply] == list("01234567")


def test_where_no_speaker_runs_there_is_no_answer(tmp_path: Path) -> None:
    assert ask_running(tmp_path, Request(text="x")) is None
    assert ask_running(tmp_path / "nowhere", Request(text="x")) is None


@pytest.mark.parametrize("reply", [b"", b"garbage\n", b'{"items": '])
def test_a_speaker_that_dies_while_it_is_asked_is_told_in_a_sentence(
    tmp_path: Path, reply: bytes
) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(socket_path(tmp_path)))
        listening.listen()

        def die() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(reply)

        thread = threading.Thread(target=die)
        thread.start()
        with pytest.raises(SpeakerGone):
            ask_running(tmp_path, Request(text="x"))
        thread.join()


def test_a_path_too_long_for_a_socket_is_told_before_anything_is_made(tmp_path: Path) -> None:
    home = tmp_path / ("x" * LONGEST_SOCKET_PATH)
    with pytest.raises(SocketPathTooLong):
        ask_running(home, Request(text="x"))
    assert not home.exists()


def test_the_longest_path_that_fits_is_counted_in_bytes() -> None:
    room = LONGEST_SOCKET_PATH - len("/" + "/control.sock")
    assert socket_path(Path("/" + "x" * room))
    for home in ("x" * (room + 1), "é" * (room // 2 + 1)):
        with pytest.raises(SocketPathTooLong):
            socket_path(Path("/" + home))


def test_the_command_tells_an_error_in_one_sentence_of_the_callers_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANDIDE_HOME", str(tmp_path / ("x" * LONGEST_SOCKET_PATH)))
    for locale, words in (("fr_FR.UTF-8", "trop long"), ("en_IE.UTF-8", "too long")):
        monkeypatch.setenv("LC_ALL", locale)
        result = CliRunner().invoke(ask, ["hello"])
        assert result.exit_code == 1
        assert words in result.output
        assert "Traceback" not in result.output


async def test_the_command_asks_the_speaker_that_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANDIDE_HOME", str(tmp_path))
    async with serving(tmp_path):
        shown = await asyncio.to_thread(CliRunner().invoke, ask, ["quelle heure est-il"])
        everything = await asyncio.to_thread(CliRunner().invoke, ask, ["é", "--json"])
    assert shown.output == "quelle heure est-il\n"
    assert json.loads(everything.output) == {"items": [{"words": "é"}]}


@pytest.mark.parametrize("arguments", [[], ["hello", "--audio", "x.wav"]])
def test_the_command_wants_a_sentence_or_a_file_and_not_both(arguments: list[str]) -> None:
    result = CliRunner().invoke(ask, arguments)
    assert result.exit_code == 2
    assert "--audio" in result.output
