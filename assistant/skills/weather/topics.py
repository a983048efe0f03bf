"""What of the weather a sentence asks about: rain, wind, frost, the sun's rising, or all of it."""

from __future__ import annotations

import re
from typing import Literal

from assistant.skills.numbers import LanguageCode

__all__ = ["EVENTS", "Topic", "is_about_now", "topic_of"]

Topic = Literal[
    "general", "temperature", "rain", "umbrella", "snow", "frost", "storm", "hail", "fog", "wind",
    "sun", "sunrise", "sunset",
]  # fmt: skip
# What comes or does not come: asked with yes or no.
EVENTS: frozenset[Topic] = frozenset({"rain", "snow", "storm", "hail", "fog", "sun"})


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


# These settle it alone, whatever else is in the sentence.
_FIRST: dict[LanguageCode, tuple[tuple[Topic, re.Pattern[str]], ...]] = {
    "fr": (
        ("sunrise", _words(
            r"(?:soleil|jour) (?:se )?(?:va se )?l(?:ève|eve|ever|èvera|evera)|levers? (?:du|de) "
            r"(?:soleil|jour)|l aube|il f(?:ait|era) jour"
            r"|l(?:ève|eve|èvera|evera) (?:t il )?(?:le )?(?:soleil|jour)"
        )),
        ("sunset", _words(
            r"soleil (?:se )?(?:va se )?couch(?:e|er|era)|couchers? (?:du|de) soleil"
            r"|il f(?:ait|era) nuit|tombée de la nuit|nuit tombe(?:ra)?"
            r"|couch(?:e|era) (?:t il )?le soleil"
        )),
        ("umbrella", _words(
            r"parapluies?|imperméables?|impers?|k way|cirés?|bottes de pluie"
        )),
    ),
    "en": (
        ("sunrise", _words(
            r"sun ?rises?|sun (?:come|comes|coming|go|is)? ?up|dawn|daybreak|first light"
            r"|gets? light"
        )),
        ("sunset", _words(
            r"sun ?sets?|sun (?:go|goes|going|is)? ?down|sundown|dusk|nightfall|gets? dark"
        )),
        ("umbrella", _words(
            r"umbrellas?|brolly|brollies|raincoats?|rain jackets?|waterproofs?|wellies"
        )),
    ),
}  # fmt: skip

_OTHERS: dict[LanguageCode, tuple[tuple[Topic, re.Pattern[str]], ...]] = {
    "fr": (
        ("frost", _words(r"gel|gels|gelées?|gèle|geler|gèlera|gelera|verglas")),
        ("hail", _words(r"grêle|grêler|grêlons?")),
        ("storm", _words(r"orages?|orageux|orageuse|tonnerre|foudre|éclairs")),
        ("snow", _words(r"neiges?|neiger|neigera|flocons?")),
        ("fog", _words(r"brouillards?|brumes?|brumeux")),
        ("rain", _words(
            r"pluies?|pluvieux|pluvieuse|pleut|pleuvoir|pleuvra|pleuve|pleuvait|averses?|gouttes?"
            r"|crachin|drache|flotter?|mouille|trempés?|trempées?|bruine|mouillés?|mouiller|linge|lessive"
        )),
        ("wind", _words(r"vents?|venteux|venteuse|rafales?|tempêtes?|mistral|souffle|souffler")),
        ("sun", _words(
            r"soleil|ensoleillée?s?|éclaircies?|crème solaire|lunettes"
        )),
        ("temperature", _words(
            r"températures?|degrés?|chaude?s?|froide?s?|frais|fraîche|doux|caille|glacial|canicule"
            r"|manteaux?|pulls?|vestes?|gants|bonnets?|écharpes?|blousons?"
            r"|f(?:ait|era) combien|combien (?:il|fait il|fera t il)"
        )),
    ),
    "en": (
        ("frost", _words(r"frosts?|frosty|freez(?:e|es|ing)|frozen|ice|icy")),
        ("hail", _words(r"hail|hailing|hailstones?")),
        ("storm", _words(r"storms?|stormy|thunder\w*|lightning")),
        ("snow", _words(r"snow|snows|snowy|snowing|snowfall|sleet|blizzards?")),
        ("fog", _words(r"fog|foggy|mist|misty")),
        ("rain", _words(
            r"rain|rains|rainy|raining|rained|showers?|showery|drizzl\w+|pour|pours|pouring|wet"
            r"|soaked|lashing|bucketing|spitting|downpours?|washing|laundry"
        )),
        ("wind", _words(r"winds?|windy|gusts?|gusty|breez(?:e|y)|gales?")),
        ("sun", _words(r"sun|sunny|sunshine|sun cream|suncream|sunscreen|sunglasses")),
        ("temperature", _words(
            r"temperatures?|degrees?|hot|cold|colder|warm|warmer|chilly|cool|mild|nippy|boiling"
            r"|coats?|jackets?|gloves?|scarf|jumpers?|hats?|t shirt|shorts|highs?|lows?"
        )),
    ),
}  # fmt: skip

# Of rain that ends nobody asks whether it comes.
_ENDS: dict[LanguageCode, re.Pattern[str]] = {
    "fr": _words(r"arrêt\w+|cess\w+|fin\w*|encore longtemps|calm\w+|sans"),
    "en": _words(r"stop\w*|end\w*|clear up|let up|easing|ease off|without"),
}

_NOW: dict[LanguageCode, re.Pattern[str]] = {
    "fr": _words(r"en ce moment|maintenant|actuellement|à l instant"),
    "en": _words(r"now|right now|at the moment|currently|at present|this minute"),
}
_AHEAD: dict[LanguageCode, re.Pattern[str]] = {
    "fr": _words(
        r"va|vas|vais|vont|fera|sera|aura|pleuvra|neigera|gèlera|gelera|soufflera|prévu\w*"
        r"|prévoi\w+|prévisions?|prévoyez|annonc\w+|risques?|attend\w*|besoin|dois|devrais|faut"
        r"|faudra|prend\w*|emport\w+|mets|mettre|bientôt|tantôt|tard|tout à l heure|étendre"
    ),
    "en": _words(
        r"will|won|ll|going|gonna|forecasts?|expect\w*|chances?|risks?|coming|need|needing|should"
        r"|take|bring|wear|later|soon|ahead|due|outlook|get|getting|any \w+ (?:on the way|today)"
        r"|can i|hang"
    ),
}


def topic_of(text: str, language: LanguageCode) -> Topic:
    """The one thing `text` asks about; where it names several, all of the weather."""
    for topic, pattern in _FIRST[language]:
        if pattern.search(text):
            return topic
    found: list[Topic] = [topic for topic, pattern in _OTHERS[language] if pattern.search(text)]
    if len(found) != 1 or (found[0] in EVENTS and _ENDS[language].search(text)):
        return "general"
    return found[0]


def is_about_now(text: str, language: LanguageCode) -> bool:
    """Whether `text`, in which no day is named, asks how it is and not how it will be."""
    if _NOW[language].search(text):
        return True
    return not _AHEAD[language].search(text)
