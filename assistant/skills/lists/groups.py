"""Sorts a shopping list by the parts of a shop, so that it is read in the order of the walk."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from assistant.folding import fold
from assistant.skills.items import Item
from assistant.skills.lists.groceries import ENGLISH, FRENCH, Article, Group
from assistant.skills.lists.inflecting import looks_plural

__all__ = ["french_article", "group_of", "grouped"]

AnyGroup = Group | None
_FROZEN = frozenset({"surgele", "surgelee", "congele", "congelee", "frozen"})


def grouped(items: Sequence[Item]) -> list[tuple[AnyGroup, list[Item]]]:
    """The things by their part of the shop, in the order of a walk; what has none comes last."""
    order: list[AnyGroup] = [*FRENCH, None]
    by_group: dict[AnyGroup, list[Item]] = {group: [] for group in order}
    for item in items:
        by_group[group_of(item.name)].append(item)
    return [(group, things) for group, things in by_group.items() if things]


def group_of(name: str) -> AnyGroup:
    """The part of the shop where a thing stands, None where we do not know."""
    if group := _as_written().get(name.lower()):
        return group
    words = fold(name).split()
    if _FROZEN & set(words):
        return "frozen"
    # French names begin with the thing, English ones end with it.
    french = [" ".join(words[:end]) for end in range(len(words), 0, -1)]
    english = [" ".join(words[start:]) for start in range(len(words))]
    whole = _french().get(" ".join(words)) or _english().get(" ".join(words))
    for group in (whole, *(_french().get(one) for one in french)):
        if group is not None:
            return group
    return next((group for one in english if (group := _english().get(one))), None)


def french_article(name: str) -> Article | None:
    """How French names the thing without an amount, None where we do not know."""
    words = name.lower().split()
    for end in range(len(words), 0, -1):
        if article := _articles().get(" ".join(words[:end])):
            return article
    if looks_plural(name, "fr"):
        return "des"
    folded = fold(name).split()
    fronts = (" ".join(folded[:end]) for end in range(len(folded), 0, -1))
    article = next((found for front in fronts if (found := _folded_articles().get(front))), None)
    # "pomme" alone is no "des pommes".
    return None if article == "des" else article


@cache
def _as_written() -> dict[str, Group]:
    """The names as they are, for "peppers" are no pepper and "pâtes" no pâté."""
    both = [(group, names) for group, lines in FRENCH.items() for names in lines.values()]
    found: dict[str, Group] = {}
    for group, names in (*both, *ENGLISH.items()):
        for name in names.split(","):
            found.setdefault(" ".join(name.split()), group)
    return found


@cache
def _french() -> dict[str, Group]:
    return {
        fold(name): group
        for group, lines in FRENCH.items()
        for names in lines.values()
        for name in names.split(",")
    }


@cache
def _english() -> dict[str, Group]:
    return {fold(name): group for group, names in ENGLISH.items() for name in names.split(",")}


@cache
def _articles() -> dict[str, Article]:
    found: dict[str, Article] = {}
    for lines in FRENCH.values():
        for article, names in lines.items():
            for name in names.split(","):
                found.setdefault(" ".join(name.split()), article)
    return found


@cache
def _folded_articles() -> dict[str, Article]:
    found: dict[str, Article] = {}
    for name, article in _articles().items():
        found.setdefault(fold(name), article)
    return found
