"""Ports of this machine that stay one's own between one server and the next."""

from __future__ import annotations

import socket


class HeldPort:
    """A port on loopback that nobody else is given until it is let go of.

    It is bound and not listened on: servers, which bind with SO_REUSEADDR, can listen on its
    number, one after another, and the system hands it out to no other program and no connection.
    Where a system lets nobody listen on a bound port, it merely was free a moment ago.
    """

    def __init__(self) -> None:
        self._holder = _reusable()
        self._holder.bind(("127.0.0.1", 0))
        address = self._holder.getsockname()
        self.number: int = address[1]
        with _reusable() as server:
            try:
                server.bind(address)
                server.listen()
            except OSError:
                self.let_go()

    def let_go(self) -> None:
        """Let others have it."""
        self._holder.close()


def _reusable() -> socket.socket:
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    return made
