"""One connection to MPD over a blocking socket; never to be used on the event loop.

A player that hangs, drips its answer byte by byte or sends without end is given up: an answer has
to be complete within the patience of its connection, and below a size.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from assistant.music.address import Address
from assistant.music.errors import PlayerGarbled, PlayerUnreachable
from assistant.music.protocol import (
    ANSWER_BYTES_AT_MOST,
    LINE_BYTES_AT_MOST,
    NotTheProtocol,
    Pair,
    command,
    command_list,
    is_end,
    read_greeting,
    read_pair,
)

PATIENCE_S = 3.0
# Older ones lack the filters we search with.
OLDEST = (0, 21)
_CHUNK = 64 << 10


class Connection:
    """Asks MPD and reads its answers; `connected` makes one."""

    def __init__(
        self, place: socket.socket, address: Address, patience_s: float, now: Callable[[], float]
    ) -> None:
        self._socket = place
        self._address = address
        self._patience_s = patience_s
        self._now = now
        self._waiting = bytearray()
        self._read = 0
        self._until = now() + patience_s

    def greet(self) -> None:
        """Read the greeting and give the password, if there is one."""
        try:
            if read_greeting(self._line()) < OLDEST:
                raise NotTheProtocol
        except NotTheProtocol:
            raise PlayerGarbled(address=self._address) from None
        if self._address.password is not None:
            self.ask(command("password", self._address.password))

    def ask(self, *commands: bytes) -> list[list[Pair]]:
        """Have `commands` carried out together; what each answered.

        Raises `PlayerRefused` (those after the refused one were not carried out),
        `PlayerUnreachable`, `PlayerGarbled`.
        """
        self._until = self._now() + self._patience_s
        self._read = 0
        try:
            self._socket.settimeout(self._patience_s)
            self._socket.sendall(command_list(list(commands)))
            return self._answers(len(commands))
        except NotTheProtocol:
            raise PlayerGarbled(address=self._address) from None
        except OSError:
            raise PlayerUnreachable(address=self._address) from None

    def _answers(self, count: int) -> list[list[Pair]]:
        answers: list[list[Pair]] = []
        pairs: list[Pair] = []
        while not is_end(line := self._line()):
            if line == b"list_OK":
                answers.append(pairs)
                pairs = []
            else:
                pairs.append(read_pair(line))
        if len(answers) != count or pairs:
            raise NotTheProtocol
        return answers

    def _line(self) -> bytes:
        while (end := self._waiting.find(b"\n")) < 0:
            if len(self._waiting) > LINE_BYTES_AT_MOST:
                raise NotTheProtocol
            self._receive()
        if end > LINE_BYTES_AT_MOST:
            raise NotTheProtocol
        line = bytes(self._waiting[:end])
        del self._waiting[: end + 1]
        return line

    def _receive(self) -> None:
        left = self._until - self._now()
        if left <= 0:
            raise PlayerUnreachable(address=self._address)
        try:
            self._socket.settimeout(left)
            more = self._socket.recv(_CHUNK)
        except OSError:
            raise PlayerUnreachable(address=self._address) from None
        if not more:
            raise PlayerUnreachable(address=self._address)
        self._read += len(more)
        if self._read > ANSWER_BYTES_AT_MOST:
            raise NotTheProtocol
        self._waiting += more


@contextmanager
def connected(
    address: Address,
    patience_s: float = PATIENCE_S,
    now: Callable[[], float] = time.monotonic,
) -> Iterator[Connection]:
    """A connection to the MPD at `address`; blocking.

    Raises `PlayerUnreachable`, `PlayerGarbled`, or `PlayerRefused` for a wrong password.
    """
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    with socket.socket(socket.AF_UNIX if address.socket else family, socket.SOCK_STREAM) as place:
        try:
            place.settimeout(patience_s)
            place.connect(address.socket or (address.host, address.port))
        except (OSError, ValueError):  # a path may be none
            raise PlayerUnreachable(address=address) from None
        connection = Connection(place, address, patience_s, now)
        connection.greet()
        yield connection
