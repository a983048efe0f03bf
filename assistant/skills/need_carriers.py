"""The words people wrap around a thing to buy that they ask about: "combien coûte …", "i need …".

Data for `assistant.skills.items`, one block a language; see `assistant.skills.carriers`.
"""

from __future__ import annotations

from assistant.skills.carrier_pieces import (
    DE,
    EN_MODALS,
    EN_OPENERS,
    FR_MODALS,
    FR_OPENERS,
    WE_ARE,
    WE_HAVE,
    cuts,
    heads,
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


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
    "fr": heads(
        rf"(?:{FR_OPENERS})",
        r"(?:tu |vous )?(?:n'|t')?(?:aurais|auriez|as|avez)(?:-tu|-vous)? pas(?: une idée"
        r"| un truc)?",
        r"il existe(?: quoi)?(?: comme| en)?|comme(?= \S)|combien (?:je |on |ça )?(?:paierais"
        r"|paierait"
        r"|payerais|paie|paye|va me coûter|me coûterait|coûterait)(?: pour)?",
        r"(?:la |les )?(?:meilleures? )?marques?(?: de(?! la | l')| d')|(?:un |le "
        r"|la )?modèle(?: de(?! la | l')| d')",
        r"(?:fais|faites)[- ](?:moi|nous) une comparaison entre",
        r"combien (?:devrais-je|dois-je|je dois|on doit) (?:compter|prévoir|mettre"
        r"|payer)(?: pour)?",
        r"(?:je|j|on|nous) (?:re)?cherch(?:e|ons|ais)(?: après)?|(?:re)?cherche(?:[- ]moi|r)?",
        r"(?:je suis |on est )?à la recherche(?: de(?! la | l')| d')",
        r"(?:je |j'|un |une )?(?:truc|quelque chose|machin) [^,]{1,60}? genre",
        r"(?:faut|il faut) compter combien pour",
        r"(?:il )?(?:me |m'en |nous |te |lui )?(?:faut|faudrait|faudra)"
        r"(?: que j'en| que je| que j'| qu'on)?",
        r"(?:j'aurais|j'ai|j ai|on a|on aurait|nous avons) (?:besoin|envie)(?: d'| de(?! la "
        r"| l')| d)",
        r"je (?:pensais|pense|compte|voulais|songe)(?: à)?",
        r"(?:je |j'|tu |m')?(?:trouve|achète|prenne)",
        r"(?:pour |d'|de |à )?(?:m'|s'|nous |me |l')?(?:acheter|racheter|trouver|commander|changer"
        r"|offrir|choisir|prendre|connaître|savoir|voir|remplacer|regarder|donner|dire|aider"
        r"|avoir)",
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
        rf"(?:quel(?:le)?s? (?:est|sont)|c'est quoi) l(?:e|es) {_FR_PRICE}{DE}?",
        rf"(?:à )?quel(?:s)? prix(?: pour| est| sont|{DE})?|à combien (?:est|sont)",
        rf"(?:le |les |l'|un )?{_FR_PRICE}(?: pour|{DE})?",
        r"on (?:paie|paye) combien pour|on trouve|y en a pour combien",
        r"ça va chercher dans les combien",
        rf"comparer?(?:[- ](?:moi|nous))?|comparez(?:-moi)?|(?:les |des )?offres?(?: pour|{DE})?",
        r"(?:fais|faites)(?:[- ](?:moi|nous))?|(?:un |une |le |la )?(?:comparatif|comparaison)"
        rf"(?: entre|{DE})?|plusieurs|qui vend|mets en face",
        r"(?:quelle (?:est )?|c'est quoi )?(?:la )?différence(?: de prix)? entre",
        r"l[ea]s?quel(?:le)?s? (?:de|des)|quel(?:le)?s?(?! (?:est|sont))|entre|y a|il y a",
        *FR_MODALS,
        # "j'ai plus rien pour me raser il me faudrait …": the wish comes second.
        r"(?:\S{1,20} ){0,8}?\S{1,20}"
        r"(?= il (?:me|nous) (?:faut|faudrait) (?:une?|des|du|de la) (?!autre))",
    ),
    "en": heads(
        rf"(?:{EN_OPENERS})",
        r"(?:what|how much) (?:would|will|do|should|might) (?:i|we|you) (?:pay|budget|spend|need"
        r"|have to"
        r" pay|expect to pay|put aside|allow|shell out)(?: (?:for|on))?",
        r"(?:any|do you have any|have you any|got any) idea(?: how)?|where (?:i"
        r"|we) (?:can|could)",
        r"what have you got(?: in the way of| for| in)?|in the way of|what do you have|between"
        r"|find some",
        r"(?:the )?price difference between|(?:do |make |run )?(?:a |me a )?comparison between"
        r"|between",
        r"(?:which|what)(?: (?:one|brand))?(?:'s|s| is| are)? (?:cheaper|better|best|dearer)",
        r"(?:the )?best (?:brand|make|kind|type)s?(?: of)?|brands?(?= of) of",
        rf"(?:{WE_ARE} )?(?:looking|searching|shopping|hunting)(?: around)? for|{WE_ARE} after",
        rf"{WE_ARE} in the market for|{WE_ARE} thinking (?:of|about)|i was wondering if you had",
        rf"(?:to )?(?:{_EN_BUY})(?: (?:me|us))?|i (?:really )?need|need|something like",
        rf"{WE_HAVE} been meaning to|i (?:can't|cant|cannot) find|it's time to|it is time to",
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
        *EN_MODALS,
        r"(?:\S{1,20} ){1,8}?(?:he|she|they)'d (?:love|like)",
    ),
}

# What closes such a question, or says more of the asker than of the thing.
NEED_CUTS = {
    "fr": cuts(
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
    "en": cuts(
        r"(?:does |do )?(?:it |they )?(?:costs?|go for|set me back)|how much|please|nowadays",
        r"(?:is |are )?(?:going|selling|retailing) for|set (?:me|us) back|are there|is there"
        r"|that (?:aren't"
        r"|isn't|won't|don't|doesn't|can|are|is|will|costs?)",
        r"for (?:tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
        r"|christmas)",
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
