"""What must work whatever becomes of the dialogue: stop, yes, no, forget that, stop selling.

Promises hang on these, so they are read from closed lists and not by a classifier. Only a sentence
that is nothing else counts: "arrête" does, "arrête la musique" is a request like any other. Either
language is read at any time: nobody switches languages to say stop.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from assistant.skills.refusing import objects_to_selling

__all__ = ["Safe", "read_safe", "read_without_dialogue", "said_yes_or_no"]

_WORD = re.compile(r"[^\W_]+")
_WORDS_AT_MOST = 14


class Safe(StrEnum):
    """What a sentence says that needs no dialogue to be understood."""

    STOP = "stop"
    LEAVE = "leave"
    YES = "yes"
    NO = "no"
    FORGET = "forget_said"
    STOP_SELLING = "stop_selling"


_STOP = """
    stop|stop stop|arrête|arrêtez|arrête toi|arrêtez vous|arrête ça|arrêtez ça|arrête tout|arrêter
    arrête de parler|arrêtez de parler|cesse de parler|cessez de parler|arrête toi là|tais toi
    tais toi un peu|taisez vous|veux tu te taire|tu peux te taire|vous pouvez vous taire
    tu veux bien te taire|chut|silence|la ferme|ferme la|ferme la un peu|boucle la|ça suffit
    ça ira|c'est assez|assez|assez parlé|suffit|stop c'est bon|c'est bon stop|mets la en veilleuse
    plus un mot|pas un mot|plus un bruit|ne dis plus rien|ne parle plus|ne parlez plus|tais-toi donc
    non arrête|mais arrête|mais tais toi|stop ça suffit
    stop it|stop that|stop now|stop talking|stop speaking|please stop|quiet|be quiet|keep quiet
    quiet down|be silent|enough|that's enough|that is enough|that'll do|that will do|enough already
    shut up|shut it|just shut up|hush|shush|hush up|zip it|pipe down|no more talking
    not another word
    don't say another word|don't talk|no stop|oh shut up|would you be quiet|can you be quiet
    could you be quiet|give it a rest|knock it off|cut it out
"""
_LEAVE = """
    laisse tomber|laissez tomber|laisse|laisse ça|laissez|tant pis|oublie|oublie ça|oubliez
    annule|annulez|annule ça|rien du tout|rien|non rien|peu importe|c'est pas grave|ce n'est rien
    j'ai changé d'avis|on laisse tomber|finalement non|finalement rien
    never mind|nevermind|forget it|forget about it|leave it|drop it|cancel|cancel that|cancel it
    skip it|skip that|don't bother|don't worry|doesn't matter|it doesn't matter|no matter
    nothing|it's nothing|changed my mind|i changed my mind|i've changed my mind
    on second thoughts no
"""
_YES = """
    oui|ouais|ouaip|oui oui|mouais oui|mais oui|si|si si|bien sûr|bien sûr que oui|évidemment
    d'accord|ok|okay|entendu|volontiers|avec plaisir|vas y|allez y|fais le|faites le|fais ça
    oui merci|je confirme|c'est ça|c'est bien ça|exact|exactement|tout à fait|absolument|parfait
    je veux bien|ça marche|ça me va|pourquoi pas|bonne idée|affirmatif|c'est d'accord|carrément
    yes|yeah|yep|yup|aye|yes yes|sure|sure thing|of course|certainly|definitely|absolutely
    go ahead|go on|do it|do that|do so|yes do|please do|that's right|that's it|right|correct
    exactly|i confirm|i do|sounds good|sounds fine|that's fine|fine|all right|alright|very well
    by all means|why not|good idea|indeed|yes thanks|yes thank you|affirmative
"""
_NO = """
    non|nan|non non|oh non|ah non|mais non|non merci|non c'est bon|pas du tout|surtout pas
    certainement pas|absolument pas|pas question|hors de question|jamais de la vie|pas maintenant
    pas tout de suite|pas aujourd'hui|sans façon|merci non|ça ne m'intéresse pas|pas besoin
    ça m'intéresse pas|pas intéressé|pas intéressée|je ne veux pas|je veux pas|je préfère pas
    je ne préfère pas|j'aimerais mieux pas|bien sûr que non|négatif|ne fais rien|ne fais pas ça
    ne le fais pas|ne faites rien|rien merci
    no|nope|nah|no no|oh no|no thanks|no thank you|not at all|certainly not|absolutely not
    of course not|definitely not|no way|not now|not right now|not today|not interested
    i'm not interested|i don't want it|i don't want that|i'd rather not|rather not|no need
    don't|do not|don't do it|don't do that|please don't|negative|not really|i don't think so
