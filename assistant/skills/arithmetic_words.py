"""The words people wrap around a sum and the words that make one: data for `arithmetic`.

All are written as `assistant.skills.tokens.tokens` gives them: no accents, elisions and hyphens
apart. Phrases are separated by commas; the longest that fits is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from assistant.skills.numbers import LanguageCode

__all__ = [
    "BINARY", "COMMANDS", "LISTED", "PERCENT", "POSTFIX", "REMISES", "SHARES", "TIPS",
    "WHAT_PERCENTAGE", "Phrase", "match", "operators_apart", "without_carriers",
]  # fmt: skip

Phrase = tuple[str, ...]


def _phrases(text: str) -> tuple[Phrase, ...]:
    """The phrases of a table, longest first."""
    found = {tuple(phrase.split()) for phrase in text.split(",")}
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


def _table(rows: dict[str, str]) -> tuple[tuple[Phrase, str], ...]:
    """What each phrase means, longest phrase first."""
    pairs = [(phrase, meaning) for meaning, text in rows.items() for phrase in _phrases(text)]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def match(words: Sequence[str], place: int, phrases: Sequence[Phrase]) -> int:
    """Where the first of `phrases` that stands at `place` ends, or `place` where none does."""
    for phrase in phrases:
        if tuple(words[place : place + len(phrase)]) == phrase:
            return place + len(phrase)
    return place


def operators_apart(words: Sequence[str]) -> list[str]:
    """`words` with "100/8" in three."""
    apart: list[str] = []
    for word in words:
        pieces = word.split("/")
        if len(pieces) > 1 and all(piece[:1].isdecimal() for piece in pieces):
            apart += [part for piece in pieces for part in ("/", piece)][1:]
        else:
            apart.append(word)
    return apart


_HEADS = {
    "fr": _phrases(
        "combien font, combien fait, combien ca fait, ca fait combien, combien est ce que font,"
        " combien est ce que ca fait, combien est ce que fait, combien vaut, combien valent,"
        " combien c' est, combien, que font, que fait, que vaut, que valent, ca fait, fais, fait,"
        " calcule moi, calcule, calculer, calculez, peux tu, tu peux, pouvez vous, vous pouvez,"
        " pourrais tu, tu pourrais, me dire, me calculer, me donner, dis moi, dites moi, donne moi,"
        " donnez moi, faire, quel est le resultat de, quel est, quelle est, quels sont,"
        " quelles sont, le resultat de, c' est quoi, c' est combien, c' est, ca donne quoi,"
        " ca donne combien, est ce que, qu' est ce que, s' il te plait, s' il vous plait, stp, svp,"
        " dis, candide, euh, alors, et, bon, bonjour, je voudrais savoir, j' aimerais savoir,"
        " je veux savoir, je voudrais, j' aimerais, sais tu, savez vous, tu sais, a combien est,"
        " combien reste t il, combien il reste, combien me reste t il, combien il me reste,"
        " si j', si je, si on, par personne"
    ),
    "en": _phrases(
        "what's, whats, what is, what are, what does, what do, what would, what will, what"
        " , how much is, how much are, how much does, how much do, how much would, how much,"
        " calculate, compute, work out, can you, could you, would you, will you, please, tell me,"
        " candide, hey, hi, hello, so, and, uh, um, ok, okay, now, the answer to, the result of,"
        " do you know, do you know what, give me, find, find me, figure out, i need to know,"
        " do the sum, the total of, how much is left, what's left, what is left, how many are left,"
        " if i, if you, if we"
    ),
}
_TAILS = {
    "fr": _phrases(
        "ca fait combien, combien ca fait, font combien, fait combien, egale combien, egal combien,"
        " egale, egal, egalent, =, est egal a, ca donne combien, ca donne quoi, ca donne, ca fait"
        " quoi, ca fait, donne combien, c' est combien, combien, font, fait, s' il te plait,"
        " s' il vous plait, stp, svp, merci, candide, est ce que ca fait, euh, au juste,"
        " chacun, chacune, combien chacun, combien par personne, combien il reste,"
        " il reste combien,"
        " combien reste t il"
    ),
    "en": _phrases(
        "equals what, equals, equal, =, is what, is, is how much, makes what, makes, make, be,"
        " come to, comes to, please, thanks, thank you, candide, make how much, is equal to,"
        " each, how much each, how much is that each, how much is that, what's that, what is that,"
        " how much is left, what's left"
    ),
}


def without_carriers(words: list[str], language: LanguageCode) -> list[str]:
    """`words` without what is said around a sum."""
    start, end = 0, len(words)
    while start < end:
        after = match(words, start, _HEADS[language])
        after = after + 1 if after == start and words[start] == "," else after
        if after == start:
            break
        start = after
    while start < end:
        cut = next(
            (
                len(phrase)
                for phrase in _TAILS[language]
                if tuple(words[max(start, end - len(phrase)) : end]) == phrase
            ),
            int(words[end - 1] == ","),
        )
        if not cut:
            break
        end -= cut
    return words[start:end]


_SIGNS = {"+": "+", "-": "-", "*": "*, ×, x", "/": "÷, /, :", "^": "^"}
BINARY: dict[str, tuple[tuple[Phrase, str], ...]] = {
    "fr": _table({
        "+": f"plus, ajoute a, {_SIGNS['+']}",
        "-": f"moins, {_SIGNS['-']}",
        "*": f"fois, multiplie par, multiplies par, multipliee par, multiplier par, {_SIGNS['*']}",
        "/": "divise par, divises par, divisee par, diviser par, sur, partage entre,"
        " partages entre,"
        f" partage en, divise en, divise entre, reparti entre, {_SIGNS['/']}",
        "^": f"puissance, a la puissance, exposant, {_SIGNS['^']}",
        "and": "et",
        "with": "avec",
    }),
    "en": _table({
        "+": f"plus, added to, {_SIGNS['+']}",
        "-": f"minus, less, take away, {_SIGNS['-']}",
        "*": f"times, multiplied by, {_SIGNS['*']}",
        "/": "divided by, over, split between, shared between, shared by, split among, split by,"
        f" divided between, divided among, shared among, {_SIGNS['/']}",
        "^": f"to the power of, to the power, {_SIGNS['^']}",
        "and": "and",
        "with": "with",
    }),
}  # fmt: skip
POSTFIX = {
    "fr": _table({"squared": "au carre, ²", "cubed": "au cube, ³"}),
    "en": _table({"squared": "squared, ²", "cubed": "cubed, ³"}),
}
PERCENT = frozenset({"%", "percent", "pourcent"})
# "20 % de remise": what a percentage is taken off as, and which way.
REMISES = {
    "fr": _phrases("de remise, de reduction, de rabais, de moins, en moins"),
    "en": _phrases("off, discount, less"),
}
# Multiplies what follows it, closer than any sign. A root and the powers have their own names.
_FRENCH_SHARES: dict[Phrase, Fraction | str] = {
    ("moitie",): Fraction(1, 2), ("tiers",): Fraction(1, 3), ("quart",): Fraction(1, 4),
    ("deux", "tiers"): Fraction(2, 3), ("trois", "quarts"): Fraction(3, 4),
    ("double",): Fraction(2), ("triple",): Fraction(3), ("quadruple",): Fraction(4),
    ("racine", "carree"): "root", ("racine",): "root", ("carre",): "squared",
    ("cube",): "cubed",
}  # fmt: skip
_ENGLISH_SHARES: dict[Phrase, Fraction | str] = {
    ("half", "of"): Fraction(1, 2), ("third", "of"): Fraction(1, 3),
    ("quarter", "of"): Fraction(1, 4), ("two", "thirds", "of"): Fraction(2, 3),
    ("three", "quarters", "of"): Fraction(3, 4), ("double",): Fraction(2),
    ("double", "of"): Fraction(2), ("twice",): Fraction(2), ("triple",): Fraction(3),
    ("triple", "of"): Fraction(3), ("square", "root", "of"): "root",
    ("root", "of"): "root", ("square", "of"): "squared", ("cube", "of"): "cubed",
}  # fmt: skip
# "fifteen percent tip on eighty" is fifteen percent of it.
TIPS = {
    "fr": _phrases("de pourboire sur, de tva sur, de service sur"),
    "en": _phrases("tip on, vat on, service on, tax on"),
}
SHARES: dict[str, tuple[tuple[Phrase, Fraction | str], ...]] = {
    "fr": tuple(
        ((*article, *phrase, of), value)
        for article in ((), ("la",), ("le",), ("les",))
        for of in ("de", "d'", "du", "des")
        for phrase, value in _FRENCH_SHARES.items()
    ),
    "en": tuple(
        ((*article, *phrase), value)
        for article in ((), ("the",), ("a",))
        for phrase, value in _ENGLISH_SHARES.items()
    ),
}  # fmt: skip

# Commands of two operands: the verb, what stands between them, and what is reckoned. A capital
# says that the second is named first in the sum: "soustrais cinq de douze" is twelve minus five.
COMMANDS: dict[str, tuple[tuple[tuple[Phrase, ...], tuple[Phrase, ...], str], ...]] = {
    "fr": (
        (_phrases("divise, diviser, divisez, le quotient de"), _phrases("par, en"), "/"),
        (
            _phrases("partage, partager, repartis, partagez, partage une addition de,"
                     " partage l' addition de"),
            _phrases("en, entre, par"), "/",
        ),
        (_phrases("de fois"), _phrases("dans, va dans, rentre dans"), "R/"),
        (_phrases("multiplie, multiplier, multipliez"), _phrases("par"), "*"),
        (_phrases("ajoute, ajouter, additionne, rajoute, ajoutez"), _phrases("a"), "R+"),
        (
            _phrases("soustrais, soustraire, soustrayez, enleve, enlever, retire, retirer, ote,"
                     " oter, retranche, deduis, deduire"),
            _phrases("a, de, d', sur"), "R-",
        ),
        (_phrases("la difference entre, difference entre"), _phrases("et"), "gap"),
    ),
    "en": (
        (_phrases("divide"), _phrases("by"), "/"),
        (
            _phrases("split, share, split a bill of, split the bill of, share a bill of"),
            _phrases("between, among, by, into"), "/",
        ),
        (
            _phrases("how many times does, how many times do, how many times will"),
            _phrases("go into, fit into, go in, fit in"), "R/",
        ),
        (_phrases("multiply"), _phrases("by, and, with"), "*"),
        (_phrases("add"), _phrases("to, onto"), "R+"),
        (_phrases("subtract, take, deduct, remove"), _phrases("from, away from, off"), "R-"),
        (_phrases("the difference between, difference between"), _phrases("and"), "gap"),
    ),
}  # fmt: skip
# Commands of a whole list: "la somme de dix, vingt et trente".
LISTED = {
    "fr": (
        (_phrases("additionne, additionner, ajoute, la somme de, somme de, le total de"), "+"),
        (_phrases("le produit de, produit de, multiplie"), "*"),
        (_phrases("la moyenne de, moyenne de, la moyenne entre"), "mean"),
    ),
    "en": (
        (_phrases("add, add up, add together, sum, the sum of, sum of, the total of, total"), "+"),
        (_phrases("the product of, product of"), "*"),
        (_phrases("the average of, average of, the mean of, mean of, average"), "mean"),
    ),
}  # fmt: skip
# What is asked about, the words between its figures, and whether the whole comes first.
WHAT_PERCENTAGE = {
    "fr": (
        (
            _phrases("quel pourcentage de, pourcentage de"),
            _phrases("represente, fait, font, est"),
            True,
        ),
        (
            (),
            _phrases("c' est quel pourcentage de, est quel pourcentage de,"
                     " font quel pourcentage de, fait quel pourcentage de,"
                     " represente quel pourcentage de, representent quel pourcentage de"),
            False,
        ),
    ),
    "en": (
        (_phrases("percentage of, percent of, what percent of"), _phrases("is"), True),
        (
            (),
            _phrases("is what percent of, is what percentage of, as a percentage of,"
                     " as a percent of"),
            False,
        ),
    ),
}  # fmt: skip
