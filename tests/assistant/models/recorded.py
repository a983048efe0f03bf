"""Two hosts on the loopback that play recorded exchanges, and complain of any other request."""

from __future__ import annotations

import threading
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

BODY = bytes(range(256)) * 1_000
SIZE, HALF = len(BODY), len(BODY) // 2
OTHER = b"<html>Not here.\n\n"
BODIES = {
    "": b"",
    "whole": BODY,
    "rest": BODY[HALF:],
    "cut": BODY[:HALF],
    "wrong": BODY[::-1],
    "other": OTHER,
}
SCENARIOS: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "exchanges.toml").read_text("utf-8")
)
# Two names of one machine: a client sees two hosts.
NAMES = {"voices": "127.0.0.1", "network": "localhost"}


@dataclass
class RecordedHosts:
    """Plays one scenario; `complaints` says what was asked that was not recorded."""

    exchanges: list[dict[str, Any]]
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._servers = {
            at: ThreadingHTTPServer((NAMES["voices"], 0), self._handler(at)) for at in NAMES
        }
        self._threads = [
            threading.Thread(target=server.serve_forever, args=(0.01,))
            for server in self._servers.values()
        ]
        for thread in self._threads:
            thread.start()

    def address(self, at: str) -> str:
        return f"http://{NAMES[at]}:{self._servers[at].server_port}"

    def close(self) -> None:
        for server in self._servers.values():
            server.shutdown()
            server.server_close()
        for thread in self._threads:
            thread.join()

    def fill(self, text: str) -> str:
        places = {at: self.address(at) for at in NAMES}
        return text.format(size=SIZE, half=HALF, last=SIZE - 1, **places)

    def next_for(self, at: str, path: str, headers: Mapping[str, str]) -> dict[str, Any] | None:
        """The recorded answer to this request; None, with a complaint, if it was not expected."""
        with self._lock:
            if not self.exchanges:
                self.complaints.append(f"{at}{path} was asked after the end")
                return None
            expected = self.exchanges.pop(0)
        wrong = [
            f"{at}{path}: {name} is {headers.get(name)}"
            for name, value in expected.get("asks", {}).items()
            if (headers.get(name) or "") != self.fill(value)
        ]
        if (at, path) != (expected["at"], expected["path"]):
            wrong.append(f"{at}{path} was asked, not {expected['at']}{expected['path']}")
        self.complaints += wrong
        return None if wrong else expected

    def _handler(hosts: RecordedHosts, at: str) -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            def log_message(self, format: str, *args: object) -> None:
                pass

            def date_time_string(self, timestamp: float | None = None) -> str:
                return "Sat, 21 Nov 2026 10:00:00 GMT"

            def do_GET(self) -> None:
                answer = hosts.next_for(at, self.path, self.headers)
                self.send_response(500 if answer is None else answer["status"])
                for name, value in (answer or {}).get("gives", {}).items():
                    if name != "Date":
                        self.send_header(name, hosts.fill(value))
                self.end_headers()
                with suppress(ConnectionError):
                    self.wfile.write(BODIES[(answer or {}).get("body", "")])

        return Handler
