"""What the scenes of both languages are played with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.spoken.telling import Telling
from tests.support.rasa import RasaForTests
from tests.support.voices import STARTER_MODELS


@pytest.fixture(scope="module")
def telling(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, rasa: RasaForTests
) -> Iterator[Telling]:
    """The scenes of the language that the test module names, heard by the starter recogniser."""
    folder = tmp_path_factory.mktemp("told")
    with pytest.MonkeyPatch.context() as environment:
        # That Vosk survives the model is found out once, not in each household.
        environment.setenv("CANDIDE_HOME", str(folder))
        for name, value in STARTER_MODELS.items():
            environment.setenv(name, value)
        yield Telling(folder, rasa, request.module.LANGUAGE)
