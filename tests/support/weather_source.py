"""A source of forecasts on loopback, over real HTTP: good, slow, broken or hostile."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from assistant.connections import WeatherConnection, weather_connection
from tests.support.forecasts import open_meteo_answer


@dataclass
class WeatherSource:
    """What it will answer, and what it was asked; `hold` makes it answer only once released."""

    port: int = 0
    body: bytes = b"{}"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    sent: list[dict[str, str]] = field(default_factory=list)
    hold: threading.Event | None = None
    reached: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1/forecast"

    @property
    def connection(self) -> WeatherConnection:
        """The connection to it, switched on."""
        return weather_connection(48.117, -1.678, "Vaubrun", self.url)

    def forecast(self, now: datetime) -> None:
        """From now on it answers with a good forecast."""
        self.body, self.status = json.dumps(open_meteo_answer(now)).encode(), 200


@contextmanager
def weather_source() -> Iterator[WeatherSource]:
    """A source that runs in the background."""
    source = WeatherSource()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            source.asked.append(self.path)
            source.sent.append(dict(self.headers.items()))
            source.reached.set()
            if source.hold is not None:
                source.hold.wait(60)
            try:
                self.send_response(source.status)
                for name, value in source.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(source.body)
            except OSError:
                return

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    source.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield source
    finally:
        if source.hold is not None:
            source.hold.set()
        server.shutdown()
        server.server_close()
        thread.join()
