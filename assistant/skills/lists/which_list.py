"""Which of the two lists a sentence is about: what to buy, or what to do."""

from __future__ import annotations

import re

from assistant.skills.items import LanguageCode, normal_text
from assistant.skills.lists.store import ListName

__all__ = ["TASK_LISTS", "which_list"]

# The names of the list of things to do, as a piece of a pattern.
TASK_LISTS: dict[LanguageCode, str] = {
    "fr": r"(?:liste (?:de(?:s)? |pour les )?(?:t[âa]ches|choses [àa] faire|trucs [àa] faire"
    r"|corvées|corvees|to[- ]?do|travaux|bricolage)|to[- ]?do(?:[- ]list)?"
    r"|(?:choses|trucs|tâches) [àa] faire|t[âa]ches(?: ménagères)?|corvées|liste à faire"
    r"|(?:une|la|cette) (?:nouvelle )?tâche)",
    "en": r"(?:to[- ]?dos?(?:[- ]list)?|task[- ]list|tasks(?: list)?|chores(?: list)?|chore list"
    r"|jobs? list|list of (?:things|jobs|chores|tasks)(?: to do)?|list of to[- ]?dos"
    r"|things to do(?: list)?|(?:a|the) (?:new )?(?:task|chore)|(?<=my )jobs)",
}
_SHOPPING: dict[LanguageCode, str] = {
    "fr": r"(?:liste (?:de(?:s)? |d'|pour (?:les|faire les) )?(?:courses?|achats?|commissions?"
    r"|provisions?|supermarché)|mes (?:courses|achats|commissions)|(?:à|a|d'|faut) acheter)",
    "en": r"(?:(?:shopping|grocery|groceries|food|supermarket) list|list (?:of|for) (?:the )?"
    r"(?:shopping|groceries|shop)|the (?:shopping|groceries)|to buy)",
}
# Questions that mean the things to do without naming a list.
_TO_DO: dict[LanguageCode, str] = {
    "fr": r"(?:j'ai|on a|nous avons|reste|dois|doit|faut|avais|quoi|ai-je|a-t-on) (?:encore )?"
    r"[àa] faire\b|\b[àa] faire (?:aujourd'hui|ce|cette|demain)",
    "en": r"(?:what|anything|something|left|have|need|got) (?:\w{1,10} ){0,4}to do\b"
    r"|what (?:should|must) (?:i|we) do",
}
_TASKS = {
    language: re.compile(rf"(?<!\w)(?:{TASK_LISTS[language]})(?!\w)|{_TO_DO[language]}")
    for language in TASK_LISTS
}
_BUYING = {
    language: re.compile(rf"(?<!\w){pattern}(?!\w)") for language, pattern in _SHOPPING.items()
}


def which_list(sentence: str, language: LanguageCode) -> ListName | None:
    """The list that `sentence` names, None where it names none or just "my list"."""
    text = normal_text(sentence)
    if _TASKS[language].search(text):
        return "tasks"
    return "shopping" if _BUYING[language].search(text) else None
