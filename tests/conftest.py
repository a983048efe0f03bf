"""Fixtures that several folders share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.support.rasa import RasaForTests, start_rasa

# How long an example takes is no test of ours: speed is measured in benchmarks/.
settings.register_profile("ours", deadline=None)
settings.load_profile("ours")


@pytest.fixture(scope="session")
def rasa(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RasaForTests]:
    """The real Rasa, started when the first test asks for it."""
    running = start_rasa(tmp_path_factory.mktemp("rasa") / "rasa.log")
    yield running
    running.stop()
