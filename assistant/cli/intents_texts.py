"""What `candide intents` writes, in both languages."""

from __future__ import annotations

from audit.language import Language, language_of_locale

_TEXTS = {
    "head": (
        "intention                 français  anglais  domaine",
        "intent                     French  English  area",
    ),
    "sentences": ("Phrases en {language}", "Sentences in {language}"),
    "fr": ("français", "French"),
    "en": ("anglais", "English"),
    "rule": ("Règle\u00a0: {action} ({place})", "Rule: {action} ({place})"),
    "asks": ("Règle\u00a0: demander à la fonction {name}", "Rule: ask the skill {name}"),
    "words": ("Mots", "Words"),
    "skill": (
        "Fonction {name} {version} ({licence}), dans {folder}",
        "Skill {name} {version} ({licence}), in {folder}",
    ),
    "data": ("  garde\u00a0: {data}", "  keeps: {data}"),
    "network": ("  réseau\u00a0: {hosts}", "  network: {hosts}"),
    "no_network": ("aucun", "none"),
    "new": (
        "{folder} est prêt. Lisez {code}, changez ce que vous voulez, puis\u00a0:",
        "{folder} is ready. Read {code}, change what you like, then:",
    ),
    "fine": (
        "{name}\u00a0: rien à redire (intentions\u00a0: {intents}, phrases\u00a0: "
        "{fr} en français, {en} en anglais).",
        "{name}: nothing wrong (intents: {intents}, sentences: {fr} in French, {en} in English).",
    ),
    "found": ("À corriger\u00a0: {count}.", "To be put right: {count}."),
    "nothing": (
        "Aucune fonction n’est installée\u00a0; nommez un dossier.",
        "No skill is installed; name a folder.",
    ),
    "intent": ("intention\u00a0: {intent} ({chance} %)", "intent: {intent} ({chance}%)"),
    "unsure": (
        "Elle demanderait d’abord si c’est bien cela, ou dirait qu’elle n’a pas compris.",
        "It would ask first whether that was meant, or say that it did not understand.",
    ),
    "says": ("dirait\u00a0: {words}", "would say: {words}"),
    "does": ("ferait\u00a0: {effect}", "would do: {effect}"),
    "held": (
        "ferait quelque chose qu’elle ne fait pas à l’essai.",
        "would do something that it does not do on trial.",
    ),
    "stale": (
        "Le modèle ne connaît pas vos derniers changements\u00a0: «\u00a0candide train\u00a0».",
        "The model does not know your latest changes: “candide train”.",
    ),
    "added": ("Ajouté dans {place}.", "Added to {place}."),
    "removed": ("Retiré de {place}.", "Removed from {place}."),
}


def told(name: str, /, **facts: object) -> str:
    """A text in the language of the locale."""
    french, english = _TEXTS[name]
    text = french if language_of_locale() is Language.FRENCH else english
    return text.format(**facts)
