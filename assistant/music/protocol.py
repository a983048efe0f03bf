"""MPD's text protocol: how commands are written and answers read.

Follows the protocol reference of MPD 0.23 (https://mpd.readthedocs.io/en/latest/protocol.html).
Whatever an answer holds that the protocol does not allow is refused, whoever sent it.
"""

from __future__ import annotations

import re

from assistant.music.errors import PlayerRefused, Unsayable

Pair = tuple[str, str]

# MPD closes the connection on a longer line of ours.
COMMAND_BYTES_AT_MOST = 4000
# A longer line of an answer is no tag of a song, and a longer answer no page of a library.
LINE_BYTES_AT_MOST = 64 << 10
ANSWER_BYTES_AT_MOST = 16 << 20

_NAME = re.compile(r"[a-z_]+")
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_GREETING = re.compile(rb"OK MPD (\d{1,4})\.(\d{1,4})(?:\.\d{1,4})?")
_REFUSAL = re.compile(rb"ACK \[(\d{1,6})@(\d{1,6})\] \{[a-z_]*\}(?: .*)?", re.DOTALL)


class NotTheProtocol(ValueError):
    """A line that MPD does not write; it is never quoted."""


def command(name: str, *arguments: str | int) -> bytes:
    """One command as a line. Raises `Unsayable` for what no line can hold."""
    if not _NAME.fullmatch(name):
        raise Unsayable()
    line = " ".join([name, *(_quoted(str(argument)) for argument in arguments)]).encode()
    if len(line) > COMMAND_BYTES_AT_MOST:
        raise Unsayable()
    return line + b"\n"


def is_sayable(argument: str) -> bool:
    """Whether a command can hold it."""
    try:
        command("add", argument)
    except Unsayable:
        return False
    return True


def command_list(commands: list[bytes]) -> bytes:
    """Several commands that are carried out together, or up to the first that is refused."""
    return b"".join([b"command_list_ok_begin\n", *commands, b"command_list_end\n"])


def read_greeting(line: bytes) -> tuple[int, int]:
    """The version in the first line. Raises `NotTheProtocol`."""
    found = _GREETING.fullmatch(line)
    if found is None:
        raise NotTheProtocol
    return int(found[1]), int(found[2])


def read_pair(line: bytes) -> Pair:
    """A line `key: value`. Raises `NotTheProtocol`, also for binary data, which we never ask for.

    Control characters in a value, which could command a terminal, become spaces.
    """
    try:
        key, colon, value = line.decode("utf-8").partition(": ")
    except UnicodeDecodeError:
        raise NotTheProtocol from None
    if not colon or not _KEY.fullmatch(key) or key == "binary":
        raise NotTheProtocol
    return key, value if key in {"file", "playlist"} else _CONTROL.sub(" ", value)


def is_end(line: bytes) -> bool:
    """Whether the answer is over. Raises `PlayerRefused` where it ends with a refusal."""
    if line.startswith(b"ACK"):
        refusal = _REFUSAL.fullmatch(line)
        if refusal is None:
            raise NotTheProtocol
        raise PlayerRefused(number=int(refusal[1]), place=int(refusal[2]))
    return line == b"OK"


def _quoted(argument: str) -> str:
    if _CONTROL.search(argument):
        raise Unsayable()
    try:
        argument.encode()
    except UnicodeEncodeError:
        raise Unsayable() from None
    escaped = argument.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
