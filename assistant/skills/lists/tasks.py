"""Things to do, as a sentence names them: "appeler la banque", "water the plants".

A task keeps the words it was said in. A sentence that names no list holds tasks only where it goes
on with a verb that nobody buys; where it names the list of things to do, all the rest is one.
"""

from __future__ import annotations

import re

from assistant.skills.carrier_pieces import EN_OPENERS, FR_OPENERS, heads, tails
from assistant.skills.items import LanguageCode, normal_text
from assistant.skills.lists.task_verbs import (
    ENGLISH,
    ENGLISH_BUYING,
    ENGLISH_WITH_OBJECT,
    FRENCH,
    FRENCH_BUYING,
)
from assistant.skills.lists.which_list import TASK_LISTS

__all__ = ["done_task", "tasks_in"]

_PIECES_AT_MOST = 20
TASK_LETTERS_AT_MOST = 200
_MENTION_FR = rf"(?:sur|à|dans|de|pour|aux?|en) (?:(?:la|ma|mes|notre|nos|les|cette|une) )?" \
              rf"(?:{TASK_LISTS['fr']}|liste)"  # fmt: skip
_MENTION_EN = rf"(?:on|to|onto|in|into|off|from|as) (?:(?:the|my|our|a|this) )?" \
              rf"(?:{TASK_LISTS['en']}|list)"  # fmt: skip
_NOTE_FR = (
    r"(?:r?ajout|not|marqu|inscriv|coll)(?:e|es|ez|er)|inscri(?:s|re)|écri(?:s|re|vez)|re?mets|mets"
    r"|r?emettez|mettez|mettre|remettre|enregistre(?:z|r)?"
)
_MODAL_FR = (
    r"(?:est-ce que |si )?(?:tu|vous) (?:peux|pourrais|pouvez|pourriez)(?: (?:me|nous|m'))?",
    r"(?:peux|pourrais|pouvez|pourriez)[- ](?:tu|vous)(?: (?:me|nous|m'))?",
    r"(?:je|on) (?:voudrais|veux|dois|doit|devrais|devrait|vais|va)|j'aimerais|nous devons",
)
_HEADS = {
    "fr": heads(
        rf"(?:{FR_OPENERS})",
        rf"(?:{_NOTE_FR})(?:[- ](?:moi|nous|y))*(?: (?:que|qu'))?",
        *_MODAL_FR,
        r"(?:il )?(?:me |nous |te )?(?:faut|faudrait|faudra)(?: que je pense à| penser à)?",
        r"(?:que )?je dois|(?:qu')?(?:on|il) (?:doit|faut)|que je pense à|qu'il faut",
        r"pense(?:z|r)? (?:bien )?à|(?:il )?(?:ne )?(?:faut )?pas oublier (?:de |d')",
        r"n'oublie(?:z|r|s)? pas (?:de |d')|rappelle(?:z|r)?-(?:moi|nous) (?:de |d')",
        r"(?:comme |la |une |cette )?(?:nouvelle )?tâche(?: (?:de|:))?|(?:j'ai )?à faire",
        rf"{_MENTION_FR}(?: :)?|(?:ma |mes )?{TASK_LISTS['fr']}",
        r"(?:de|d')(?= ?\w+(?:er|ir|re|oir)\b)",
    ),
    "en": heads(
        rf"(?:{EN_OPENERS})",
        r"(?:can|could|would|will) (?:you|we|i)(?: please| just| also)?",
        r"add|put(?: down)?|note(?: down)?|write(?: down)?|stick|pop|jot(?: down)?|make a note"
        r"|remember|remind me|include|schedule",
        r"(?:do not|don't|dont) (?:let me )?forget",
        r"(?:i|we) (?:need|have|ought|want)|(?:i've|we've|i have|we have) got|(?:i|we) must",
        r"(?:i'd|i would|we'd) like|(?:that )?(?:i|we) (?:need|have|should)",
        r"(?:a |the |this )?(?:new )?(?:task|chore|job)(?: of)?(?: :)?",
        rf"{_MENTION_EN}(?: :)?|(?:my )?{TASK_LISTS['en']}",
        r"to(?=\s)",
    ),
}
_TAILS = {
    "fr": tails(_MENTION_FR, rf"(?:{FR_OPENERS})|dessus|là-dessus|aussi"),
    "en": tails(_MENTION_EN, rf"(?:{EN_OPENERS})|for me|as well|down|on there"),
}
# What people say before a task they have done, or want gone.
_DONE = {
    "fr": heads(
        rf"(?:{FR_OPENERS})",
        *_MODAL_FR,
        r"c'est (?:bon|fait|réglé|terminé|fini|ok)(?: pour)?|(?:j'ai|on a|nous avons|je l'ai|je)"
        r"(?: (?:déjà|enfin|bien))?(?: (?:fait|fini|terminé)(?: de| d')?)?",
        r"(?:enl[eè]v|retir|supprim|effac|ray|barr|[oô]t|vir|coch|termin)(?:e|es|ez|er|é)"
        r"(?:[- ]moi)?",
        r"(?:la |cette )?tâche|plus besoin (?:de|d')|pas la peine de|inutile (?:de|d')",
        rf"{_MENTION_FR}",
    ),
    "en": heads(
        r"no need to",
        rf"(?:{EN_OPENERS})",
        r"(?:can|could|would|will) (?:you|we|i)(?: please)?",
        r"(?:i've|ive|i have|we've|weve|we have|i|we)(?: (?:already|just|finally))?"
        r"(?: (?:done|finished|did))?(?: with)?",
        r"(?:tick|check|cross|mark|scratch|strike)(?: off| out)?|remove|delete|take(?: off)?",
        r"(?:the )?(?:task|chore|job)|(?:i |we )?(?:don't|no longer) (?:need|have) to",
        rf"{_MENTION_EN}",
    ),
}
_DONE_TAILS = {
    "fr": tails(
        _MENTION_FR,
        rf"(?:{FR_OPENERS})|(?:c'est|est|sont|ça y est) ?(?:fait|faite|faites|faits|réglée?|bon"
        r"|finie?s?|terminée?s?)?|comme faite?|dessus|c'est fait",
        r"(?:est|sont) \w{2,12}ée?s?|(?:coche|raye|marque|enlève|retire|barre)[- ](?:le|la|les|ça)",
        r"(?:coche|raye|enlève|retire|barre|supprime) (?:la|cette) tâche"
        r"|(?:tu peux|vous pouvez) (?:l'|la |le |les )\w{2,12}(?:er|ir)",
    ),
    "en": tails(
        _MENTION_EN,
        rf"(?:{EN_OPENERS})|(?:is|are) (?:done|finished|sorted|\w{2, 12}ed)|as done|off|done"
        r"|(?:please )?(?:tick|take|cross|check|mark) (?:it|that|them|this)(?: off| out| complete)?"
        r"|(?:so )?that's(?: done)?|(?:please )?complete (?:this|that) task",
    ),
}
_LINK = {"fr": r"(?: et puis | et | puis |\s*,\s*)+", "en": r"(?: and then | and |\s*,\s*)+"}
_NOUN = {
    "fr": r"(?:le|la|les|un|une|du|des|mon|ma|mes|notre|nos|ce|cette) |l'",
    "en": r"(?:the|a|an|my|our|some) ",
}


