"""Fixtures of the conversation: one house, whose screen is held against its ledger at the end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.conversations import House, house


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    """A house with a scripted dialogue."""
    async with house(tmp_path) as running:
        yield running
