"""The sentences of `explain`, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from audit.language import Language

SAY: Mapping[Language, Mapping[str, str]] = {
    Language.ENGLISH: {
        "not-utterance": (
            "Record {record} ({kind}) is nothing that was said: there is no decision to explain."
        ),
        "head": "Record {record}, {wall}: {meaning} (`{label}`), {verdict}.",
        "assist": "help",
        "unpaid": "advice that nobody pays for",
        "notice": "a notice",
        "sell_asked": "selling that was asked for",
        "sell_unasked": "selling that nobody asked for",
        "spoken": "allowed",
        "blocked": "held back",
        "transcribed": "Heard, before a name in it was put right: “{text}”",
        "heard": "Heard: “{text}”",
        "need": "Need: “{text}”",
        "words": "Words: “{text}”",
        "erased": "Its words are erased.",
        "leaf-alone": (
            "The facts went with the words: what follows is what the log's leaves alone still tell."
        ),
        "watchdog": (
            "A text of others in this help sells without saying so ({tier}). The gate held it back "
            "by itself and did not ask the charter."
        ),
        "help-free": "Help needs no leave of the charter: there is nothing to explain.",
        "notice-free": "A notice needs no leave of the charter: there is nothing to explain.",
        "asked": "Set off by: a question. Who pays: {payers}.",
        "unasked": "Set off by: {trigger}{campaign}, unasked. Who pays: {payers}.",
        "by-campaign": "a campaign",
        "by-standing": "what the adviser takes for a standing wish",
        "by-asked": "what the adviser takes for a question",
        "rule": "{rule}: “{sentence}”",
        "law": "  Law: {law}.",
        "text-lost": "the text of this rule is not to be had",
        "closeness": "How close it was to its caps:",
        "no-caps": "Nobody gains from what it names, so no cap counts it.",
        "follows": "Counted again from the log alone, its numbers are the same.",
        "astray": (
            "Beware: this record does not follow from the log. `candide policy replay` says in "
            "what."
        ),
        "charter": (
            "Charter of then: {digest} ({released}); its text is among the documents of the log."
        ),
        "charter-lost": (
            "Charter of then: {digest}; its text is not in the log, or cannot be read here."
        ),
        "charter-closed": "No charter could be read then, and everything was refused.",
        "released": "released",
        "unreleased": "not a released charter",
        "same-charter": "It is the charter in force today.",
        "other-charter": "Today another charter is in force: {digest}.",
        "today-unknown": "What it would say of this cannot be told without the facts.",
        "today-allows": "On the same facts it would allow it.",
        "today-refuses": "On the same facts it would refuse it: {rules}.",
        "today-unfit": " These facts do not fit it.",
    },
    Language.FRENCH: {
        "not-utterance": (
            "L'enregistrement {record} ({kind}) n'est rien qui ait été dit\u00a0: il n'y a pas de "
            "décision à expliquer."
        ),
        "head": "Enregistrement {record}, {wall}\u00a0: {meaning} (`{label}`), {verdict}.",
        "assist": "de l'aide",
        "unpaid": "un conseil que personne ne paie",
        "notice": "un avis",
        "sell_asked": "de la vente qu'on avait demandée",
        "sell_unasked": "de la vente que personne n'avait demandée",
        "spoken": "permis",
        "blocked": "retenu",
        "transcribed": "Entendu, avant qu'un nom soit rétabli\u00a0: «\u00a0{text}\u00a0»",
        "heard": "Entendu\u00a0: «\u00a0{text}\u00a0»",
        "need": "Besoin\u00a0: «\u00a0{text}\u00a0»",
        "words": "Mots\u00a0: «\u00a0{text}\u00a0»",
        "erased": "Ses mots sont effacés.",
        "leaf-alone": (
            "Les faits sont partis avec les mots\u00a0: voici ce que les feuilles du journal "
            "disent encore à elles seules."
        ),
        "watchdog": (
            "Un texte d'autrui dans cette aide vend sans le dire ({tier}). La porte l'a retenu "
            "d'elle-même, sans demander à la charte."
        ),
        "help-free": (
            "L'aide n'a pas besoin de l'accord de la charte\u00a0: il n'y a rien à expliquer."
        ),
        "notice-free": (
            "Un avis n'a pas besoin de l'accord de la charte\u00a0: il n'y a rien à expliquer."
        ),
        "asked": "Déclenché par\u00a0: une question. Qui paie\u00a0: {payers}.",
        "unasked": (
            "Déclenché par\u00a0: {trigger}{campaign}, sans demande. Qui paie\u00a0: {payers}."
        ),
        "by-campaign": "une campagne",
        "by-standing": "ce que le conseil prend pour un souhait permanent",
        "by-asked": "ce que le conseil prend pour une question",
        "rule": "{rule}\u00a0: «\u00a0{sentence}\u00a0»",
        "law": "  Loi\u00a0: {law}.",
        "text-lost": "le texte de cette règle n'est pas disponible",
        "closeness": "À quelle distance de ses plafonds\u00a0:",
        "no-caps": "Personne ne gagne rien à ce qui est nommé\u00a0: aucun plafond ne le compte.",
        "follows": "Recomptés d'après le journal seul, ses nombres sont les mêmes.",
        "astray": (
            "Attention\u00a0: cet enregistrement ne se déduit pas du journal. `candide policy "
            "replay` dit en quoi."
        ),
        "charter": (
            "Charte d'alors\u00a0: {digest} ({released})\u00a0; son texte est parmi les documents "
            "du journal."
        ),
        "charter-lost": (
            "Charte d'alors\u00a0: {digest}\u00a0; son texte n'est pas dans le journal, ou ne peut "
            "pas être lu ici."
        ),
        "charter-closed": "Aucune charte ne pouvait être lue alors, et tout était refusé.",
        "released": "publiée",
        "unreleased": "pas une charte publiée",
        "same-charter": "C'est la charte en vigueur aujourd'hui.",
        "other-charter": "Une autre charte est en vigueur aujourd'hui\u00a0: {digest}.",
        "today-unknown": "Ce qu'elle en dirait ne peut pas se savoir sans les faits.",
        "today-allows": "Sur les mêmes faits, elle le permettrait.",
        "today-refuses": "Sur les mêmes faits, elle le refuserait\u00a0: {rules}.",
        "today-unfit": " Ces faits ne lui vont pas.",
    },
}
