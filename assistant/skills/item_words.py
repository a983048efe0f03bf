"""The small words of a list: articles, links, and what stands between an amount and its thing.

Data for `assistant.skills.items`, both languages side by side.
"""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


OF = _set("de d' of du des")
DETERMINERS = {
    "fr": _set("le la les l' du des de d' quelques mon ma mes ton ta tes notre nos ce cet cette")
    | _set("ces au aux"),
    "en": _set(
        "the some any my our more another several those these that this of few bit lots"
        " plenty loads"
    ),
}
# "a few crisps", "un peu de lait": an article that counts nothing.
VAGUE = {
    "fr": (("un", "peu", "de"), ("un", "peu", "d'"), ("encore",), ("plein", "de"), ("plein", "d'")),
    "en": (("a", "few"), ("a", "bit", "of"), ("a", "little"), ("a", "lot", "of"), ("lots", "of")),
}
ARTICLES = {"du", "de la", "de l'", "des", "le", "la", "l'", "les"}
# What a book is of, and no pound: "deux livres de cuisine".
BOOKS = _set("cuisine poche recettes coloriage français maths anglais histoire contes jeux lecture")
ONE = {"fr": _set("un une"), "en": _set("a an")}
LINKS = {
    "fr": _set("et ni plus puis ainsi & + ,"),
    "en": _set("and plus & + , nor"),
}
LINK_TAILS = _set("que puis aussi also then encore euh heu um uh er ah oh")
# One thing, whatever the word in its middle.
COMPOUNDS = re.compile(
    r"\b(?:sel et poivre|poivre et sel|fish (?:and|et) chips|mac(?:aroni)? and cheese"
    r"|salt and (?:pepper|vinegar)|cheese and onion|cream and onion|gin and tonic|half and half"
    r"|sweet and sour|pork and beans|black and white|noir et blanc|oil and vinegar)\b"
)
# Complements that begin like a further thing of the list: "des croquettes du chat".
COMPLEMENTS = _set(
    "chat chats chien chiens bébé bébés jour jardin pays commerce frigo salon monde nord sud midi"
    " petit-déjeuner maison ferme semaine année cuisine mer enfants enfant voiture"
)
PREPOSITIONS = _set(
    "à de d' pour avec sans en dans sur par comme ou of for with in to on per and vitamin"
    " half double triple size grade taille type numéro number"
)
PARTITIVES = _set("du des de un une deux trois quatre cinq six sept huit neuf dix")
# A number before one of these belongs to the thing before it: "une pizza quatre fromages".
COUNTED_INSIDE = _set(
    "fromages saisons céréales épices îles quarts places prises personnes plis étoiles fruits"
    " chocolats grains graines lames vitesses couches roues pour % in way ply cheese cheeses"
    " grain seed star piece person people pack percent per bean beans minute door blade slice"
    " ou or"
)
# What may stand between a number and its unit: "deux grandes bouteilles de …", "one more tin of".
SIZES = _set(
    "gros grosse grosses grand grande grands grandes petit petite petits petites autre autres"
    " bon bonne bons bonnes beau belle beaux belles big large small little more extra good full"
    " other further whole giant"
)
# One of it is meant without a number: "the dozen eggs", "another tin of".
UNCOUNTED = _set(
    "demi-douzaine dizaine douzaine quinzaine vingtaine trentaine cinquantaine centaine"
)
SINGLE = _set("single seul seule")
# A number in a name that counts nothing: "à soixante-dix pour cent", "size four".
INNER_NUMBERS = re.compile(
    r"(?:(?:à|at) (?:\S+ ){1,4}|\S+ )(?:pour cent|per cent|percent|%)|[0-9]+%"
    r"|\b(?:taille|size|type|numéro|number) \S+"
)
COLLECTIVES = (
    *("aine", "aines", "quart", "quarts", "tiers", "demi", "demie", "dozen", "couple", "half"),
    *("quarter", "quarters", "third", "thirds", "/2", "/4", "½", "¼", "¾"),
)

