"""The words people wrap around the things they name: "tu peux me mettre … sur la liste".

Data for `assistant.skills.items`, one block a language. A head is stripped from the front of a
sentence, a tail from its end, and again until neither is found; so the patterns stay short pieces
("tu peux", "ajouter", "s'il te plaît") instead of whole sentences. Each piece is made of literal
words and optional ones, never of a repetition inside a repetition, and so none can run away.
"""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _heads(*pieces: str) -> re.Pattern[str]:
    """A pattern for `match`: one of the pieces, up to the end of its last word."""
    return re.compile(rf"(?:{'|'.join(pieces)})(?:(?<=')|(?=\s|$))\s*")


def _tails(*pieces: str) -> re.Pattern[str]:
    """A pattern for `search`: one of the pieces, from a word's start to the end of the text."""
    return re.compile(rf"(?:^|(?<=\s))(?:{'|'.join(pieces)})\s*$")


def _cuts(*pieces: str) -> re.Pattern[str]:
    """A pattern for `search`: one of the pieces anywhere; what follows it goes with it."""
    return re.compile(rf"(?:^|(?<=\s))(?:{'|'.join(pieces)})(?=\s|$)")


_DE = r"(?: de la| de l'| de| d'| du| des)"
_FR_LIST = r"(?:la|ma|notre|cette|une) liste(?: (?:de|des|pour les) (?:courses?|achats?))?"
_FR_PLEASE = r"s'(?:il|te)(?: te| vous)? pla[iî]t|stp|svp"
_FR_OPENERS = (
    r"e?uh|heu|hum+|ben|bah|alors|allez|ok|okay|oui|non|candide|dis(?: candide)?|tiens|ah|oh|eh"
    r"|bon (?:ben|alors)|bonjour|salut|merci|voilà|sinon|en fait|finalement|et|et puis|puis|aussi"
    rf"|également|encore|donc|du coup|{_FR_PLEASE}"
)
_FR_MODALS = (
    r"(?:est-ce que |est ce que |si )?(?:tu|vous|on) (?:peux|pourrais|pouvez|pourriez|peut"
    r"|pourrait|veux|voudrais|voulez|dois|devrais|devrait|doit|voudrait|veut|va|vas)(?: bien)?"
    r"(?: (?:me|nous|m'))?",
    r"(?:peux|pourrais|pouvez|pourriez|veux)[- ](?:tu|vous)(?: (?:me|nous|m'))?",
    r"est-ce qu'on (?:peut|pourrait)",
    r"(?:je|j) (?:voudrais|veux|souhaite|souhaiterais|vais|dois|devrais)(?: bien)?",
    r"j'?\s?aimerais(?: bien)?|nous voudrions|nous devons",
)
_ADD = (
    r"(?:r?ajout|not|marqu|achèt|rachèt|pens|command|inscriv|écriv)(?:e|es|ez|er|é)"
    r"|r?achet(?:er|ez)|re?(?:mets|mettez|mettre|met)|mets|met|mettez|mettre|mettes"
    r"|inscri(?:s|re|t)|écri(?:s|re|t)|r?e?pren(?:ds|dre|ez|nes|ne)|prévo(?:is|ir|yez)"
)
_ADD_STRONG = (
    r"(?:r?ajoute|mets?|remets?|mettez|rajoutez|ajoutez|prends|prenez|achète|achetez)"
    r"(?:[- ](?:moi|nous|y|en))*"
)
_REMOVE = (
    r"(?:enl[eè]v|retir|supprim|effac|ray|barr|[oô]t|vir|annul|oubli|décoch|coch)(?:e|es|ez|er)"
    r"|sors|sortez|sortir|laisse(?:z|r)? tomber"
)
_FR_DETERMINER = (
    r"le|la|les|du|des|de|un|une|mon|ma|mes|ce|cette|ces|deux|trois|quatre|cinq|six|sept|huit"
    r"|neuf|dix|douze|quelques?|rien|ça|aussi|qu'il|au|aux|à"
)
_FR_DAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|ce soir|ce midi|aujourd'hui"
    r"|cette semaine|la semaine|ce week-end|le week-end|noël|l'apéro|le dîner|la rentrée|le goûter)"
    r"(?: (?:matin|soir|midi|prochaine?))?"
)
_FR_OFF = r"(?:enl[eè]ve|retire|supprime|efface|raye|barre|vire|[oô]te|oublie)(?:r|z)?"

