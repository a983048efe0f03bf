"""What a refusal is aimed at where it names nothing: what was pointed at, or selling as such.

An objection to being sold to is law and promise, so it wins: whatever else a sentence was taken
for, one that objects to selling stops it.
"""

from __future__ import annotations

import re
import unicodedata

from assistant.skills.effects.selling import Scope
from assistant.skills.numbers import LanguageCode

__all__ = ["left_to_name", "objects_to_selling", "pointed_at"]

_MOST_LETTERS = 2000


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_THIS = {"fr": "(?:cet?|cette|ces)", "en": "(?:this|that|these|those)"}
_POINTED: dict[LanguageCode, tuple[tuple[re.Pattern[str], Scope], ...]] = {
    "fr": (
        (_any(f"{_THIS['fr']} marques?", "la marque(?! \\w)"), "brand"),
        (
            _any(
                f"{_THIS['fr']} (?:magasins?|boutiques?|enseignes?|marchande?s?|vendeu(?:r|se)s?"
                "|commerces?|commerçante?s?|sites?|fournisseurs?)",
                "chez (?:eux|ceux-là|celui-là|lui)",
            ),
            "sponsor",
        ),
        (
            _any(
                f"{_THIS['fr']} (?:genres?|types?|sortes?|catégories?|espèces?|rayons?)",
                "ces (?:choses|trucs|machins)",
            ),
            "category",
        ),
        (
            _any(
                "cel(?:ui|le)[- ](?:là|ci)",
                "ce(?:ux|lles)[- ](?:là|ci)",
                f"{_THIS['fr']} (?!qu|dont|n |n'|soir|matin|sera|sont)\\w+",
            ),
            "product",
        ),
    ),
    "en": (
        (_any(f"{_THIS['en']} (?:brands?|makes?)"), "brand"),
        (
            _any(
                f"{_THIS['en']} (?:shops?|stores?|sellers?|merchants?|dealers?|suppliers?|sites?"
                "|compan(?:y|ies))",
                "(?:from|by) them",
            ),
            "sponsor",
        ),
        (
            _any(f"{_THIS['en']} (?:kinds?|sorts?|types?|categor(?:y|ies))", "things like that"),
            "category",
        ),
        (
            _any(
                f"{_THIS['en']} (?!is|was|are|again|any|ever|for|from|please|i |you )\\w+",
                "(?:offer|suggest|sell|show|recommend|mention)(?:ing)?(?: me)?"
                " (?:it|that|this|them)",
            ),
            "product",
        ),
    ),
}