# What a thing of a list is wanted for, with its article: "pour la confiture", "for the jam". It
# stays where the thing would be another without it: "shampoing pour les cheveux secs".
_FR_KEPT = (
    r"cheveux|mains?|corps|visage|peaux?|dents?|pieds?|ongles|yeux|lèvres|chats?|chiens?|chatons?"
    r"|bébés?|lapins?|hamsters?|oiseaux|poissons?|poules?|chevaux|cheval|vitres|sols?|fours?|wc"
    r"|toilettes|linge|lave-vaisselle|lave-linge|vaisselle|machine|plantes|gazon|bain|douche|gorge|toux|rhume|nez|digestion|nuit"
)
_EN_KEPT = (
    r"hair|hands?|body|face|skin|teeth|feet|nails|eyes|lips|cats?|dogs?|kittens?|pupp(?:y|ies)"
    r"|bab(?:y|ies)|rabbits?|hamsters?|birds?|fish|hens?|chickens|horses?|windows|floors?|oven"
    r"|toilet|dishwasher|washing|laundry|dishes|plants|lawn|bath|shower|throat|cough|cold|flu|nose|night"
)
_FR_DAYS = (
    r"demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|noël|pâques|moi|nous|ce (?:soir"
    r"|midi)|midi|aujourd'hui|quand|faire"
)
_EN_DAYS = (
    r"tomorrow|tonight|later|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|christmas|easter|breakfast|lunch|dinner|tea|supper|me|us|when|making|mum|mom|dad|gran"
    r"|granny|grandma|grandad"
)
# What follows goes with it while no further thing may begin there.
_FR_REST = (
    r"(?: (?!(?:du|des|une?|il|et|deux|trois|quatre|cinq|six|huit|dix|de la|de l|ou|,)\b)\S+){0,4}"
)
_EN_REST = r"(?: (?!(?:some|an?|and|two|three|four|five|six|ten|we|i|or|,)\b)\S+){0,4}"
PURPOSES = {
    "fr": re.compile(
        r"(?<=\S) (?:pour (?:(?:le|la|les|mon|ma|mes|notre|nos|cet|cette|ce|ces) "
        rf"(?!(?:{_FR_KEPT})\b)|l'(?!(?:{_FR_KEPT})\b)|(?:{_FR_DAYS})\b)"
        rf"|(?:et )?c'est pour )\S*{_FR_REST}$"
    ),
    "en": re.compile(
        rf"(?<=\S) (?:for (?:(?:the|my|our|this|these|next) (?!(?:{_EN_KEPT})\b)"
        rf"|(?:{_EN_DAYS})\b)|(?:it|that|they)(?:'s|'re| is| are|s) for )\S*{_EN_REST}$"
    ),
}
# A person who puts it right while speaking: what follows is meant, not what came just before.
_SAID_AFTER = (
    r"(?:[0-9]|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|du|des|de"
    r"|le|la|les|l'|plutôt|mets|prends|ajoute)"
)
_EN_SAID_AFTER = (
    r"(?:[0-9]|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|half"
    r"|some|the|make)"
)
CORRECTIONS = {
    "fr": re.compile(
        r"(?<=\S)(?<!\bet)(?: ,)? (?:(?:euh |ah |oh |mais |enfin |pardon )?non(?: ,)?"
        rf"(?: (?:pardon|plutôt|attends|en fait|finalement|mets plutôt))*(?: ,)? (?={_SAID_AFTER})"
        r"|(?:ou |enfin )plutôt |(?:euh |oh )?pardon |(?:enfin )?je (?:veux|voulais) dire )"
    ),
    "en": re.compile(
        r"(?<=\S)(?<!\band)(?: ,)? (?:(?:um |uh |er |oh )?(?:no (?:wait|sorry|actually|i mean"
        r"|make (?:that|it))|(?:wait|sorry|actually) no|i mean|i meant|or rather|or better"
        r"|(?:actually )?make (?:that|it)|sorry|scratch that)(?: ,)?(?: no| make (?:that|it))?"
        rf"(?: ,)? |(?:no|actually) (?:, )?(?={_EN_SAID_AFTER})(?:make (?:that|it) )?)"
    ),
}