_EN_LIST = r"(?:the|my|our|a|this|that) (?:shopping |grocery |groceries )?list"
_EN_OPENERS = (
    r"um+|uh+|erm?|hmm+|oh|so|ok|okay|yes|yeah|no|and|also|actually|sorry|please|well|then|plus"
    r"|candide|hey(?: candide)?|hi|hello|right|just|too|again|thanks|and then|and also|oh and"
)
_WE = r"(?:i|we)"
_WE_ARE = r"(?:i'm|im|i am|we're|were|we are)"
_WE_HAVE = r"(?:i've|ive|i have|we've|weve|we have)"
_EN_MODALS = (
    r"(?:can|could|would|will) (?:you|we|i)(?: please| just| also| kindly)?",
    rf"(?:{_WE}'d|{_WE} would|id) (?:like|love)(?: to)?",
    rf"{_WE} (?:want|wanna|need|have|ought)(?: to)?",
    rf"{_WE} (?:really|also|still|just|think {_WE}) need(?: to)?|{_WE} (?:must|should|might)",
    rf"{_WE_HAVE} got to|{_WE} gotta|{_WE} could (?:do with|use)|would you mind",
)
_EN_VERBS = (
    r"add|put me down for|put down|put|remove|delete|erase|buy|purchase|include|write down|write"
    r"|jot down|jot|note down|make a note(?: of| that)?|pick up|grab|need|get rid of|take off"
    r"|remember(?: that)?(?: to)?|remind me(?: to)?|do(?:n't|nt| not)(?: let me)? forget(?: to)?"
    r"|cross (?:off|out)|scratch (?:off|out)|strike (?:off|out)|tick off|check off|leave out"
    r"|forget about|take|adding|adds|added|removing"
)
_EN_WEAK = (
    r"clear|drop|pop|stick|scratch|check|tick|cross|note|chuck|throw|scrap|strike|get|order|leave"
    r"|forget|list|lose|ditch|bin|mark|have|toss|want"
)
_EN_DETERMINER = r"the|a|an|some|my|our|those|these|that|any|two|three|four|five|six|ten|down|in"
_IT = r"(?:it|them|that|this|those)"

