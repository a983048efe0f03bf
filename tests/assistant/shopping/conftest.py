"""Fixtures of shopping: the sample catalogue, loaded once."""

from __future__ import annotations

import pytest

from assistant.household.database import open_database
from assistant.shopping.catalogue import Catalogue


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The sample catalogue in a household of its own."""
    loaded = Catalogue(open_database(tmp_path_factory.mktemp("home") / "household.db"))
    loaded.load_sample()
    return loaded
