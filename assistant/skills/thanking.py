"""Thanks that only look like a request: "merci pour le minuteur"."""

from __future__ import annotations

import re

from assistant.skills.naming import in_plain_words
from assistant.skills.numbers import LanguageCode

__all__ = ["only_thanks"]

_THANKS = {
    "fr": re.compile(r"(?<!\w)(?:merci|c'est gentil|remercie)(?!\w)"),
    "en": re.compile(r"(?<!\w)(?:thanks|thank you|cheers|much appreciated)(?!\w)"),
}
_ENDS = {
    "fr": re.compile(
        r"(?<!\w)(?:annul|arr[êe]t|supprim|stop|enl[eè]v|retir|efface|coup|[ée]tein|laisse|oublie"
        r"|vire|ferme|plus besoin|désactiv|cesse)\w*"
    ),
    "en": re.compile(
        r"(?<!\w)(?:cancel|stop|delet|remov|kill|clear|end|off|forget|drop|scrap|lose|turn|abort"
        r"|get rid|don't need|no longer|dismiss)\w*"
    ),
}


def only_thanks(sentence: str, language: LanguageCode) -> bool:
    """Whether `sentence` thanks, and asks for nothing to end."""
    text = in_plain_words(sentence)
    return bool(_THANKS[language].search(text)) and not _ENDS[language].search(text)
