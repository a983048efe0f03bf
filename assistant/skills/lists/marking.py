"""Joins what our grammar reads in a sentence with what the dialogue's model marked in it.

The grammar knows the usual ways of asking, the model the things themselves. A thing that the
grammar took with more around it is the one that was marked inside it; nothing else is given up.
A mark that is short is no reason to lose the end of a name ("chocolat noir aux noisettes"), and
no number is ever lost to one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.skills.item_parts import counts
from assistant.skills.items import Item, LanguageCode, split_items

__all__ = ["joined", "marks", "within"]

# Words of a sentence and of no name: what they stand in was not all understood.
_SENTENCE_WORDS = frozenset(
    """
    je j'ai tu vous il elle ils elles on nous moi me te se y n'y n'a n'en n'est ne pas plus que
    qu'on qu'il qui si est sont c'est ça ai as a avez ont fait faut faire veux veut peux peut mets
    mettre mis note noter ajoute ajouter prends prendre achète acheter acheté rachète enlève retire
    raye coche sors reste quoi alors donc parce car quand besoin dis là-dedans chez
    i i'm i'd i'll i've you we we'd we'll we're we've he she they it it's is are was were be there
    there's that's put add get got take remove buy bought need want wants can could would will
    should do does did have has had don't not no if when because so let's go my me us them please
    list while dans in prise pris trouvé trouvée rayée rayé baisse done check said off on make sure
    vas-y rajoute inscris réclame prendrait goutte needs bung chuck 'em tick
    like dégage écris commande au beside away already
    """.split()
)

_TO_IT = ("-le", "-la", "-les", "-en", "-moi", "-bête")
# Before a mark these show that it begins in the middle of a name: "bâton de [cannelle]".
_MID_NAME = frozenset("de d' du des à au aux en sans avec of with without".split())

_ARTICLES = frozenset("le la les du de des un une mon ma mes the a an some any my our".split())


def joined(
    items: Sequence[Item], products: Sequence[str], language: LanguageCode
) -> tuple[Item, ...]:
    """`items`, and instead of one that holds marked things and more, what was marked in it.

    What was taken for a thing and is but a piece of the sentence goes where another was marked.
    """
    marked = marks(products, language)
    if not items:
        return ()
    found: list[Item] = []
    held = False
    loose: list[Item] = []
    for item in items:
        inside = [mark for mark in marked if _holds(item.name, mark.name)]
        held = held or bool(inside)
        if not inside and item.amount is None and _is_sentence(item.name.split()):
            loose.append(item)
        found.extend(_narrowed(item, inside, products) if inside else [item])
    kept = [item for item in found if not held or item not in loose]
    return tuple(dict.fromkeys(kept))


def within(name: str, products: Sequence[str], language: LanguageCode) -> str:
    """`name` without what stands around the things that were marked in it."""
    marked = [mark.name for mark in marks(products, language)]
    inside = [mark for mark in marked if _holds(name, mark)]
    if not inside:
        return name
    starts = [_place(name, mark) for mark in inside]
    ends = [at + len(mark) for at, mark in zip(starts, inside, strict=True)]
    before = name[: min(starts)].split()
    start = 0 if _begins_name(before, products) else min(starts)
    return name[start : max(ends)] + _end_of_name(name[max(ends) :])


def marks(products: Sequence[str], language: LanguageCode) -> tuple[Item, ...]:
    """The things that were marked, as our grammar reads each."""
    return tuple(item for product in products for item in split_items(product, language))


def _narrowed(item: Item, inside: Sequence[Item], products: Sequence[str]) -> list[Item]:
    """What of `item` is the things marked inside it."""
    around = item.name
    for mark in inside:
        around = around.replace(mark.name, " ", 1)
    if any(counts(word) for word in around.split()) and item.amount is None:
        # "deux ou trois courgettes": the mark has but one of the numbers.
        loose = [mark for mark in inside if mark.amount is None]
        if loose or " ou " in around or " or " in around or not _is_sentence(around.split()):
            return [item]
    if len(inside) > 1:
        return list(inside)
    mark = inside[0]
    at = _place(item.name, mark.name)
    end = _end_of_name(item.name[at + len(mark.name) :])
    if item.amount is not None:
        # The amount was read, and so the name began where the mark may not.
        return [replace(item, name=item.name[: at + len(mark.name)] + end)]
    if not at and end == item.name[len(mark.name) :]:
        return [item]
    before = item.name[:at].split()
    if _begins_name(before, products):
        return [replace(item, name=item.name[: at + len(mark.name)] + end)]
    return [replace(mark, name=mark.name + end)]


def _begins_name(before: Sequence[str], products: Sequence[str]) -> bool:
    """Whether the words `before` a mark belong to its name."""
    if not before or len(before) > 3 or _is_sentence(before):
        return False
    if before[-1] in _MID_NAME:
        return True
    articled = any(product.split()[:1] and _is_article(product.split()[0]) for product in products)
    return len(before) == 1 and not articled


def _is_article(word: str) -> bool:
    return word in _ARTICLES or word.startswith(("l'", "d'")) or counts(word)


def _end_of_name(rest: str) -> str:
    """What stands after a mark, where it goes on with the name."""
    words = rest.split()
    return rest if len(words) < 5 and not _is_sentence(words) else ""


def _is_sentence(words: Sequence[str]) -> bool:
    return any(word in _SENTENCE_WORDS or word.endswith(_TO_IT) for word in words)


def _holds(name: str, part: str) -> bool:
    """Whether the words of `part` stand together in `name`."""
    return f" {part} " in f" {name} "


def _place(name: str, part: str) -> int:
    """Where `part` begins in `name`, which holds it."""
    return f" {name} ".index(f" {part} ")
