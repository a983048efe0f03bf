"""A household at whose terminal everything is done without a connection."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.gate.door import Gate
from audit.home import holding
from tests.support.clock import ManualClock
from tests.support.gates import make_gate


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refused)


@pytest.fixture
def gate(home: Path, clock: ManualClock) -> Iterator[Gate]:
    """A speaker that is running meanwhile."""
    with holding(home):
        gate = make_gate(home, clock)
        yield gate
        gate.close()