# What is objected to: being advertised and sold to, by any of its names.
_SELLING = {
    "fr": _any(
        "pubs?", "publicités?", "réclames?", "démarchage", "prospection", "ventes?", "offres?",
        "propositions?", "suggestions?", "recommandations?", "promos?", "promotions?",
        "annonces?", "bons plans", "bonnes affaires", "conseils d'achats?", "vendre", "vende[sz]?",
        "vends?", "commerc(?:e|ial|iale|iales|iaux)", "vos produits", "tes produits",
        "acheter", "achats?", "articles?", "vendeurs?", "marchand", "démarcheur", "boutique",
        "étal",
        "sollicitations?", "boniments?", "dépenser", "refiler", "de produits", "des affaires",
    ),
    "en": _any(
        "ads?", "adverts?", "advertis(?:e|ed|ing|ements?)", "commercials?", "market(?:ing)?",
        "sell(?:ing)?", "sold", "sales?", "salesm[ae]n", "offers?", "offering", "promotions?",
        "promot(?:e|ing)", "pitch(?:es|ing)?", "bargains?", "suggestions", "recommendations",
        "deals", "(?:product|shopping) \\w+", "to buy", "buy (?:things|stuff|anything)",
        "(?:more|your|those|any|with) products", "goods", "merchandise", "peddling", "hawking",
        "flog(?:ging)?", "purchases", "solicitation", "promotional", "offered", "shop",
    ),
}  # fmt: skip
_OFFERING = {
    "fr": _any("propos(?:e|es|ez|er)", "suggèr(?:e|es)", "suggér(?:ez|er)", "parl(?:e|es|ez|er)"),
    "en": _any("suggest(?:ing)?", "recommend(?:ing)?", "show(?:ing)?", "push(?:ing)?", "hear"),
}
_ANYTHING = {
    "fr": _any("rien", "quoi que ce soit", "(?:de |d'|des )(?:choses|trucs|produits|articles)",
               "d'achats?"),
    "en": _any("anything", "nothing", "things", "stuff", "products"),
}  # fmt: skip
_REFUSED = {
    "fr": _any(
        "plus", "pas", "jamais", "rien", "aucune?", "zéro", "sans", "stop", "arrêt(?:e|es|ez|er)",
        "cess(?:e|es|ez|er)", "finie?s?", "marre", "assez", "ras le bol", "plein le dos", "suffit",
        "désactiv(?:e|es|ez|er)", "coup(?:e|es|ez|er)", "supprim(?:e|es|ez|er)", "enlèv(?:e|es)",
        "bloqu(?:e|es|ez|er)", "interdi(?:s|re|sez)", "épargn(?:e|es|ez|er)", "m'oppose",
        "refus(?:e|es|ez|er)", "dés(?:abonne|inscri)\\w*", "tranquille", "paix", "garde[sz]?",
        "(?:m'|me )(?:énerv|fatigu|saoul|embêt)\\w*", "ailleurs", "suppression", "désactivation",
        "interdiction", "interdit", "étei(?:ns|gnez)", "ferme[sz]?", "lâche[sz]?", "retire[sz]?",
        "débranche[sz]?", "terminé", "un terme", "refus", "renoncer", "exempte[sz]?", "soupé",
        "à bas", "dehors", "range[sz]?", "sur non",
    ),
    "en": _any(
        "no", "not", "never", "nothing", "none", "zero", "stop", "quit", "don't", "dont",
        "do not", "cease", "enough", "object", "refuse", "hate", "tired", "sick", "fed up", "off",
        "disable", "block", "ban", "kill", "cut", "spare", "without", "unsubscribe", "alone",
        "in peace", "keep", "done with", "had it", "somewhere else", "refrain(?:ed)?", "forbid",
        "hold", "an end", "a lid", "remove", "give over", "withdraw", "shut", "in the bin",
        "doesn't", "can't stand",
    ),
}  # fmt: skip
_OBJECTION = {
    "fr": _any("droit d'opposition"),
    "en": _any(
        "right to object",
        "opt(?: me)? out",
        "(?<!no )(?:stop|quit) (?:selling|advertising)",
        "no offers at all",
    ),
}
# A question about selling, a wish for less of it, hours without it or its return: no objection.
_MILDER = {
    "fr": _any(
        "combien", "quell?es?", "quels?", "pourquoi", "qu'est-ce", "as-tu", "qui", "moins",
        "souvent", "davantage", "(?<!c'est )(?<!êtes )(?<!tu es )trop", "un peu", "profil",
        "discret", "nuit",
        "soir", "matin", "heures?", "midi", "minuit", "sondages?", "avis", "dérange(?:nt)? pas",
        "lève", "annule", "ouvre", "adulte", "remets?", "remets-\\w+", "pendant", "créneau",
        "entre", "week-ends?", "dimanches?", "samedis?", "sieste", "petit-déjeuner", "souper",
        "dîner", "quand je", "dérange plus", "(?:ne )?m'oppose plus", "plus besoin",
        "pas besoin de rester", "plus fâchée?", "de \\w+(?:-\\w+)? à \\w+(?:-\\w+)?",
    ),
    "en": _any(
        "how", "what", "which", "why", "who", "do you", "did you", "have you", "are you", "less",
        "fewer", "too", "often", "down", "(?<!my )back", "profile", "not enough", "night",
        "overnight", "evening", "morning", "hours?", "noon", "midnight", "am", "pm", "after",
        "before", "between", "surveys?", "opinion", "mind", "undo", "lift", "on again", "adult",
        "from \\w+ to \\w+", "\\w+ (?:till|to) (?:\\w+ )?(?:one|two|three|four|five|six|seven|eight"
        "|nine|ten|eleven|half)", "till \\w+", "weekends?", "sundays?", "window", "dinner",
        "mealtimes?", "nap", "daytime", "dark", "while", "when i", "first thing", "at seven",
        "wouldn't say no", "not selling", "no selling thing", "forget that", "but i'd like",
    ),
}  # fmt: skip
# The words around what is refused or allowed again; what they leave is its name.
_CARRIERS = {
    "fr": _set(
        """
        a à accepte achat achats affaires ai ailleurs aimerais alors annule annulez annonces appelle
        arrête arrêtes arrêter arrêtez article articles as au aucun aucune autorise autoriser aux
        avais avait avec avenir avis avoir aurais ban bannis bannissez bien bloque bloquez blocage
        bon bonne bons boutique boutiques boycotte c ça candide catégorie ce ceci cela celle celles
        celui ces cesse cesser cessez cet cette ceux changé changer chez ci chose choses commerciale
        commerciales commerciaux conseille conseiller conseillez conseils d dans de débloque
        débloquez définitivement demande dernier des désormais deux dire dis dit donc du écarte
        écartez efface elle en encore enlève enlevez enseigne entendre envie éternellement et eu eux
        éviter évite évitez exclure exclus excluez faire fais fait faut favoris fini finalement fois
        fournisseur genre il ils interdis interdiction interdisez interdit j jamais je jusqu l la là
        laisse le les lève lever levez lui m ma magasin magasins mais maintenant marchand marchands
        marque marques me mentionne merci mes mets mettre modèle moi mon n ne nos notre nous nouveau
        non nouvelle offre offres on ont ou oublie oui par parce parle parler parlez pas passe
        peut peux plaît plus pour pourrais pouvez pourtant produit produits promos promotions
        propose proposer proposes proposez proposition propositions pub publicité pubs pu qu quand
        que quelque qui quoi rayon rayer raye réautorise réautoriser réautorisez recommande
        recommander recommence refus refuse refusé refuser refusez remets remettre reparle
        reparler reparlez repasse repasser repropose reproposer reprends retire retirer retirez
        reviens revenir revoir rien s sache sans se si site sont sorte souhaite soit stop suggère
        suggérer suggérez suggestion suggestions suis supprime supprimer supprimez sur t ta tant te
        terminé tes toi ton tort toujours tous tout toute toutes trop truc trucs tu type un une
        utilise utiliser va vendeur vendeurs vendez vendre vends vente veuille veut veux vois voir
        voudrais voulais vouloir vous vraiment y suite sujet question propos pareil moins autre
        aujourd chez hui décision donné dorénavant dû enlever foyer heure idée jour jours maison
        pardonne partir refusée refusées refusés vie
        """
    ),
    "en": _set(
        """
        a about actually add ads adverts advertise after again all allow allowed allowing also am
        among an and another any anything anymore are article articles as at away back ban banned be
        been before black blacklist block blocked boycott boycotting brand brands bring but by can
        cancel candide category change changed come could deal deals did do does don done dont drop
        else ever every exclude fed fine first for forbid forever forget from future gave get give
        go good had has have having hear her here him i if in including is it item items its just
        keep kind kinds last leave let lift like list ll longer look m made make makes maker many me
        mean mention mentioning merchant mind mine model more much my need never no none not nothing
        now of off offer offered offering offers ok okay on once one ones only onwards or other our
        out over own pitch please product products promise promote put quit re recommend
        recommendation recommending recommendations refusal refuse refused refusing remove removed
        reverse s said same say see sell seller sellers selling shop shopping shops should show
        showing sick since site so some something sort sorts spare start stop store stores strike
        stuff such suggest suggested suggesting suggestion suggestions t take talk talking tell than
        thank thanks that the their them then there these they thing things this those thought
        thoughts tired to too try type types unban unblock undo up us use used using ve very want
        wanted was way we well were what when which while will wish with withdraw without would
        wrong yes yet you your yourself second later revoke earlier
        today tomorrow day days life house home
        """
    ),
}


