"""English-speaking households are spoken to, and everything ends as if they had typed."""

from __future__ import annotations

import pytest

from audit.language import Language
from tests.journeys.spoken.english import SCENES
from tests.journeys.spoken.scenes import Scene
from tests.journeys.spoken.telling import Telling, unlike_stated
from tests.support.voices import NO_STARTER_MODELS, starter_models_are_there

LANGUAGE = Language.ENGLISH

each_scene = pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
needs_starter_models = pytest.mark.skipif(not starter_models_are_there(), reason=NO_STARTER_MODELS)


@each_scene
async def test_typed_it_ends_as_it_should(telling: Telling, scene: Scene) -> None:
    for turn, ended in zip(scene.turns, await telling.typed(scene), strict=True):
        assert unlike_stated(turn, ended) == [], turn.say


@needs_starter_models
@each_scene
async def test_spoken_it_ends_as_typed(telling: Telling, scene: Scene) -> None:
    """Shows what was misheard; what fails is too much of it, below."""
    if unlike := await telling.unlike(scene):
        pytest.xfail("\n".join(unlike))


@needs_starter_models
async def test_spoken_turns_end_as_the_typed_ones_do(telling: Telling) -> None:
    await telling.check(SCENES)