# What opens a sentence about the list, whatever it does to the list.
LIST_HEADS = {
    "fr": _heads(
        rf"(?:{_FR_OPENERS})",
        rf"n'oublie(?:z|r|s)? pas(?: de| d')?|(?:il )?(?:ne )?faut pas oublier{_DE}?",
        r"ne pas oublier(?: de| d')?",
        rf"(?:pens(?:e|es|ez|er)|songe(?:z|r)?) (?:au|aux|à(?: (?={_ADD}))?)",
        r"(?:il )?(?:me |nous |te )?(?:faut|faudrait|faudra)(?: que (?:j'|je|tu|on|nous))?",
        r"qu'(?:il (?:me |nous )?faut|on a besoin(?: de| d'))|(?:j'ai|on a) besoin(?: de| d')",
        r"(?:on n'a|on a|il n'y a|il y a|n'y a|y a|y'a|ya|j'ai|je n'ai|nous n'avons|j'en ai"
        r"|il ne (?:me |nous )?reste|il (?:me |nous )?reste|reste)"
        rf" (?:bientôt |presque |quasiment |vraiment |déjà )?plus(?: du tout)?{_DE}",
        rf"(?:j'ai|je n'ai|on n'a|on a|nous n'avons|y a|il n'y a)? ?plus besoin{_DE}",
        rf"(?:on est|je suis|nous sommes) (?:presque |bientôt )?à court{_DE}",
        rf"on (?:va )?(?:bientôt )?(?:manque|manquer|va manquer){_DE}",
        r"il (?:me |nous |va |va nous )?(?:manque|manquera|manquer)|(?:on a|j'ai|nous avons)"
        r" (?:presque |bientôt |tout )?(?:fini|terminé|épuisé)",
        rf"plus{_DE}|je (?:ne |n'en )?veux plus{_DE}|on (?:ne )?veut plus{_DE}",
        r"(?:les enfants|les gosses|papa|maman|le bébé) (?:veut|veulent|voudrait|voudraient)",
        rf"à acheter|(?:sur|dans|à|pour|de) {_FR_LIST}|{_FR_LIST}|liste(?: de(?:s)? courses)?",
        r"(?:tu|vous) (?:me |nous )?(?:mets|mettez|ajoutes|rajoutes|notes|ajoutez|enlèves|retires)",
        rf"{_ADD_STRONG}|r?ajout(?:es|er)|mettre|mettes|inscri(?:s|vez|re)(?:-moi)?",
        r"écri(?:s|vez|re)(?:-moi)?|r?acheter|prendre|reprendre|reprends|noter|notez|prévoir",
        rf"(?:not|marqu|command)(?:e|er|ez)[- ](?:moi|nous)|(?:{_REMOVE})(?:[- ]moi)",
        r"(?:enl[eè]v|retir|supprim|effac)(?:e|es|ez|er)|laisse(?:z|r)? tomber",
        r"c'est (?:bon|fait|réglé|ok) pour|c'est plus la peine(?: pour)?",
        r"(?:on a|j'ai|nous avons)(?: déjà)?(?: (?:racheté|acheté|pris|trouvé|retrouvé|reçu))",
        r"(?:on a|j'ai|nous avons) (?:déjà|encore|assez)(?: de| d')?",
        r"(?:ne )?(?:re)?(?:prends|prenez|mets|mettez) (?:pas|plus)(?: de| d')?",
        r"(?:n')?(?:achète|achetez|ajoute|ajoutez) (?:pas|plus)(?: de| d')?",
        r"(?:c'est |c'était )?(?:pas|plus) la peine(?: pour| de prendre| d'acheter)?",
        rf"(?:finalement |non )?pas(?:{_DE}|(?= (?:le|la|les|l'|ma|mon)))",
        r"inutile (?:de prendre|d'acheter)|sans(?= (?:le|la|les|l'))",
        *_FR_MODALS,
    ),
    "en": _heads(
        rf"(?:{_EN_OPENERS})",
        rf"(?:{_WE_ARE} )?(?:nearly |almost |completely |all |fresh |just about )?out of",
        rf"(?:{_WE_HAVE}|{_WE})(?: just| nearly| almost)? (?:run|ran) out of|ran out of",
        rf"(?:{_WE_ARE} )?(?:running|getting|run|a bit)(?: a bit| really)? (?:low|short|out)"
        r" (?:on|of)",
        rf"{_WE_HAVE}(?: got)? (?:no|none|hardly any)(?: more)?",
        r"there(?:'s|s| is| are) no(?: more)?|no more|next time i shop",
        r"there (?:isn't|isnt|aren't|arent|is not) any(?: more)?",
        rf"{_WE} (?:don't|dont|do not|haven't) (?:have|got) any(?: more)?",
        rf"(?:(?:on|to|for|onto|off|from) )?{_EN_LIST}|(?:shopping|grocery) list",
        r"new item|(?:another|one more) (?:thing|item)(?: for the list)?",
        rf"that (?:{_WE} )?need|list(?= (?:a|an|some|two|three|oat)\b)",
        rf"(?:{_WE} )?(?:don't|dont|do not|no longer|not) need(?: to buy| to get)?",
        rf"(?:{_WE_HAVE}|{_WE}) (?:already |now |just )?(?:got|bought|have(?! to)|picked up|found)"
        r"(?: enough| plenty of)?",
        rf"{_WE_HAVE} (?:already|enough|plenty of)(?: enough)?|not(?= (?:the|any))",
        r"without|minus|off with|off|down|don't (?:put|buy|get|add)|dont (?:put|buy|get|add)",
        _EN_VERBS,
        *_EN_MODALS,
    ),
}

