"""Places and feasts by their names in either language, said in the language of the answer."""

from __future__ import annotations

from assistant.skills.cities import PLACES
from assistant.skills.holidays import FEASTS
from audit.language import Language

__all__ = ["NAMED_THINGS", "name_in"]

_PLACES = {there: place for _, place in PLACES for there in (place.fr, place.en)}
_FEASTS = {name: feast for feast in FEASTS.values() for name in (feast.fr, feast.en)}
# Arguments that hold such a name: an answer may be wanted once more in the other language.
NAMED_THINGS = frozenset({"there", "feast"})


def name_in(value: str, language: Language) -> str:
    """The same place or feast in `language`; what is neither stays as it is."""
    if value in _PLACES:
        place = _PLACES[value]
        return place.fr if language is Language.FRENCH else place.en
    return _FEASTS[value].name(language.value) if value in _FEASTS else value