def pointed_at(sentence: str, language: LanguageCode) -> Scope | None:
    """What a demonstrative in `sentence` points at: "cette marque", "that shop", "this one"."""
    text = _normal(sentence)
    return next((scope for words, scope in _POINTED[language] if words.search(text)), None)


def objects_to_selling(sentence: str, language: LanguageCode) -> bool:
    """Whether `sentence` refuses to be sold or advertised to at all."""
    text = _normal(sentence)
    if _OBJECTION[language].search(text):
        return True
    offered = _OFFERING[language].search(text) and _ANYTHING[language].search(text)
    refused = _REFUSED[language].search(text) and not _MILDER[language].search(text)
    return bool(refused and (offered or _SELLING[language].search(text)))


def left_to_name(sentence: str, language: LanguageCode) -> str | None:
    """The longest run of words in `sentence` that only a name can be; None where there is none."""
    words = re.findall(r"\w+(?:-\w+)*", _normal(sentence).replace("'", " "))
    best: list[str] = []
    run: list[str] = []
    for word in [*words, ""]:
        known = not word or set(word.split("-")) <= _CARRIERS[language]
        if known and len(run) > len(best):
            best = run
        run = [] if known else [*run, word]
    return " ".join(best) or None


def _normal(sentence: str) -> str:
    text = unicodedata.normalize("NFC", sentence[:_MOST_LETTERS]).lower().replace("\u2019", "'")
    return " ".join(re.sub(r"[,;:.!?…«»“”\"]", " ", text).split())
