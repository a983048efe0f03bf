"""What a shopping question is about."""

from __future__ import annotations

import pytest

from assistant.skills.items import need_of
from assistant.skills.numbers import LanguageCode

NEEDS: list[tuple[LanguageCode, str, str | None]] = [
    ("fr", "je cherche du café moulu", "café moulu"),
    ("fr", "combien coûte une bouilloire", "bouilloire"),
    ("fr", "Combien coûte une bouilloire ?", "bouilloire"),
    ("fr", "compare les grille-pain", "grille-pain"),
    ("fr", "il me faudrait un pull à col roulé s'il te plaît", "pull à col roulé"),
    ("fr", "tu me conseilles quoi comme lessive", "lessive"),
    ("fr", "quel est le moins cher en café moulu", "café moulu"),
    ("fr", "quelle est la meilleure bouilloire", "bouilloire"),
    ("fr", "café moulu", "café moulu"),
    ("fr", "2 kg de café", "café"),
    ("fr", "je cherche un cartable pour ma fille", "cartable"),
    ("fr", "compare le beurre et la margarine", "beurre et la margarine"),
    ("fr", "je cherche quelque chose", None),
    ("fr", "je cherche", None),
    ("fr", "compare", None),
    ("fr", "compare les prix", None),
    ("fr", "combien", None),
    ("fr", "", None),
    ("en", "what's the price of olive oil", "olive oil"),
    ("en", "i'm looking for ground coffee", "ground coffee"),
    ("en", "I'm looking for a kettle.", "kettle"),
    ("en", "how much is a kettle", "kettle"),
    ("en", "what kind of mattress should i get", "mattress"),
    ("en", "which is the cheapest kettle", "kettle"),
    ("en", "compare toasters", "toasters"),
    ("en", "olive oil please", "olive oil"),
    ("en", "ground coffee", "ground coffee"),
    ("en", "i'm looking for something", None),
    ("en", "how much is it", None),
    ("en", "which one is cheaper", None),
    ("en", "compare", None),
    ("en", "", None),
]


@pytest.mark.parametrize(("language", "sentence", "need"), NEEDS)
def test_needs(language: LanguageCode, sentence: str, need: str | None) -> None:
    assert need_of(sentence, language) == need
