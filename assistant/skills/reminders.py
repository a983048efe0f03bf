"""What to be reminded of: "rappelle-moi demain de sortir les poubelles" → "sortir les poubelles".

It is said back to whoever said it, so "my mum" becomes "your mum" and "mes clés" "vos clés".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from assistant.skills.device import Kept
from assistant.skills.effects.reminders import REMINDER_LETTERS_AT_MOST
from assistant.skills.naming import in_plain_words, same_name
from assistant.skills.numbers import LanguageCode
from assistant.skills.picking import Picked, place_in, wants_all

__all__ = ["asks_what_was_missed", "find_content", "pick_reminders", "said_back"]

_COURTESY = {
    "fr": r"(?:s'il (?:te|vous) pla[iî]t|stp|svp|merci(?: beaucoup| bien| d'avance)?|candide|euh"
    r"|ok|d'accord|hein|dis|alors)",
    "en": r"(?:please|thanks|thank you|candide|okay|ok|uh|um|hey|then)",
}
_ASK = {
    "fr": r"(?:(?:est-ce que )?(?:tu peux|tu pourrais|vous pouvez|vous pourriez|peux[- ]tu"
    r"|pourrais[- ]tu|pouvez[- ]vous|pourriez[- ]vous)|je (?:veux|voudrais|aimerais) que"
    r" (?:tu|vous)|j'aimerais que (?:tu|vous)|il faut que (?:tu|vous)|il faudrait|tu"
    r"|n'oublie[rz]? pas de|n'oublie pas|pense[rz]?[- ]?à|merci de|veuille[rz]?|faudra|je veux"
    r"|je voudrais|j'aimerais)",
    "en": r"(?:(?:can|could|would|will) you|i(?:'d| would) like you to|i want you to|i need you to"
    r"|don't forget to|you should|i(?:'d| would) like|i want|i need|make sure (?:to|you)"
    r"|remember to)",
}
_HEAD = {
    "fr": r"(?:(?:n'|n )?oublie[rz]? pas de (?:me|nous) (?:dire|rappeler|prévenir)"
    r"|souviens-toi de (?:me|nous) (?:dire|rappeler)|(?:préviens|prévenez|avise|avisez|dis|dites)"
    r"[- ](?:moi|nous)|(?:me |nous )?(?:préviens|préviendras|dis|diras)(?= (?:de|d'|que|qu'))"
    r"|(?:me |nous |m'|vous )?(?:rappel\w+|fais|fera|faire|faites)(?:[- ](?:moi|nous|le))?"
    r"(?:[- ]penser)?|(?:mets|mettre|mettez|note[rz]?|crée[rz]?|créer|ajoute[rz]?|programme[rz]?"
    r"|règle[rz]?|pose[rz]?|enregistre[rz]?|fais)(?:[- ](?:moi|nous))? (?:un |le )?"
    r"(?:nouveau |petit )?(?:rappel|pense-bête|mémo)"
    r"(?: quotidien| hebdomadaire)?|(?:un |nouveau )?rappel(?: quotidien| hebdomadaire)?)",
    "en": r"(?:remind (?:me|us)|(?:set|make|create|add|put|give|schedule|leave)(?: (?:me|us))?"
    r"(?: up)?(?: in)? (?:a |another )?(?:new )?(?:reminder|note)(?: for (?:me|us))?"
    r"|(?:a |new )?reminder|reminding (?:me|us)|let (?:me|us) know"
    r"|(?:nudge|prompt|mind|alert|ping) (?:me|us)|jog (?:my|our) memory|don't let (?:me|us) forget"
    r"|tell (?:me|us))",
}
_LINK = {
    "fr": r"(?:de|d'|à|pour|que|qu'|:|-|est de|c'est)",
    "en": r"(?:to|about|of|that|for|:|-|it's|is)",
}
_TAIL = {
    "fr": r"(?:de|d'|à|pour|que|le|la|et|vers|dès|tous|chaque|dans|ce|cette|au|du)",
    "en": r"(?:to|about|of|that|for|at|on|and|by|in|the|every|this)",
}
# "... tu me le rappelles": the request may come last.
_AFTERWARDS = {
    "fr": r"(?:tu (?:me |nous )(?:le |la |les )?(?:rappelles|rappelleras|dis|diras)"
    r"|rappelle[rz]?-(?:le|la|les)-(?:moi|nous)|tu (?:me|nous) préviens)",
    "en": r"(?:so )?(?:remind (?:me|us)(?: (?:of|about) (?:it|that))?|let (?:me|us) know)",
}
# "..., alors rappelez-moi le médecin": what comes before the request is no part of it.
_MIDST = {
    "fr": r"(?<!\w)(?:(?:me|nous) rappel\w+|rappel\w+[- ](?:moi|nous)"
    r"|fai\w+[- ](?:moi|nous) penser)(?= \w+.)",
    "en": r"(?<!\w)remind (?:me|us)(?= \w+.)",
}
_POINTING = {
    "fr": frozenset(
        "moi ça cela le la les ce quelque chose un rappel truc chose plus tard".split()
    ),
    "en": frozenset("me it that this something a reminder thing later us".split()),
}
_BACK: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": (
        (r"que je dois", "que vous devez"), (r"je dois", "vous devez"), (r"j'ai", "vous avez"),
        (r"je suis", "vous êtes"), (r"je vais", "vous allez"), (r"je peux", "vous pouvez"),
        (r"qu'on doit", "que vous devez"), (r"on doit", "vous devez"), (r"on a", "vous avez"),
        (r"il faut que j'", "il faut que j'"),
        (r"mon|ma|notre", "votre"), (r"mes|nos", "vos"), (r"me", "vous"), (r"m'", "vous "),
        (r"moi", "vous"), (r"le mien|le nôtre", "le vôtre"), (r"la mienne|la nôtre", "la vôtre"),
    ),
    "en": (
        (r"i'm|i am", "you are"), (r"i've", "you've"), (r"i'll", "you'll"), (r"i'd", "you'd"),
        (r"i was", "you were"), (r"we're|we are", "you are"), (r"we've", "you've"),
        (r"i|we", "you"), (r"my|our", "your"), (r"mine|ours", "yours"), (r"me|us", "you"),
        (r"myself", "yourself"), (r"ourselves", "yourselves"),
    ),
}  # fmt: skip
_MISSED = {
    "fr": re.compile(r"(?<!\w)(?:rat[ée]\w*|manqu[ée]\w*|loup[ée]\w*)(?!\w)"),
    "en": re.compile(r"(?<!\w)(?:miss|missed|missing)(?!\w)"),
}


def find_content(rest: str, language: LanguageCode) -> str | None:
    """What to be reminded of, said back; `rest` is the sentence without the words that say when.

    None where it names nothing.
    """
    text = " ".join(unicodedata.normalize("NFC", rest).replace("\u2019", "'").split())
    if found := re.search(_MIDST[language], text, re.I):
        text = text[found.start() :]
    before = None
    opened = False
    while before != text:
        before = text
        text = re.sub(rf"^[\s,;.!?:-]*{_COURTESY[language]}(?!\w)[\s,]*", "", text, flags=re.I)
        text = re.sub(rf"[\s,]*(?<!\w){_COURTESY[language]}[\s.!?]*$", "", text, flags=re.I)
        text = re.sub(rf"(?<=\w)[\s,]+{_AFTERWARDS[language]}[\s.!?]*$", "", text, flags=re.I)
        text = re.sub(rf"^{_ASK[language]}(?!\w)\s*", "", text, flags=re.I)
        shorter = re.sub(rf"^{_HEAD[language]}(?!\w)\s*", "", text, flags=re.I)
        opened, text = opened or shorter != text, shorter
        if opened:
            text = re.sub(rf"^[\s,]*{_LINK[language]}(?:(?<=')|(?!\w))\s*", "", text, flags=re.I)
        text = re.sub(rf"[\s,]+{_TAIL[language]}[\s.,!?]*$", "", text, flags=re.I)
        text = text.strip(" ,;.!?")
    words = set(in_plain_words(text).replace("'", " ").split())
    if not words or words <= _POINTING[language]:
        return None
    back = said_back(text, language)
    return back if len(back) <= REMINDER_LETTERS_AT_MOST else None


def said_back(text: str, language: LanguageCode) -> str:
    """`text` as it is said to whoever said it, all in one pass, so that nothing turns twice."""
    table = _BACK[language]
    pattern = "|".join(
        rf"(?P<w{place}>{said})" + ("" if said.endswith("'") else r"(?![\w'])")
        for place, (said, _) in enumerate(table)
    )
    if language == "en" and re.search(r"^us(?!\w)", text, re.I):
        pattern = pattern.replace("me|us", "me")

    def back(found: re.Match[str]) -> str:
        place = int((found.lastgroup or "w0")[1:])
        return table[place][1]

    return re.sub(rf"(?<![\w'])(?:{pattern})", back, text, flags=re.I)


def asks_what_was_missed(sentence: str, language: LanguageCode) -> bool:
    """Whether somebody asks what came while nobody was there."""
    return bool(_MISSED[language].search(in_plain_words(sentence)))


def pick_reminders(
    sentence: str, rest: str, language: LanguageCode, reminders: Sequence[Kept]
) -> Picked[Kept]:
    """The reminders that `sentence` is about: those whose words stand in it, or nearly all of them.

    `rest` is the sentence without the words that say when.
    """
    if wants_all(sentence, language):
        return Picked(tuple(reminders), all_meant=True)
    said = set(_words_of(rest, language))
    ranked = [(_share(one.words or "", said, language), one) for one in reminders]
    best = max((share for share, _ in ranked), default=0)
    if best >= _ENOUGH:
        fitting = tuple(one for share, one in ranked if share == best)
        return Picked(fitting, unclear=len(fitting) > 1)
    placed = place_in(sentence, language, reminders, lambda one: one.id)
    if placed is not None:
        return Picked((placed,))
    if said:
        return Picked(())
    return Picked(tuple(reminders), unclear=len(reminders) > 1)


# So large a part of a reminder's own words must be said to mean it.
_ENOUGH = 0.5
_EMPTY = {
    "fr": frozenset(
        "de d des du le la l les un une à au aux mon ma mes ton ta tes votre vos notre nos et pour"
        " annule annuler supprime supprimer enlève efface retire rappel rappels oublie laisse"
        " tomber que qu je j il faut plus pas me m moi s te vous tu n ne ce cette en dans stp merci"
        " s'il plaît supprimez annulez rappelle rappeler penser pensais celui celle sur avec est"
        " besoin ai dernier dernière premier première tous prochain deuxième second sil".split()
    ),
    "en": frozenset(
        "to the a an my your our of for about and on at in that this reminder reminders cancel"
        " delete remove forget drop clear erase i you me don't dont need please remind no longer"
        " not any more one is it with set can last first next second thanks stop up get rid".split()
    ),
}


def _words_of(text: str, language: LanguageCode) -> list[str]:
    words = re.split(r"[\s'-]+", in_plain_words(text))
    return [word for word in words if word and word not in _EMPTY[language]]


def _share(content: str, said: set[str], language: LanguageCode) -> float:
    own = _words_of(content, language)
    if not own:
        return 0.0
    return sum(any(same_name(word, other) for other in said) for word in own) / len(own)
