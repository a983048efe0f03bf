"""The name that a timer or an alarm is given in passing: "pour les pâtes", "a bread timer".

A name is a word or a few of them, without its article. What could as well be something else (a
duration, a verb, a courtesy) is no name: a timer without one rings all the same.
"""

from __future__ import annotations

import re
import unicodedata

from assistant.skills.durations import duration_spans
from assistant.skills.effects.timers import NAME_LETTERS_AT_MOST
from assistant.skills.numbers import LanguageCode, read_number
from assistant.skills.ordinals import read_ordinal

__all__ = ["clearly_named", "in_plain_words", "name_in", "same_name", "spaced", "without_durations"]

WORDS_AT_MOST = 4

_THINGS = {
    "fr": r"(?:minuteurs?|minuteries?|chronos?|chronomètres?|comptes? à rebours|timers?|alarmes?"
    r"|réveils?)",
    "en": r"(?:timers?|countdowns?|alarms?|stopwatch)",
}
_CALLED = {
    "fr": r"(?:appelée?s?|nommée?s?|intitulée?s?|qui s'appelle|du nom de|au nom de|que j'appelle"
    r"|et appelle[- ]l[ea]|et nomme[- ]l[ea])",
    "en": r"(?:called|named|labelled|labeled|and call it|and name it)",
}
_COURTESIES = {
    "fr": r"(?:s'il (?:te|vous) pla[iî]t|stp|svp|merci(?: beaucoup| bien)?|candide|maintenant|euh"
    r"|ok|d'accord|tout de suite|hein|aussi|encore|là|en cours|exactement|environ)",
    "en": r"(?:please|thanks|thank you|candide|right now|now|uh|um|okay|ok|as well|too|again|then"
    r"|exactly|about|would you|will you|for me)",
}
_VERBS = {
    "fr": r"(?:peux[- ]tu|tu peux|pourrais[- ]tu|pouvez[- ]vous|pourriez[- ]vous|je voudrais"
    r"|je veux|j'aimerais|il me faut|il faut|j'ai besoin d[e']|est-ce que tu peux|me|m'"
    r"|(?:mets|met|mettez|mettre|lance[rz]?|démarre[rz]?|programme[rz]?|règle[rz]?|régler|crée[rz]?"
    r"|fais|faites|faire|ajoute[rz]?|commence[rz]?|active[rz]?|active|prépare[rz]?|minute[rz]?"
    r"|chronomètre[rz]?|compte[rz]?|réveille[rz]?|pose[rz]?)(?:[- ](?:moi|nous))?)",
    "en": r"(?:can you|could you|would you|will you|i want|i'd like|i need|i would like|let's"
    r"|let us|give me|make me|set me|start me|set up|set|start|make|create|put on|put|begin|run|do"
    r"|add|get|have|time|count|wake me up|wake me"
    r"|cancel|stop|pause|resume|restart|unpause|delete|remove|turn off|kill|clear|switch off|drop"
    r"|how long(?: is| has| does)?(?: left)?(?: on)?|how much time(?: is)?(?: left)?(?: on)?"
    r"|what's left on|how's|when does|tell me|check|what|is|end|forget|reset|extend|shorten"
    r"|take|off|from|hold|get rid of)",
}
_LEADS = {
    "fr": r"(?:de la cuisson (?:des|du|de la|de l'|de)|la cuisson (?:des|du|de la|de l'|de)"
    r"|faire (?:cuire|bouillir|infuser|chauffer|lever|réchauffer)|cuire|pour|avec|de la|de l'|des"
    r"|du|de|d'|le|la|les|l'|un|une|mon|ma|mes|notre|nos|votre|vos|ce|cette|ces|et|à|au|aux|sur"
    r"|nouveau|nouvelle|autre|dans|pendant|en|que|qui|qu'|dont)",
    "en": r"(?:to (?:cook|boil|bake|check|steep|brew)|cooking|boiling|baking|for|of|the|a|an|my|our"
    r"|your|this|that|some|another|new|extra|and|with|on|at|to|in|is|it's|second|it)",
}
_TAILS = {
    "fr": r"(?:de|d'|du|pour|pendant|à|au|dans|et|sur|en|le|la|les|qui|que|est)",
    "en": r"(?:of|for|at|in|to|and|on|the|a|an|is|with|one)",
}
_NO_NAMES = {
    "fr": frozenset(
        "moi nous toi ça cela demain aujourd'hui matin soir midi minuit minutes minute heures heure"
        " secondes seconde tous toutes tout deux premier première dernier dernière prochain combien"
        " temps quand reste quoi pas plus moins semaine autre même long durée cuisine heurs pause"
        " sonne sonnent tourne tournent lancé lancée mis mise réglé réglée réglées réglés actif"
        " active actives actifs programmé programmée programmées prévu prévue marche existe jour"
        " jours lundi mardi mercredi jeudi vendredi samedi dimanche".split()
    ),
    "en": frozenset(
        "me us you it this that tomorrow today morning evening noon midnight minutes minute hours"
        " hour seconds second all both every first last next other how long time left when more"
        " less much there any what kitchen egg's day days off running going monday tuesday"
        " set active ringing rings done up wednesday thursday friday saturday sunday one"
        " ones".split()
    ),
}