# Verbs that are also the first word of a product ("clear tape", "barre chocolatée"): the first
# pattern wants a determiner after them, the second serves where the list itself is spoken of.
WEAK_HEADS = {
    "fr": (
        re.compile(
            rf"(?:{_ADD}|{_REMOVE})(?:[- ](?:moi|nous|y))?\s+(?=(?:{_FR_DETERMINER})\s|[ld]')"
        ),
        _heads(rf"(?:{_ADD}|{_REMOVE})(?:[- ](?:moi|nous|y))?"),
    ),
    "en": (
        re.compile(rf"(?:{_EN_WEAK})\s+(?=(?:{_EN_DETERMINER})\s)"),
        _heads(_EN_WEAK),
    ),
}

# That the list itself is spoken of, and nothing else.
LIST_MENTIONS = {
    "fr": _tails(rf"(?:sur|à|dans|de|depuis|pour) {_FR_LIST}|dessus|là-dessus"),
    "en": _tails(
        rf"(?:on|to|onto|in|into|off|from) {_EN_LIST}|(?:on|off) there|down|off",
        r"to what i have to buy",
    ),
}

LIST_TAILS = {
    "fr": _tails(
        rf"(?:pour )?{_FR_DAY}|{_FR_OPENERS}|maintenant|déjà|d'accord|hein|quoi|aussi",
        r"dans (?:le|la|mon|ma) (?:frigo|tiroir|placard|congélateur|garage|cuisine|maison)",
        r"à (?:r?ajouter|noter|mettre|acheter|enlever|retirer)|à la maison|du tout",
        r"j'en ai(?: \w{1,20}){0,2}|on en a(?: \w{1,20})?",
        rf"(?:tu peux|vous pouvez|il faut|faut|on peut) (?:l'|le |la |les )?{_FR_OFF}",
        rf"{_FR_OFF}[- ](?:le|la|les|ça)",
        r"(?:mets|met|mettez|ajoute|note|rajoute|marque|notez)[- ](?:ça|le|la|les|moi ça)",
        r"(?:il )?(?:faut|faudrait|faudra) en (?:racheter|reprendre|acheter|prendre|remettre)",
        r"(?:c'est |ce n'est |c'était )?(?:plus|pas) (?:la peine|utile|nécessaire)",
    ),
    "en": _tails(
        rf"{_EN_OPENERS}|as well|for me|would you|will you|thank you|any ?more|any longer",
        r"after all|already|instead|now|left|today|tonight|tomorrow|this week(?:end)?|too",
        r"for (?:mum|mom|dad|gran|granny|grandma|grandad|me|us|dinner|lunch|breakfast|the weekend)",
        r"(?:is|are) (?:all |nearly |almost |already )?(?:finished|gone|bought|done|empty)",
        rf"(?:can )?come(?: off)?|(?:so |you can |please )?(?:take|cross|tick) {_IT}(?: off| out)?",
        rf"(?:so |you can |please )?(?:remove|delete|add|scratch|scrap|erase|put) {_IT}",
        rf"{_WE} (?:don't|dont|do not) need {_IT}(?: any ?more)?",
        r"note that|to (?:add|buy|get|remove)",
    ),
}

_ADVISE = r"(?:conseill|recommand|propos|suggér)(?:e|es|ez|er|erais|eriez)"
_COSTS = r"(?:co[uû]te(?:nt|raient|rait|ra)?|va(?:ut|lent)|f(?:ait|ont))"
_FR_WHAT = r"quoi(?: de (?:bien|bon|mieux))?(?: comme| en| pour)"
_FR_CHEAP = (
    r"(?:moins ch(?:er|ère|ers|ères)|meilleure?s?(?: prix| marché)?|mieux|plus avantageu(?:x|se))"
)
_FR_PRICE = r"(?:prix|tarifs?|coût)(?: moyens?)?"
_EN_BUY = (
    r"(?:buy|get|find|purchase|replace|choose|pick|order|grab|try|know|see|hear|compare)(?:ing)?"
    r"|buying|choosing|getting|purchasing"
)
_EN_PRICE = r"(?:going rate|prices?|costs?)"
_KIND = r"(?: (?:kind|sort|type|brand)s? of)?"