def tasks_in(sentence: str, language: LanguageCode, *, named: bool) -> tuple[str, ...]:
    """The tasks `sentence` gives, in order; none where it seems to be about something to buy.

    `named`: the sentence names the list of things to do, so that what it gives are tasks.
    """
    text = _stripped(normal_text(sentence), language, _HEADS[language], _TAILS[language])
    if not text or (not named and not _is_task(text, language, named=False)):
        return ()
    return tuple(part[:TASK_LETTERS_AT_MOST] for part in _split(text, language))


def done_task(sentence: str, language: LanguageCode) -> str:
    """What `sentence` says was done, or is to be taken off, without the words around it."""
    return _stripped(normal_text(sentence), language, _DONE[language], _DONE_TAILS[language])


def _stripped(
    text: str, language: LanguageCode, front: re.Pattern[str], back: re.Pattern[str]
) -> str:
    for _ in range(_PIECES_AT_MOST):
        before = text
        text = text.strip(" ,")
        if found := back.search(text, max(0, len(text) - 100)):
            text = text[: found.start()]
        elif not _is_task(text, language, named=False) and (found := front.match(text)):
            text = text[found.end() :]
        if text == before:
            break
    return text.strip(" ,")


def _split(text: str, language: LanguageCode) -> list[str]:
    """The tasks of "appeler la banque et sortir les poubelles"."""
    parts: list[str] = []
    end = 0
    for link in re.finditer(_LINK[language], text):
        rest = text[link.end() :]
        verbal = _is_task(text[end:], language, named=True)
        more = _is_task(rest, language, named=True)
        noun = not verbal and re.match(_NOUN[language], rest)
        if (more or noun or "," in link[0]) and text[end : link.start()].strip():
            parts.append(text[end : link.start()].strip())
            end = link.end()
    return [part for part in (*parts, text[end:].strip(" ,")) if part]


def _is_task(text: str, language: LanguageCode, *, named: bool) -> bool:
    """Whether `text` begins with a verb of something to do."""
    words = text.split()
    if not words:
        return False
    if language == "fr":
        first = re.sub(r"^(?:s'|se |m'|l')", "", text).split()[0]
        return first in FRENCH or (named and first in FRENCH_BUYING)
    if len(words) < 2:
        return False
    if words[0] in ENGLISH or (named and words[0] in ENGLISH_BUYING):
        return True
    return words[0] in ENGLISH_WITH_OBJECT and re.match(_OBJECT, words[1]) is not None


_OBJECT = (
    r"(?:the|a|an|my|our|your|his|her|their|some|mum|dad|this|that|these|those|up|all|out|back"
    r"|for)$"
)
