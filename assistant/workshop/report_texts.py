"""What an evaluation's report says, in French and in English."""

from __future__ import annotations

from audit.language import Language

TEXTS: dict[Language, dict[str, str]] = {
    Language.ENGLISH: {
        "title": "How well sentences are understood",
        "fr": "French",
        "en": "English",
        "made": "Measured on {date} with {intents} intents; model of {size}.",
        "how": (
            "The sentences were written apart from those the model learns from, by other people to "
            "other descriptions of who speaks; a sentence that stands in both by chance was taken "
            "out of what is learnt. Both sides know the same list of intents, and neither is a "
            "recording of a household, so a real one will be understood less well. Intervals are "
            "Wilson’s, at 95 %. A question about products counts as an action where the sample "
            "catalogue has an offer to name."
        ),
        "reproduce": "To reproduce: `{command}`.",
        "figure": "Figure",
        "value": "Value",
        "interval": "95 % interval",
        "goal": "Goal",
        "understood": "understood",
        "wrong-actions": "wrong actions",
        "wrong-answers": "wrong answers",
        "false-actions": "false actions after what Candide cannot do",
        "asked": "asked first",
        "duration": "F1 of durations",
        "amounts": "F1 of amounts",
        "products": "F1 of things named",
        "of": "{part} of {whole}",
        "by-intent": "By intent",
        "intent": "Intent",
        "sentences": "Sentences",
        "confusions": "The worst confusions",
        "confusion": "Meant → taken for",
        "examples": "For example",
        "span-misses": "Durations, amounts and things found wrongly",
        "wanted": "There",
        "found": "Found",
        "matrix": "Confusion matrix, {language}",
        "compared": "Compared with the run of {date}",
        "better": "understood now",
        "worse": "no longer understood",
        "as-heard": "As heard",
        "as-heard-how": (
            "{count} of the sentences, drawn by chance, were spoken by synthetic voices at many "
            "speeds, in rooms and with noise, heard by the recogniser “{recogniser}”, and then "
            "understood. Synthetic voices are no people."
        ),
        "typed": "Typed",
        "heard": "Heard",
        "nothing": "nothing",
    },
    Language.FRENCH: {
        "title": "Comment les phrases sont comprises",
        "fr": "Français",
        "en": "Anglais",
        "made": "Mesuré le {date} avec {intents} intentions\u00a0; modèle de {size}.",
        "how": (
            "Les phrases ont été écrites à part de celles que le modèle apprend, par d’autres "
            "personnes et selon d’autres descriptions de qui parle\u00a0; une phrase qui se trouve "
            "par hasard des deux côtés a été retirée de ce qui est appris. Les deux côtés "
            "connaissent la même liste d’intentions, et aucun n’est l’enregistrement d’un "
            "foyer\u00a0: un vrai foyer sera moins bien compris. Les intervalles sont ceux de "
            "Wilson, à 95\u00a0%. Une question sur des produits compte comme action là où le "
            "catalogue d’exemple a une offre à nommer."
        ),
        "reproduce": "Pour refaire la mesure\u00a0: `{command}`.",
        "figure": "Mesure",
        "value": "Valeur",
        "interval": "Intervalle à 95\u00a0%",
        "goal": "But",
        "understood": "comprises",
        "wrong-actions": "actions à tort",
        "wrong-answers": "réponses à côté",
        "false-actions": "actions à tort après ce que Candide ne sait pas faire",
        "asked": "demandées d’abord",
        "duration": "F1 des durées",
        "amounts": "F1 des quantités",
        "products": "F1 des choses nommées",
        "of": "{part} sur {whole}",
        "by-intent": "Par intention",
        "intent": "Intention",
        "sentences": "Phrases",
        "confusions": "Les pires confusions",
        "confusion": "Voulu → compris",
        "examples": "Par exemple",
        "span-misses": "Durées, quantités et choses mal trouvées",
        "wanted": "Il y a",
        "found": "Trouvé",
        "matrix": "Matrice de confusion, {language}",
        "compared": "Par rapport à la mesure du {date}",
        "better": "comprises maintenant",
        "worse": "plus comprises",
        "as-heard": "À l’oreille",
        "as-heard-how": (
            "{count} des phrases, tirées au hasard, ont été dites par des voix de synthèse à "
            "plusieurs vitesses, dans des pièces et avec du bruit, entendues par la reconnaissance "
            "vocale «\u00a0{recogniser}\u00a0», puis comprises. Les voix de synthèse ne sont pas "
            "des gens."
        ),
        "typed": "Écrites",
        "heard": "Entendues",
        "nothing": "rien",
    },
}
