"""The yes or the no to a question of our own process, read before any dialogue sees the sentence.

What deletes or costs money waits for it (DESIGN §4). The sets are closed and small: a yes must be
meant, and whatever is in neither set is another request.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")

_YES = frozenset(
    {
        "oui", "ouais", "oui oui", "oui merci", "oui s il te plaît", "oui s il vous plaît",
        "oui je confirme", "je confirme", "oui c est ça", "oui vas y", "oui allez y",
        "oui efface", "oui efface le", "oui efface la", "oui efface ça", "oui efface tout",
        "oui effacez", "oui oublie", "oui oublie ça", "oui oubliez", "oui candide",
        "yes", "yeah", "yep", "yes yes", "yes please", "yes thanks", "yes thank you",
        "yes i confirm", "i confirm", "yes do it", "yes do that", "yes go ahead",
        "yes erase it", "yes erase that", "yes delete it", "yes delete that",
        "yes forget it", "yes forget that", "yes candide",
    }
)  # fmt: skip
_NO = frozenset(
    {
        "non", "nan", "non non", "non merci", "non s il te plaît", "non s il vous plaît",
        "non n efface rien", "n efface rien", "non n efface pas", "n efface pas",
        "non n effacez rien", "non garde le", "non garde tout", "non laisse", "non laisse tomber",
        "laisse tomber", "surtout pas", "annule", "non annule", "non candide",
        "no", "nope", "nah", "no no", "no thanks", "no thank you", "no please",
        "no don t", "don t", "no don t erase it", "don t erase it", "no don t erase anything",
        "no don t delete it", "don t delete it", "no keep it", "keep it", "no leave it",
        "leave it", "never mind", "no never mind", "cancel", "no cancel", "no candide",
    }
)  # fmt: skip


def yes_or_no(sentence: str) -> bool | None:
    """Whether a sentence is a plain yes (True) or a plain no (False), in either language."""
    words = " ".join(_WORD.findall(sentence.casefold()))
    if words in _YES:
        return True
    return False if words in _NO else None
