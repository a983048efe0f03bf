"""Finds what a person means among the things of a list.

Things to buy are the same where they are called the same; what is only called alike is told, and
nothing is done to it. A task is found whatever form its verb has: "j'ai appelé le plombier".
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.folding import fold, words_of

__all__ = ["find", "find_task", "near"]

# What people say around a task they have done, and what says nothing of which it was.
_AROUND = frozenset(
    """
    j ai ive i ve have we on nous avons c est its it fait done fini finished termine me m t all
    the le la les my mon ma mes already deja that this enfin just viens has been he she elle il
    tout a of up out off pour for
    """.split()
)
_FORMS = {
    "rendu": "rendre", "pris": "prendre", "mis": "mettre", "ecrit": "ecrire", "vendu": "vendre",
    "descendu": "descendre", "repondu": "repondre", "reconduit": "reconduire", "lu": "lire",
    "ouvert": "ouvrir", "peint": "peindre", "repeint": "repeindre", "recu": "recevoir",
    "conduit": "conduire", "inscrit": "inscrire", "etendu": "etendre", "tondu": "tondre",
    "cousu": "coudre", "recousu": "recoudre", "fait": "faire", "promene": "promener",
    "paid": "pay", "bought": "buy", "took": "take", "taken": "take", "sent": "send", "made": "make",
    "wrote": "write", "written": "write", "rang": "ring", "rung": "ring", "fed": "feed",
    "swept": "sweep", "hung": "hang", "found": "find", "brought": "bring", "built": "build",
    "told": "tell", "did": "do", "done": "do", "got": "get", "gave": "give", "given": "give",
    "sold": "sell", "met": "meet", "spoke": "speak", "spoken": "speak", "sewn": "sew",
    "chose": "choose", "chosen": "choose", "mown": "mow", "drove": "drive",
}  # fmt: skip
_ENDINGS = ("ied", "ing", "ed", "er", "ee", "es", "ez", "e", "s", "r", "y")


def find(wanted: str, names: Sequence[str]) -> list[int]:
    """The places in `names` of what is called like `wanted`, whatever its accents and plural."""
    folded = fold(wanted)
    return [at for at, name in enumerate(names) if fold(name) == folded]


def near(wanted: str, names: Sequence[str]) -> list[int]:
    """The places of what is called by more or by fewer words: it may be meant, or something else.

    "Milk" may be the oat milk of the list; "butter" is no peanut butter.
    """
    words = set(words_of(wanted))
    held = [set(words_of(name)) for name in names]
    return [at for at, one in enumerate(held) if one and words and (one < words or words < one)]


def find_task(wanted: str, names: Sequence[str]) -> list[int]:
    """The places in `names` of the tasks that `wanted` may mean, whatever form its verb has."""
    folded = fold(wanted)
    same = [at for at, name in enumerate(names) if fold(name) == folded]
    if same:
        return same
    said = _stems(wanted)
    if not said:
        return []
    held = [_stems(name) for name in names]
    inside = [at for at, words in enumerate(held) if said <= words]
    return inside or [at for at, words in enumerate(held) if words and words <= said]


def _stems(text: str) -> set[str]:
    return {_stem(word) for word in words_of(text) if word not in _AROUND}


def _stem(word: str) -> str:
    """One form for "appelé" and "appeler", "called" and "call"."""
    word = _FORMS.get(word, word)
    shorter = True
    while shorter:  # "watered" and "water" both end like a verb
        ending = next((one for one in _ENDINGS if word.endswith(one)), "")
        shorter = bool(ending) and len(word) - len(ending) >= 3
        word = word[: -len(ending)] if shorter else word
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word
