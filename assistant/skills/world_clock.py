"""What time it is somewhere else: the place a sentence asks about, and the clock there.

A place that is not known is told from no place at all, so that nobody is given their own time for
that of another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from assistant.skills.cities import PLACES, Place
from assistant.skills.numbers import LanguageCode
from assistant.skills.placed_words import PlacedWord, follows, is_number, placed_words, word

__all__ = ["UnknownPlace", "place_asked", "time_at"]


@dataclass(frozen=True)
class UnknownPlace:
    """Words that stand where a place would, and name none that is known."""

    name: str


# Words that lead to a place; those of the second table only right after "heure" or "time".
_LEADS = {"fr": {"à", "au", "aux", "en", "chez"}, "en": {"in", "over", "at"}}
_OF = {"fr": {"de", "du", "d", "des"}, "en": {"of", "for"}}
_ARTICLES = frozenset({"le", "la", "l", "les", "the"})
_COMPARING = frozenset({"quand", "lorsque", "when"})
_TIME_WORDS = frozenset({"heure", "heures", "time"})
# What asks for the time, greets or thanks, and what is said of the place where one is.
_ASKING = {
    "fr": frozenset(
        "quelle quel quelles heure heures est il elle l la le les c ce qu que quoi s te t"
        " vous plaît plait stp svp merci dis dites donne donnez moi me nous on a as avez tu"
        " peux pouvez pourrais pourriez dire savoir sais savez voudrais veux rappelle"
        " rappeler maintenant actuellement actuelle actuel là ici bas euh et alors candide"
        " bonjour salut bonsoir donc exactement précisément juste"
        " bien aujourd hui encore déjà combien un"
        " une heu ok bon regarde regarder horloge montre indique indiquer connaître aurais"
        " auriez es sommes fait annonce vite s'il je y lit lis local locale exacte pile j"
        " aimerais aider peu ai besoin reste serait étais était sera vas va aimer pas plus"
        " tard ma mon chéri chérie cœur coeur maman papa ça dix onze douze midi minuit beau"
        " belle mec".split()
    ),
    "en": frozenset(
        "make what s time the is it it's now right tell me please thanks thank you can could"
        " would will do does know have got current currently exact exactly say give us a an"
        " there clock check candide hey hello hi ok okay so and um uh just i d like to today"
        " o good morning evening afternoon be quick what's read out here where we are local"
        " i'm my want wanna need hour already actual getting by m show mate love darling"
        " dear mum dad buddy man yet late gone past noon midnight watch stopped phone mind"
        " telling any idea if did see they their look looking".split()
    ),
}
# Leads that lead to no place: "en ce moment", "at the moment", "chez nous", "for me".
_HERE = {
    "fr": (
        "en ce moment", "à présent", "à l instant", "à la maison", "chez nous", "chez moi",
        "de la journée", "à la seconde près", "dans la maison", "à ta montre", "à l horloge",
        "de la montre", "du jour", "d ici", "à la minute près", "à ton horloge", "pour de vrai",
    ),
    "en": (
        "at the moment", "at this moment", "at home", "for me", "of day", "on the clock",
        "of the day", "on your clock", "at present", "in here", "for us", "in our house",
        "on your watch", "at the minute",
    ),
}  # fmt: skip
_NAMES: tuple[tuple[tuple[str, ...], Place], ...] = tuple(
    (tuple(one.text for one in placed_words(name)), place) for name, place in PLACES
)


def place_asked(sentence: str, language: LanguageCode) -> Place | UnknownPlace | None:
    """The place whose time `sentence` asks for; None where it asks for the time here.

    Two places are no known place, and neither is one for whose time another time is given.
    """
    words = placed_words(sentence)
    found: list[Place] = []
    unknown: list[str] = []
    place, doubtful = 0, any(one.text in _COMPARING for one in words)
    while place < len(words):
        here = _here(words, place, language)
        named = _named(words, place)
        if here is not None:
            place = here
        elif named is not None:
            found.append(named[0])
            place = named[1]
            named_on = place == len(words) - 1 and words[place].text[0].isalpha()
            if named_on and words[place].text not in _ASKING[language]:
                doubtful = True  # "Paris Texas" is not Paris.
        else:
            if _stands_for_a_place(words, place, language):
                unknown.append(words[place].text)
            place += 1
    if len(found) == 1 and not doubtful:
        return found[0]
    return UnknownPlace(" ".join(unknown)) if found or unknown else None


def _stands_for_a_place(words: Sequence[PlacedWord], place: int, language: LanguageCode) -> bool:
    """Whether the word at `place`, no place that is known, stands where one would."""
    text = words[place].text
    known = text in _ASKING[language] or text in _LEADS[language] or text in _OF[language]
    if known or not text[0].isalpha() or is_number(text, language):
        return False
    lead = place - 1
    while lead >= 0 and words[lead].text in _ARTICLES:
        lead -= 1
    before, earlier = word(words, lead), word(words, lead - 1)
    after_asking = any(one.text in _TIME_WORDS for one in words[:place])
    if before in _LEADS[language]:
        return after_asking or lead == 0
    if before in _OF[language]:
        return earlier in _TIME_WORDS
    last = place == len(words) - 1
    return last and after_asking and word(words, place - 1) in _TIME_WORDS | {"il", "it"}


def time_at(place: Place, now: datetime) -> datetime | None:
    """`now` as the clock at `place` shows it; None where it has several clocks."""
    return None if place.zone is None else now.astimezone(ZoneInfo(place.zone))


def _here(words: Sequence[PlacedWord], place: int, language: LanguageCode) -> int | None:
    ends = [end for said in _HERE[language] if (end := follows(words, place, said)) is not None]
    return max(ends, default=None)


def _named(words: Sequence[PlacedWord], place: int) -> tuple[Place, int] | None:
    """The place with the longest name at `place`, and where its name ends."""
    texts = tuple(one.text for one in words[place : place + 6])
    fitting = [(len(name), known) for name, known in _NAMES if texts[: len(name)] == name]
    if not fitting:
        return None
    length, known = max(fitting, key=lambda one: one[0])
    return known, place + length