# What opens a question about something to buy: a wish, a request for advice, or for its price.
NEED_HEADS = {
    "fr": _heads(
        rf"(?:{_FR_OPENERS})",
        r"(?:je|j|on|nous) (?:re)?cherch(?:e|ons|ais)(?: après)?|(?:re)?cherche(?:[- ]moi|r)?",
        r"(?:je suis |on est )?à la recherche(?: de(?! l)| d')",
        r"(?:je |j'|un |une )?(?:truc|quelque chose|machin) [^,]{1,60}? genre",
        r"(?:faut|il faut) compter combien pour",
        r"(?:il )?(?:me |m'en |nous |te |lui )?(?:faut|faudrait|faudra)"
        r"(?: que j'en| que je| que j'| qu'on)?",
        r"(?:j'aurais|j'ai|j ai|on a|on aurait|nous avons) (?:besoin|envie)(?: d'| de(?! l)| d)",
        r"je (?:pensais|pense|compte|voulais|songe)(?: à)?",
        r"(?:je |j'|tu |m')?(?:trouve|achète|prenne)",
        r"(?:pour |d'|de |à )?(?:m'|s'|nous |me |l')?(?:acheter|racheter|trouver|commander|changer"
        r"|offrir|choisir|prendre|connaître|savoir|voir|remplacer|regarder|donner|dire|aider|avoir)",
        rf"(?:me |m'|nous )?{_ADVISE}(?:[- ](?:moi|nous))?(?: {_FR_WHAT}| quel(?:le)?s?| pour)?",
        rf"qu'est-ce que (?:tu|vous) (?:me |nous )?(?:{_ADVISE}|as|avez)(?: comme| en| pour)",
        rf"(?:tu|vous|t') ?(?:me |nous )?{_ADVISE}(?: {_FR_WHAT}| quel(?:le)?s?)?",
        r"(?:tu|vous|il|on|y|t'|j') ?(?:y )?(?:a|as|avez|aurais|auriez|prendrais|prendriez)"
        rf" {_FR_WHAT}",
        rf"c'est quoi l(?:e|a|es) {_FR_CHEAP}(?: en| comme| des?)?",
        rf"(?:quel(?:le)?s? (?:est|sont)|qui est) l(?:e|a|es) {_FR_CHEAP}(?: en| comme| des?)?",
        rf"l(?:e|a|es)quel(?:le)?s? (?:est|sont) l(?:e|a|es) {_FR_CHEAP}(?: en| comme| des?)?",
        rf"(?:y a|il y a) (?:pas )?(?:{_FR_CHEAP})(?: comme| en)",
        r"(?:trouve|achète|aide|donne|dis|montre|cherche|dites|aidez|donnez|trouvez|montrez|prends"
        r"|commande|commandez)(?:[- ](?:moi|nous))",
        r"(?:t'as |tu as |vous avez )?(?:un|des) conseils?(?: pour)?|(?:une|des) idées?(?: de| d')",
        r"(?:tu|vous) (?:connais|connaissez|sais|savez|aurais|auriez|as|avez)|t'as",
        r"où (?:est-ce qu'on |je peux |on peut |puis-je |est-ce que je peux )?"
        r"(?:trouver|acheter|trouve|achète)|où est-ce que|où (?:est|sont)",
        r"je (?:ne )?sais pas|j'hésite|achat|est-ce que(?: c'est cher)?|est-ce qu'(?:il|on)",
        r"combien (?:il )?faut(?:-il)?(?: compter| mettre| payer)?(?: pour)?",
        rf"combien (?:est-ce que )?(?:ça |ca |cela )?{_COSTS}|combien je vais payer pour",
        rf"combien(?: pour)?|(?:ça|ca|il|elle|ils|elles) {_COSTS} (?:combien|cher)",
        r"(?:c'est|il est|elle est|ils sont|elles sont) (?:à )?(?:combien|quel prix|cher)",
        rf"(?:quel(?:le)?s? (?:est|sont)|c'est quoi) l(?:e|es) {_FR_PRICE}{_DE}?",
        rf"(?:à )?quel(?:s)? prix(?: pour| est| sont|{_DE})?|à combien (?:est|sont)",
        rf"(?:le |les |l'|un )?{_FR_PRICE}(?: pour|{_DE})?",
        r"on (?:paie|paye) combien pour|on trouve|y en a pour combien",
        r"ça va chercher dans les combien",
        rf"comparer?(?:[- ](?:moi|nous))?|comparez(?:-moi)?|(?:les |des )?offres?(?: pour|{_DE})?",
        r"(?:fais|faites)(?:[- ](?:moi|nous))?|(?:un |une |le |la )?(?:comparatif|comparaison)"
        rf"(?: entre|{_DE})?|plusieurs|qui vend|mets en face",
        r"(?:quelle (?:est )?|c'est quoi )?(?:la )?différence(?: de prix)? entre",
        r"l[ea]s?quel(?:le)?s? (?:de|des)|quel(?:le)?s?(?! (?:est|sont))|entre|y a|il y a",
        *_FR_MODALS,
        # "j'ai plus rien pour me raser il me faudrait …": the wish comes second.
        r"(?:\S{1,20} ){0,8}?\S{1,20}"
        r"(?= il (?:me|nous) (?:faut|faudrait) (?:une?|des|du|de la) (?!autre))",
    ),
    "en": _heads(
        rf"(?:{_EN_OPENERS})",
        rf"(?:{_WE_ARE} )?(?:looking|searching|shopping|hunting)(?: around)? for|{_WE_ARE} after",
        rf"{_WE_ARE} in the market for|{_WE_ARE} thinking (?:of|about)|i was wondering if you had",
        rf"(?:to )?(?:{_EN_BUY})(?: (?:me|us))?|i (?:really )?need|need|something like",
        rf"{_WE_HAVE} been meaning to|i (?:can't|cant|cannot) find|it's time to|it is time to",
        r"(?:the \w{1,20}|my \w{1,20}) needs?|someone told me to get",
        r"advise me on",
        r"(?:recommend|suggest|advise|help|show|give|tell|bring)(?: (?:me|us))?(?: to)?",
        r"search(?: for)?|(?:any )?(?:recommendations?|tips?|ideas?)(?: for| on)?",
        r"(?:product )?advice(?: on)?|on buying|do you (?:have|know|sell|stock)(?: where i can)?",
        r"have you got|have we got|got(?= any)|(?:is|are) there",
        r"where (?:can|do|could|would|should) (?:i|we)|where (?:is|are)|who (?:has|sells)",
        rf"what(?:'s|s| is| are) (?:a|an|the) (?:good|best|nice|decent|cheapest){_KIND}",
        r"what do you have in the way of|what (?:would|do|can) you (?:suggest|recommend) for",
        rf"what(?:'s|s| is| are) the {_EN_PRICE}(?: of| for)?|what'?ll i pay for|what price is",
        r"(?:what(?:'s|s| is) )?(?:the )?difference between|what (?:other|alternatives to)",
        r"what (?:does|do|would|did)(?: they)?(?: (?:charge|want) for)?",
        r"how (?:much|expensive|cheap)(?: money)?"
        r"(?: (?:is|are|was|were|for|does|do|did|would|should))?"
        r"(?: (?:i|we|you) (?:pay|want|expect to pay|have to pay))?(?: for)?",
        r"how many (?:dollars|euros|pounds)(?: (?:is|are|for))?|roughly|has|did|is|are",
        rf"(?:a |the )?(?:price comparison|{_EN_PRICE})(?: (?:of|for))?",
        r"(?:the |better )?offers?(?: (?:for|on))?|(?:the )?best deal on|check|different",
        r"compare|(?:do )?(?:a )?comparison(?: of| for)?|anything cheaper than|line up",
        r"which (?:one )?is (?:the )?(?:better|cheaper|best|cheapest)|(?:the )?cheapest",
        r"which of|(?:what|which)(?:'s|s)?" + _KIND,
        *_EN_MODALS,
        r"(?:\S{1,20} ){1,8}?(?:he|she|they)'d (?:love|like)",
    ),
}