"""
_FORGET = """
    oublie ce que je viens de dire|oublie ce que j'ai dit|oubliez ce que je viens de dire
    oubliez ce que j'ai dit|oublie ce que je t'ai dit|oublie ce que je viens de te dire
    oubliez ce que je viens de vous dire|oublie ce qu'on vient de dire|oublie ce qu'on a dit
    oublie ce que tu viens d'entendre|oublie ce que tu as entendu|oublie tout ce que j'ai dit
    oublie ma dernière phrase|oublie mes paroles|oublie ma dernière question|oublie ma question
    efface ce que je viens de dire|efface ce que j'ai dit|effacez ce que je viens de dire
    effacez ce que j'ai dit|efface ma dernière phrase|efface mes paroles|efface mes mots
    efface ce que je t'ai dit|efface ce qu'on vient de dire|efface ce que tu viens d'entendre
    supprime ce que je viens de dire|supprime ce que j'ai dit|supprimez ce que je viens de dire
    ne garde pas ce que je viens de dire|ne retiens pas ce que je viens de dire
    forget what i just said|forget what i said|forget what i've said|forget what i've just said
    forget what i told you|forget what i just told you|forget what we said|forget what we just said
    forget what you heard|forget what you just heard|forget i said that|forget i said anything
    forget that i said that|forget everything i said|forget my last sentence|forget my words
    forget my last question|erase what i just said|erase what i said|erase what you just heard
    erase my words|erase my last sentence|delete what i just said|delete what i said
    delete what you just heard|delete my last sentence|wipe what i just said|wipe what i said
    don't keep what i just said|don't remember what i just said|scratch what i just said
"""
_STOP_SELLING = """
    ne me vends plus rien|ne me vendez plus rien|ne nous vends plus rien|ne nous vendez plus rien
    me vends plus rien|me vendez plus rien|arrête de me vendre des choses
    arrête de me vendre des trucs
    arrêtez de me vendre des choses|arrête de vendre|arrêtez de vendre|cesse de me vendre des choses
    arrête de nous vendre des choses|arrêtez de nous vendre des choses|arrête les ventes
    stop aux ventes
    plus aucune vente|plus de pub|plus de publicité|plus de publicités|plus de pubs
    arrête la pub|arrête la publicité|arrêtez la pub|arrêtez la publicité|stop la pub|pas de pub
    pas de publicité|aucune publicité|plus jamais de pub|plus jamais de publicité
    ne me propose plus rien|ne me proposez plus rien|ne nous propose plus rien
    ne me fais plus de propositions|je ne veux plus de pub|je veux plus de pub
    je ne veux plus de publicité|je ne veux plus rien acheter|je ne veux plus qu'on me vende rien
    ne me suggère plus rien|arrête de me faire de la pub|arrêtez de me faire de la publicité
    je refuse la publicité|je refuse toute publicité|je m'oppose à la prospection
    je refuse les ventes
    stop selling|stop selling me things|stop selling me stuff|stop selling things|stop selling to me
    stop selling me anything|stop selling us things|stop trying to sell me things|no more selling
    do not sell me anything|don't sell me anything|do not sell me anything any more
    don't sell me anything any more|don't sell me anything anymore|do not sell me anything anymore
    never sell me anything|never sell me anything again|don't sell me anything again|no selling
    don't sell us anything|do not sell us anything|sell me nothing|no more ads|no ads
    no more adverts
    no adverts|no more advertising|no advertising|no more offers|no more suggestions|stop the ads
    stop the adverts|stop advertising|stop advertising to me|stop with the ads|stop the selling
    stop making offers|stop offering me things|stop suggesting things|no more sales
    i refuse advertising
    stop pitching me things|quit selling|quit selling me things|i don't want to be sold anything
    i don't want any more ads|i don't want any ads|i object to advertising|no more sales talk
