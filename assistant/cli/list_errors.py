"""What can keep the lists from being shown, written to a file or read from one."""

from __future__ import annotations

from assistant.skills.lists.files import LINES_AT_MOST, NAME_LETTERS_AT_MOST, Refusal, RefusedFile
from assistant.skills.lists.store import ITEMS_AT_MOST
from audit.errors import CandideError


class ListsUnusable(CandideError):
    """The household's database cannot be opened, read or written."""

    code = "lists-unusable"
    fr = "Les listes de {home} ne peuvent pas être utilisées\u00a0: {reason}."
    en = "The lists in {home} cannot be used: {reason}."


class ListFileUnusable(CandideError):
    """A file cannot be read or written."""

    code = "list-file-unusable"
    fr = "Le fichier {path} ne peut pas être utilisé\u00a0: {reason}."
    en = "The file {path} cannot be used: {reason}."


class ListFileExists(CandideError):
    """A file of that name is there already, and is left alone."""

    code = "list-file-exists"
    fr = "Le fichier {path} existe déjà\u00a0: choisissez un autre nom, ou ajoutez --force."
    en = "The file {path} exists already: choose another name, or add --force."


class TooMuchForTheList(CandideError):
    """The things of a file do not fit on a list; nothing was taken."""

    code = "list-too-full"
    fr = f"Une liste contient au plus {ITEMS_AT_MOST} choses\u00a0: rien n'a été importé."
    en = f"A list holds at most {ITEMS_AT_MOST} things: nothing was imported."


class ListFileRefused(CandideError):
    """A file is not what a list is made of; nothing was taken."""

    code = "list-file-refused"
    fr = "{fr} Rien n'a été importé."
    en = "{en} Nothing was imported."


_REASONS: dict[Refusal, tuple[str, str]] = {
    Refusal.TOO_LARGE: (
        "Le fichier est trop gros pour une liste.",
        "The file is too large for a list.",
    ),
    Refusal.NOT_UTF8: (
        "La ligne {line} n'est pas en UTF-8.",
        "Line {line} is not UTF-8.",
    ),
    Refusal.CONTROL: (
        "La ligne {line} contient un signe de commande ou un signe invisible.",
        "Line {line} holds a control sign or an invisible one.",
    ),
    Refusal.TOO_MANY_LINES: (
        f"Le fichier a plus de {LINES_AT_MOST} lignes.",
        f"The file has more than {LINES_AT_MOST} lines.",
    ),
    Refusal.LINE_TOO_LONG: (
        f"La ligne {{line}} est trop longue\u00a0: {NAME_LETTERS_AT_MOST} signes au plus.",
        f"Line {{line}} is too long: {NAME_LETTERS_AT_MOST} signs at most.",
    ),
    Refusal.NOT_CSV: (
        "Ce n'est pas un CSV de listes\u00a0: la première ligne doit être "
        "«\u00a0list,name,amount,unit,done\u00a0».",
        "This is no CSV of lists: its first line must be “list,name,amount,unit,done”.",
    ),
    Refusal.BAD_ROW: (
        "La ligne {line} n'est pas une chose de liste.",
        "Line {line} is not a thing for a list.",
    ),
    Refusal.EMPTY: ("Le fichier est vide.", "The file is empty."),
}


def refused(error: RefusedFile) -> ListFileRefused:
    """The sentence for a file that was refused."""
    french, english = (text.format(line=error.line) for text in _REASONS[error.why])
    return ListFileRefused(fr=french, en=english)