# What closes such a question, or says more of the asker than of the thing.
NEED_CUTS = {
    "fr": _cuts(
        r"à partir de combien|à moins de|(?:il|elle|ça|ca|ils|elles) (?:co[uû]te|va(?:ut|lent))",
        r"(?:ça se trouve )?à quel prix|c'est (?:à )?(?:combien|quel prix|cher)|combien",
        r"a (?:beaucoup )?augmenté|(?:est|sont) (?:l[ea]s? )?(?:plus |moins )?(?:ch[eè]re?s?)",
        r"(?:l[ea]s? )?moins ch[eè]re?s?|l[ea]s?quel(?:le)?s? (?:est|sont)|lequel|en ce moment",
        r"par exemple|tu aurais|vous auriez|ça existe|pas trop|à me proposer|bientôt|entre elles",
        rf"(?:que )?(?:tu|vous) (?:me |nous )?{_ADVISE}|(?:je|on) (?:devrais|dois|peux|prends)",
        r"choisir|prendre|s'il (?:te|vous) pla[iî]t|stp|svp|merci|candide|euh",
        r"(?:est|sont|a|vient|viennent) (?:cassée?s?|morte?s?|lâché|de tomber|tombée?|foutue?)",
        r"pour (?:mon|ma|mes|ton|ta|notre|nos|son|sa|cet|cette|ce|un|une|l'été|l'hiver|noël|moi"
        r"|le salon|la chambre|la maison|chat|chien|chats|chiens|demain)",
        r"à (?:ma|mon|mes) \w{1,20}",
    ),
    "en": _cuts(
        r"(?:does |do )?(?:it |they )?(?:costs?|go for|set me back)|how much|please|nowadays",
        r"these days|right now|at the moment|(?:would|do|should|can|could) (?:you|i|we)",
        r"have you got|for (?:me|my|our|under|a|an|school)|for (?:dry|kids|sensitive)",
        r"for the (?:dog|cat|baby|kids|party|bathroom|kitchen|bedroom|house)|now",
        r"(?:has|have) (?:broken|died|given up|gone)|broke|anywhere|out there|in my size",
        r"(?:more |very |too |the )?(?:expensive|cheaper|cheapest)|(?:very |too )?cheap(?=$)",
        r"more than|gone up|get more",
        r"that (?:doesn't|isn't|does|is|costs?)|is|are|price|thanks|thank you|side by side",
        r"what's good|i need|cost me|uh|um|candide",
    ),
}

# A thing called by these words alone has not been named.
NAMELESS = {
    "fr": _set("ça cela le la les rien tout quelque chose truc trucs choses y en liste courses")
    | _set("moi deux autre autres ceux celui celle celui-là celle-là ceux-là deux-là peu avec un")
    | _set("une ailleurs mieux offre offres prix moins cher"),
    "en": _set("it that them this those these something anything everything thing things stuff")
    | _set("nothing list me one ones both two shopping others other all of a an the better cheaper")
    | _set("offer offers price prices best"),
}
# Praise that no shop sorts by.
QUALITIES = {
    "fr": _set("bon bonne bons bonnes nouveau nouvel nouvelle nouveaux nouvelles petit petite")
    | _set("vieux vieille autre autres meilleur meilleure meilleurs meilleures"),
    "en": _set("good new nice decent cheap old best better other cheapest different"),
}
