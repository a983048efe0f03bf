"""The phrases that are listened for on their own: stop, yes and no, numbers, "not for you".

All are small closed sets in both languages, in lower case and in words as Vosk writes them. One
that a recogniser's vocabulary lacks is left out by the recogniser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from audit.language import Language

_WORD = re.compile(r"[^\W_]+")

STOP: dict[Language, tuple[str, ...]] = {
    Language.FRENCH: (
        "stop", "arrête", "arrête toi", "arrête ça", "arrêtez", "chut", "tais toi", "tais-toi",
        "taisez vous", "taisez-vous", "silence", "ça suffit", "la ferme", "tais toi maintenant",
    ),
    Language.ENGLISH: (
        "stop", "stop it", "stop that", "stop talking", "quiet", "be quiet", "enough",
        "that's enough", "shut up", "hush", "shush", "silence",
    ),
}  # fmt: skip
"""What cuts the assistant short at once."""

YES = {
    Language.FRENCH: (
        "oui", "ouais", "oui merci", "oui s'il te plaît", "oui s'il vous plaît", "je confirme",
        "oui je confirme", "d'accord", "vas y", "oui vas y", "bien sûr", "oui candide",
    ),
    Language.ENGLISH: (
        "yes", "yeah", "yep", "yes please", "yes thanks", "yes thank you", "i confirm",
        "yes i confirm", "yes do it", "go ahead", "yes go ahead", "sure", "okay", "yes candide",
    ),
}  # fmt: skip
"""What agrees."""

_NO = {
    Language.FRENCH: (
        "non", "nan", "non merci", "surtout pas", "annule", "laisse tomber", "non annule",
        "non laisse tomber", "pas maintenant", "non candide",
    ),
    Language.ENGLISH: (
        "no", "nope", "nah", "no thanks", "no thank you", "never mind", "cancel", "no cancel",
        "don't", "leave it", "not now", "no candide",
    ),
}  # fmt: skip

NUMBER_WORDS: dict[Language, frozenset[str]] = {
    Language.FRENCH: frozenset(
        """
        zéro un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze
        seize vingt vingts trente quarante cinquante soixante septante huitante octante nonante cent
        cents mille million millions demi demie quart quarts tiers moitié virgule premier première
        second seconde deuxième troisième
        """.split()
    ),
    Language.ENGLISH: frozenset(
        """
        zero oh one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
        ninety hundred thousand million half quarter quarters third point dozen first second
        """.split()
    ),
}
"""Words that say how many, or which."""

# What stands between and after the words of a number in an answer.
_NUMBER_COMPANY = {
    Language.FRENCH: (
        "et", "heure", "heures", "minute", "minutes", "secondes", "euro", "euros", "kilo", "kilos",
        "grammes", "litre", "litres", "degrés", "pour cent",
    ),
    Language.ENGLISH: (
        "and", "a", "an", "hour", "hours", "minute", "minutes", "seconds", "euros", "pounds",
        "pence", "dollars", "kilo", "kilos", "grams", "litre", "litres", "degrees", "percent",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Expectation:
    """What answer is expected, besides anything else that may be said.

    With `composed` the phrases combine freely (numbers); otherwise an answer is one of them whole.
    """

    french: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    composed: bool = False

    def phrases(self, language: Language) -> tuple[str, ...]:
        """The phrases in one language; none: anything may be said."""
        return self.french if language is Language.FRENCH else self.english

    def accepts(self, text: str, language: Language) -> bool:
        """Whether `text` is an answer as expected."""
        phrases = self.phrases(language)
        if not self.composed:
            return text in phrases
        allowed = {word for phrase in phrases for word in phrase.split()}
        return bool(text) and set(text.split()) <= allowed


OPEN = Expectation()
"""Anything may be said."""

YES_OR_NO = Expectation(
    YES[Language.FRENCH] + _NO[Language.FRENCH], YES[Language.ENGLISH] + _NO[Language.ENGLISH]
)
"""A yes or a no."""

NUMBER = Expectation(
    (*sorted(NUMBER_WORDS[Language.FRENCH]), *_NUMBER_COMPANY[Language.FRENCH]),
    (*sorted(NUMBER_WORDS[Language.ENGLISH]), *_NUMBER_COMPANY[Language.ENGLISH]),
    composed=True,
)
"""A number, a time, an amount."""

_NOT_FOR_ME = frozenset(
    """
    ce n'était pas pour toi|c'était pas pour toi|c'est pas pour toi|ce n'est pas pour toi
    pas pour toi|pas à toi|non pas toi|pas toi|je ne te parlais pas|je te parlais pas
    je ne te parle pas|je te parle pas|je ne t'ai pas parlé|je t'ai pas parlé
    je ne t'ai rien demandé|je t'ai rien demandé|je ne t'ai pas appelé|je t'ai pas appelé
    on ne te parle pas|on te parle pas|on ne t'a rien demandé|on t'a rien demandé
    on ne t'a pas sonné|on t'a pas sonné|ce n'était pas à toi que je parlais
    c'était pas à toi que je parlais|je ne m'adressais pas à toi|je m'adressais pas à toi
    that wasn't for you|that was not for you|it wasn't for you|it was not for you
    this wasn't for you|that's not for you|not for you|that isn't for you|not you
    i wasn't talking to you|i was not talking to you|i'm not talking to you|i am not talking to you
    i wasn't speaking to you|i didn't call you|i did not call you|i didn't ask you
    i did not ask you|i didn't ask you anything|nobody called you|nobody asked you
    nobody's talking to you|i wasn't calling you|i didn't mean you|we weren't talking to you
    """.strip().replace("\n", "|").split("|")
)  # fmt: skip
# What may stand around it and changes nothing.
_AROUND = frozenset(
    "non no nan ah oh hé hey eh sorry pardon désolé désolée excuse moi candide but mais".split()
)


def not_for_me(sentence: str) -> bool:
    """Whether a sentence only says that what was just heard was not meant for the assistant."""
    words = plain_words(sentence)
    while words and words not in _NOT_FOR_ME_WORDS and words[0] in _AROUND:
        words = words[1:]
    while words and words not in _NOT_FOR_ME_WORDS and words[-1] in _AROUND:
        words = words[:-1]
    return words in _NOT_FOR_ME_WORDS


def plain_words(text: str) -> tuple[str, ...]:
    """The words of `text` in lower case, apostrophes, hyphens and punctuation left out."""
    return tuple(_WORD.findall(text.casefold()))


_NOT_FOR_ME_WORDS = frozenset(plain_words(line) for line in _NOT_FOR_ME)
