"""Faults are put into a household that runs with real parts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.household import Household, household
from tests.support.rasa import RasaForTests


@pytest.fixture
async def home(tmp_path: Path, rasa: RasaForTests) -> AsyncIterator[Household]:
    """A household that has just been set up."""
    async with household(tmp_path / "home", rasa) as here:
        yield here
