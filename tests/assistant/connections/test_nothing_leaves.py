"""Promise 10: no socket leaves the machine unless the household switched the connection on.

The keeper of the forecast runs in a process of its own, in which Python tells of every connection
and every name that is looked up; and once more under strace(1), which no library can get around.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.connections import Connections, RadioConnection, save_connections
from tests.support.syscalls import why_not
from tests.support.weather_source import WeatherSource, weather_source

PROGRAM = """
import asyncio, sys
from pathlib import Path

def told(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname"}:
        print("NETWORK", event, arguments[1:] if event == "socket.connect" else arguments)

sys.addaudithook(told)
from assistant.weather import ForecastKeeper
from audit.clock import SystemClock

async def main():
    keeper = ForecastKeeper(Path(sys.argv[1]), SystemClock(), tick_s=0.01)
    for _ in range(5):
        await keeper.look()

asyncio.run(main())
print("LOOKED")
"""
CONNECTED = re.compile(r"connect\(.*sa_family=AF_INET6?, sin6?_port=htons\((\d+)\)")


def look(home: Path, *before: str) -> list[str]:
    """The lines of the program after it looked five times whether to ask."""
    done = subprocess.run(
        [*before, sys.executable, "-c", PROGRAM, str(home)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        timeout=120,
    )
    assert done.stdout.rstrip().endswith("LOOKED"), done.stderr
    return [line for line in done.stdout.splitlines() if line.startswith("NETWORK")]


def households(home: Path, source: WeatherSource) -> dict[str, Connections]:
    """What may be set up without the weather being switched on."""
    off = source.connection.model_copy(update={"on": False})
    return {
        "never set up": Connections(),
        "switched off": Connections(weather=off),
        "only the radio": Connections(weather=off, radio=RadioConnection(on=True)),
    }


def test_while_it_is_off_no_socket_is_opened(tmp_path: Path) -> None:
    with weather_source() as source:
        assert look(tmp_path / "new") == []
        for name, connections in households(tmp_path, source).items():
            home = tmp_path / name
            save_connections(home, connections)
            assert look(home) == [], name
        assert source.asked == []


def test_switched_on_only_that_host_is_asked(tmp_path: Path) -> None:
    with weather_source() as source:
        source.forecast(datetime.now(UTC))
        save_connections(tmp_path, Connections(weather=source.connection))
        seen = look(tmp_path)
        connects = [line for line in seen if "socket.connect" in line]
        assert len(connects) == 1
        assert f"('127.0.0.1', {source.port})" in connects[0]
        assert all("127.0.0.1" in line for line in seen), seen
        assert len(source.asked) == 1


@pytest.mark.skipif(why_not() is not None, reason=str(why_not()))
def test_the_system_saw_no_other_connection_either(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    strace = ("strace", "-f", "-e", "trace=connect,sendto,sendmsg,sendmmsg", "-o", str(trace))
    with weather_source() as source:
        look(tmp_path / "off", *strace)
        assert not re.search(r"AF_INET|AF_NETLINK", trace.read_text())
        source.forecast(datetime.now(UTC))
        save_connections(tmp_path / "on", Connections(weather=source.connection))
        look(tmp_path / "on", *strace)
        assert set(CONNECTED.findall(trace.read_text())) == {str(source.port)}
