"""Whether a sentence asks for the weather of another place than the household's.

A forecast is known for one place alone. A name that stands where a place would, and is neither the
household's nor a word of every day, is another place: nobody shall be told their own weather for
that of somewhere else.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.skills.cities import PLACES
from assistant.skills.numbers import LanguageCode
from assistant.skills.placed_words import PlacedWord, follows, is_number, placed_words, word

__all__ = ["is_elsewhere"]

_NAMES = tuple(
    sorted(
        {tuple(one.text for one in placed_words(name)) for name, _ in PLACES},
        key=len,
        reverse=True,
    )
)
# Words that lead to a place, whatever its name; and those that may lead to one that is known.
_LEADS: dict[LanguageCode, frozenset[str]] = {
    "fr": frozenset({"à", "au", "aux", "en", "vers"}),
    "en": frozenset({"in", "at", "over", "near", "around"}),
}
_MAY_LEAD: dict[LanguageCode, frozenset[str]] = {
    "fr": frozenset({"de", "d", "du", "pour", "sur", "météo", "dans"}),
    "en": frozenset({"for", "of", "to", "on", "weather", "forecast", "across"}),
}
_ARTICLES = frozenset({"le", "la", "l", "les", "the"})
# Names that are words of every day as well: only right after "à" or "in" are they places.
_AMBIGUOUS = frozenset(
    {"nice", "reading", "bath", "cork", "split", "us", "man", "china", "chile", "tours", "turkey"}
)
# What follows those leads and is no other place.
_HERE: dict[LanguageCode, frozenset[str]] = {
    "fr": frozenset(
        "maison extérieur dehors intérieur jardin balcon terrasse fenêtre ville bas midi minuit"
        " quelle quel quelles quels partir peu présent nouveau tout toute tous moins plus instant"
        " moment ce cette cet ces fin début cours milieu matin matinée soir soirée après"
        " demain aujourd hui week weekend semaine hiver été automne printemps mois janvier février"
        " mars avril mai juin juillet août septembre octobre novembre décembre journée nuit aube"
        " lundi mardi mercredi jeudi vendredi samedi dimanche noël pâques jour soleil ombre abri"
        " vélo pied moto voiture cheval prévoir craindre attendre quoi mon ma notre nos votre vos"
        " ton ta nous moi manteau pull veste général principe tee t short température degrés"
        " celsius fahrenheit pluie plus chaud froid frais sec beau vent neige orage réveil"
        " sortir heure heures hauteur baisse hausse sol école travail bureau parc quartier même"
        " lever coucher et ou on il elle milieu dessus dessous zéro".split()
    ),
    "en": frozenset(
        "home house garden balcony terrace patio window street city town outside yard here there"
        " morning afternoon evening night noon midnight midday lunchtime lunch moment minute"
        " weekend week month next coming few a an this that these those my our your it its his her"
        " january february march april may june july august september october november december"
        " winter summer autumn spring monday tuesday wednesday thursday friday saturday sunday"
        " easter christmas all any general sun shade rain cold heat open air degrees celsius"
        " fahrenheit dawn dusk sunrise sunset daytime days hours hour while bit least most present"
        " school work office park area neighbourhood end start beginning rest day today tonight"
        " tomorrow fahrenheit time what which least first last some".split()
    ),
}
_FAR: dict[LanguageCode, tuple[str, ...]] = {
    "fr": (
        "là bas", "ailleurs", "à la mer", "à la plage", "à la montagne", "à la campagne",
        "à la côte", "sur la côte", "au bord de la mer", "au bord de mer", "sur la plage",
        "en montagne", "chez ma mère", "chez mes parents", "dans le sud", "dans le nord",
        "dans les alpes", "dans les vosges", "dans le jura", "dans les pyrénées", "au ski",
        "sur les pistes", "pour la plage", "pour la mer", "pour la montagne", "au havre",
        "au mans", "au touquet", "au puy", "à la rochelle", "à la baule", "à la réunion",
        "à la ciotat", "à la roche sur yon", "aux sables d olonne", "aux antilles", "aux arcs",
    ),
    "en": (
        "over there", "elsewhere", "at the seaside", "at the beach", "on the beach",
        "at the coast", "on the coast", "by the sea", "in the mountains", "in the hills",
        "up north", "down south", "on the slopes", "in the alps", "in the lakes",
        "in the lake district", "in the highlands", "in the cotswolds", "in the midlands",
        "in the peak district", "in the north", "in the south", "in the west", "in the east",
        "in the country", "in the countryside", "in the dales",
    ),
}  # fmt: skip


def is_elsewhere(sentence: str, language: LanguageCode, home: str | None) -> bool:
    """Whether `sentence` names another place than `home`, the household's own."""
    words = placed_words(sentence)
    own = tuple(one.text for one in placed_words(home)) if home else ()
    if own[:1] and own[0] in _ARTICLES:
        own = own[1:]  # "au Havre" is said of Le Havre
    for place in range(len(words)):
        far = [said for said in _FAR[language] if follows(words, place, said) is not None]
        if any(not own or not set(own) <= set(said.split()) for said in far):
            return True
        if _names_another(words, place, language, own):
            return True
    return False


def _names_another(
    words: Sequence[PlacedWord], place: int, language: LanguageCode, own: tuple[str, ...]
) -> bool:
    lead = word(words, place)
    certain = lead in _LEADS[language]
    start = place + 1
    if not certain and lead not in _MAY_LEAD[language]:
        return _leads_the_sentence(words, place, language, own)
    known = _known_at(words, start)
    article = word(words, start) in _ARTICLES or lead in {"au", "aux"}
    if not known and word(words, start) in _ARTICLES:
        start += 1
        known = _known_at(words, start)
    if own and _texts(words, start, len(own)) == own:
        return False
    if known:
        return certain or known not in {(name,) for name in _AMBIGUOUS}
    text = word(words, start)
    # "À la messe", "at the match": behind an article stand things, and few places, named above.
    if not certain or article or not text or not text[0].isalpha():
        return False
    return text not in _HERE[language] and not is_number(text, language)


def _leads_the_sentence(
    words: Sequence[PlacedWord], place: int, language: LanguageCode, own: tuple[str, ...]
) -> bool:
    """Whether a known place stands before what is asked of it: "london weather tomorrow"."""
    known = _known_at(words, place)
    if not known or known == own or known in {(name,) for name in _AMBIGUOUS}:
        return False
    after = word(words, place + len(known))
    return after in {"weather", "forecast", "météo", "temperature"} or (
        after == "s" and word(words, place + len(known) + 1) in {"weather", "forecast"}
    )


def _known_at(words: Sequence[PlacedWord], place: int) -> tuple[str, ...]:
    return next((name for name in _NAMES if _texts(words, place, len(name)) == name), ())


def _texts(words: Sequence[PlacedWord], place: int, many: int) -> tuple[str, ...]:
    return tuple(one.text for one in words[place : place + many])