"""
# What may stand around any of them and changes nothing.
_AROUND = """
    candide|euh|heu|hum|ben|bah|bon|oh|ah|eh|hé|hey|allez|donc|alors|maintenant|tout de suite|là
    s'il te plaît|s'il vous plaît|s'il te plait|s'il vous plait|merci|je te prie|je vous prie|voyons
    please|now|right now|um|uh|er|well|then|thanks|thank you|okay|ok|just|will you|would you|for now
    pour l'instant|pour le moment|un peu
"""
_GENEROUS_FORGET = re.compile(
    r"\b(?:oubli(?:e|er|ez)|efface(?:r|z)?|supprim(?:e|er|ez)) (?:(?:donc|vite|tout) )*"
    r"ce (?:que|qu) (?:je|j|on|nous|tu)\b"
    r"|\b(?:forget|erase|delete|wipe) (?:everything |all )?(?:that |what )?(?:i|we)(?: ve| just)*"
    r" (?:said|told)\b"
)


def read_safe(sentence: str) -> Safe | None:
    """What the whole of `sentence` says of these, or None.

    "Annule" and "never mind" leave a question, and only mean something where one is open.
    """
    words = _words(sentence)
    if not words or len(words) > _WORDS_AT_MOST:
        return None
    if set(words) <= _THANKS | _MILD and not _THANKS.isdisjoint(words):
        return None  # "okay, thank you" ends a talk as often as it takes something up
    for meaning, lists in _MEANINGS:
        if _is_made_of(words, lists):
            return meaning
    return None


def read_without_dialogue(sentence: str) -> Safe | None:
    """As `read_safe`, read more generously: nothing else will make sense of the sentence."""
    if (safe := read_safe(sentence)) is not None:
        return safe
    if objects_to_selling(sentence, "fr") or objects_to_selling(sentence, "en"):
        return Safe.STOP_SELLING
    if _GENEROUS_FORGET.search(" ".join(_words(sentence))):
        return Safe.FORGET
    return None


def said_yes_or_no(sentence: str) -> bool | None:
    """Whether a sentence is nothing but a yes (True), or nothing but a no (False).

    Meant for what costs nothing and can be taken back; what deletes or costs money is confirmed in
    plainer words (`assistant.conversation.confirming`).
    """
    match read_safe(sentence):
        case Safe.YES:
            return True
        case Safe.NO | Safe.LEAVE:
            return False
    return None


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold().replace("\u2019", "'")))


def _phrases(lines: str) -> frozenset[tuple[str, ...]]:
    return frozenset(_words(phrase) for phrase in lines.strip().replace("\n", "|").split("|"))


_THANKS = frozenset("merci thanks thank you candide".split())
_MILD = frozenset("d accord ok okay entendu parfait bon bien très right great fine then".split())
_FILLERS = _phrases(_AROUND)
# Refusing to be sold to comes first: it holds words of a plain stop.
_MEANINGS = (
    (Safe.STOP_SELLING, _phrases(_STOP_SELLING)),
    (Safe.FORGET, _phrases(_FORGET)),
    (Safe.STOP, _phrases(_STOP)),
    (Safe.YES, _phrases(_YES)),
    (Safe.NO, _phrases(_NO)),
    (Safe.LEAVE, _phrases(_LEAVE) | _phrases(_NO)),
)


@cache
def _longest(phrases: frozenset[tuple[str, ...]]) -> int:
    return max(len(phrase) for phrase in phrases)


def _is_made_of(words: tuple[str, ...], phrases: frozenset[tuple[str, ...]]) -> bool:
    """Whether `words` are phrases of the list one after another, at least one, and fillers."""
    reached: set[tuple[int, bool]] = {(0, False)}
    for place in range(len(words)):
        for named in (False, True):
            if (place, named) not in reached:
                continue
            for end in range(place + 1, min(len(words), place + _longest(phrases)) + 1):
                piece = words[place:end]
                if piece in phrases:
                    reached.add((end, True))
                if piece in _FILLERS:
                    reached.add((end, named))
    return (len(words), True) in reached
