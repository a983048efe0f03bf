"""A story to tell in each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.audit.metrics.logs import Story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    """A log with nothing in it yet."""
    told = Story(tmp_path)
    yield told
    told.ledger.close()