# What stands in a clause and in no name: "c'est cuit", "i don't need".
_CLAUSES = {
    "fr": frozenset(
        "je j tu t il elle elles ils on nous vous est sont c ai as viens vient mets met soit sois"
        " suis être prie non ne n s finalement coup attente départ depuis début quotidien"
        " quotidienne".split()
    ),
    "en": frozenset(
        "i i'm i've we we're he she they they're is are was be am have has had don't need can"
        " could would will won't should not no never let keep switch shut scrap turn pick bump"
        " freeze same instead back disable deactivate recurring daily week may".split()
    ),
}
_CLEARLY = {
    "fr": (rf"{_THINGS['fr']} (?:de la |des |du |de l'|pour (?:le |la |les |l'))(?P<name>\S+)$",),
    "en": (
        rf"(?:^|(?<!\w)(?:the|my|our|that) )(?P<name>\S+) {_THINGS['en']}$",
        rf"{_THINGS['en']} for (?:the |my |our )?(?P<name>\S+)$",
    ),
}


def in_plain_words(sentence: str) -> str:
    """`sentence` in lower case, its signs gone, each apostrophe straight, single spaces."""
    text = unicodedata.normalize("NFC", sentence).lower().replace("\u2019", "'")
    return " ".join(re.sub(r"[^\w\s'-]", " ", text).split())


def without_durations(sentence: str, language: LanguageCode) -> str:
    """`sentence` in plain words, without the durations in it."""
    text = f" {in_plain_words(sentence)} "
    for span in duration_spans(sentence, language):
        text = re.sub(rf"(?<!\w){spaced(span.words)}(?!\w)", " ", text, count=1)
    return " ".join(text.split())


def spaced(words: str) -> str:
    """A pattern for `words`, whether hyphens or spaces stand between them."""
    return "[ -]".join(re.escape(word) for word in re.split("[ -]", in_plain_words(words)))


def name_in(sentence: str, language: LanguageCode) -> str | None:
    """The name that `sentence` gives, or picks something by; None where it has none."""
    text = without_durations(sentence, language)
    text = " ".join(re.sub(rf"(?<!\w){_COURTESIES[language]}(?!\w)", " ", text).split())
    thing = _THINGS[language]
    patterns = [rf"(?<!\w){_CALLED[language]} (?P<name>.+)$"]
    if language == "en":
        patterns += [
            rf"(?<!\w){thing} (?:for|of) (?P<name>.+)$",
            rf"^(?P<name>.+?) {thing}(?!\w)",
            r"(?<!\w)for (?P<name>.+)$",
        ]
    else:
        patterns += [rf"(?<!\w){thing} (?P<name>.+)$", r"(?<!\w)pour (?P<name>.+)$"]
    for pattern in patterns:
        if (found := re.search(pattern, text)) and (name := _cleaned(found["name"], language)):
            return name
    return None


def clearly_named(sentence: str, language: LanguageCode) -> str | None:
    """The name by which `sentence` surely picks something: one word, where names stand."""
    text = without_durations(sentence, language)
    text = " ".join(re.sub(rf"(?<!\w){_COURTESIES[language]}(?!\w)", " ", text).split())
    for pattern in _CLEARLY[language]:
        if (found := re.search(pattern, text)) and (name := _cleaned(found["name"], language)):
            return name
    return None


def same_name(one: str, other: str) -> bool:
    """Whether two names mean the same, but for accents, capitals and a plural's s."""
    return _key(one) == _key(other)


def _cleaned(text: str, language: LanguageCode) -> str | None:
    """A name without what leads to it and what trails after it; None where none is left."""
    before = None
    while before != text:
        before = text
        text = re.sub(rf"^(?:{_VERBS[language]})(?!\w)[- ]*", "", text).strip()
        text = re.sub(rf"^{_LEADS[language]}(?:(?<=')|(?!\w)) *", "", text).strip()
        text = re.sub(rf"(?:^|\s+){_TAILS[language]}$", "", text).strip()
        text = re.sub(rf"(?:^|\s+){_CALLED[language]}$", "", text).strip()
    words = text.split()
    if not 0 < len(words) <= WORDS_AT_MOST or len(text) > NAME_LETTERS_AT_MOST:
        return None
    plain = [part for word in words for part in re.split(r"['-]", word)]
    if any(word in _NO_NAMES[language] or re.search(r"\d", word) for word in plain):
        return None
    if (set(plain) | set(words)) & _CLAUSES[language]:
        return None
    if any(read_number(word, language) is not None for word in plain if word not in {"un", "a"}):
        return None
    if any(read_ordinal(word, language) is not None for word in words):
        return None
    return text if re.search(r"\w", text) else None


def _key(name: str) -> str:
    text = unicodedata.normalize("NFKD", in_plain_words(name).replace("œ", "oe"))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return " ".join(re.sub(r"(?:s|x)$", "", word) for word in text.replace("-", " ").split())
