"""Fixtures that several folders share."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.support.rasa import RasaForTests, start_rasa

# How long an example takes is no test of ours: speed is measured in benchmarks/.
settings.register_profile("ours", deadline=None, max_examples=60)
settings.load_profile("ours")
# Workers of pytest-xdist ignore it; here it is tested what an interrupt does.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def rasa(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RasaForTests]:
    """The real Rasa, started when the first test asks for it."""
    running = start_rasa(tmp_path_factory.mktemp("rasa") / "rasa.log")
    yield running
    running.stop()
