"""The words people wrap around the things they name: "tu peux me mettre … sur la liste".

Data for `assistant.skills.items`, one block a language. A head is stripped from the front of a
sentence, a tail from its end, and again until neither is found; so the patterns stay short pieces
("tu peux", "ajouter", "s'il te plaît") instead of whole sentences. Each piece is made of literal
words and optional ones, never of a repetition inside a repetition, and so none can run away.
"""

from __future__ import annotations

import re

from assistant.skills.carrier_pieces import (
    DE,
    EN_MODALS,
    EN_OPENERS,
    FR_MODALS,
    FR_OPENERS,
    WE,
    WE_ARE,
    WE_HAVE,
    heads,
    tails,
)

_FR_LIST = (
    r"(?:(?:la |ma |notre |cette |une )?liste(?: (?:de |des |d'|pour les |pour le |du )"
    r"(?:courses?|achats?|commissions|provisions|supermarché|magasin|tâches|choses à faire"
    r"|trucs à faire|corvées))?|(?:la |ma )?to[- ]do(?:[- ]list)?|(?:mes|les) (?:courses|achats"
    r"|commissions|tâches|corvées|choses à faire))"
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
    r"(?:enl[eè]v|retir|supprim|effac|ray|barr|[oô]t|vir|annul|oubli|décoch|coch|biff"
    r"|retranch)(?:e|es|ez|er)"
    r"|sors|sortez|sortir|laisse(?:z|r)? tomber"
)
_FR_DETERMINER = (
    r"le|la|les|du|des|de|un|une|mon|ma|mes|ce|cette|ces|deux|trois|quatre|cinq|six|sept|huit"
    r"|neuf|dix|douze|quinze|vingt|trente|cinquante|cent|trois|quelques?|plein|encore|rien|ça"
    r"|aussi|qu'il|au|aux|à|[0-9]{1,4}"
)
_FR_DAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|ce soir|ce midi|aujourd'hui"
    r"|cette semaine|la semaine|ce week-end|le week-end|noël|l'apéro|le dîner|la rentrée|le goûter)"
    r"(?: (?:matin|soir|midi|prochaine?))?"
)
_FR_OFF = r"(?:enl[eè]ve|retire|supprime|efface|raye|barre|vire|[oô]te|oublie)(?:r|z)?"

_EN_LIST = (
    r"(?:the|my|our|a|this|that) (?:(?:shopping |grocery |groceries |food |supermarket |to[- ]do "
    r"|task |chores? |messages )?list|shopping|groceries|to[- ]dos|chores|tasks)"
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
    r"|forget|list|lose|ditch|bin(?! bags?| liners?)|mark|have|toss|want|shove|bung|whack|sling"
    r"|fling|cancel|wipe|skip"
    r"|remember|found|grabbed|got|bought"
)
_EN_DETERMINER = (
    r"the|a|an|some|my|our|those|these|that|any|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|fifteen|twenty|thirty|fifty|half|another|loads|lots|plenty|more|down|in"
    r"|[0-9]{1,4}|us|me"
)
_IT = r"(?:it|them|that|this|those)"

# What opens a sentence about the list, whatever it does to the list.
LIST_HEADS = {
    "fr": heads(
        rf"(?:{FR_OPENERS})",
        rf"n'oublie(?:z|r|s)? (?:surtout )?pas(?: de| d')?"
        rf"|(?:il )?(?:ne )?faut (?:surtout )?pas oublier{DE}?",
        r"(?:note|notez|marque|marquez) bien(?: que| qu')?|notez?(?:-(?:moi|nous))?",
        r"ne pas oublier(?: de| d')?",
        rf"(?:pens(?:e|es|ez|er)|songe(?:z|r)?) (?:au|aux|à(?: (?={_ADD}))?)",
        r"(?:il )?(?:me |nous |te )?(?:va falloir|faut|faudrait|faudra)"
        r"(?: que (?:j'|je|tu|on|nous)| qu'on| qu'il y ait)?",
        r"qu'(?:il (?:me |nous )?faut|on a besoin(?: de| d'))"
        r"|(?:j'ai|on a|j'aurais|on aurait|nous avons) (?:aussi |encore )?besoin(?: de| d')",
        r"(?:on n'a|on a|il n'y a|il y a|n'y a|y a|y'a|ya|j'ai|je n'ai|nous n'avons|j'en ai"
        r"|il ne (?:me |nous )?reste|il (?:me |nous )?reste|reste)"
        r" (?:bientôt |presque |quasiment |vraiment |déjà )?plus"
        rf"(?: du tout| beaucoup| trop| assez| rien)?(?:{DE}| ni| comme)",
        rf"(?:j'ai|je n'ai|on n'a|on a|nous n'avons|y a|il n'y a)? ?plus besoin{DE}",
        r"(?:on est|je suis|nous sommes|on (?:va (?:bientôt )?être|sera))"
        rf" (?:presque |bientôt |quasiment )?(?:à court|à sec){DE}|c'est (?:bientôt )?la fin{DE}",
        rf"on (?:va )?(?:bientôt )?(?:manque|manquer|va manquer){DE}",
        r"il (?:me |nous |va |va nous )?(?:manque|manquera|manquer)(?: juste| encore| aussi)?"
        r"|(?:on a|j'ai|nous avons)"
        r" (?:presque |bientôt |tout )?(?:fini|terminé|épuisé)",
        rf"plus{DE}|je (?:ne |n'en )?veux plus{DE}|on (?:ne )?veut plus{DE}",
        r"(?:les enfants|les gosses|papa|maman|le bébé) (?:veut|veulent|voudrait|voudraient)",
        r"là-dedans|là-dessus|dedans",
        rf"à acheter|(?:sur|dans|à|pour|de) {_FR_LIST}|{_FR_LIST}|liste(?: de(?:s)? courses)?",
        r"(?:tu|vous) (?:me |nous )?(?:mets|mettez|ajoutes|rajoutes|notes|ajoutez|enlèves|retires)",
        rf"{_ADD_STRONG}|r?ajout(?:es|er)|mettre|mettes|inscri(?:s|vez|re)(?:-moi)?",
        r"écri(?:s|vez|re)(?:-moi)?|r?achète(?:s|nt)?|r?acheter|prendre|reprendre"
        r"|reprends|noter|notez|prévoir",
        rf"(?:not|marqu|command)(?:e|er|ez)[- ](?:moi|nous)|(?:{_REMOVE})(?:[- ]moi)",
        r"(?:enl[eè]v|retir|supprim|effac)(?:e|es|ez|er)|laisse(?:z|r)? tomber",
        r"(?:plus|pas) besoin(?: de (?:noter|prendre|mettre))?(?: de(?! la | l')| d')?(?= )",
        r"acheté(?= (?:le|la|les|du|des))|j'ai trouvé|y avait plus (?:de|d')|on fait sans",
        r"c'est (?:bon|fait|réglé|ok) pour|c'est plus la peine(?: pour)?",
        r"(?:on a|j'ai|nous avons)(?: déjà)?(?: (?:racheté|acheté|pris|trouvé|retrouvé|reçu))",
        r"(?:on a|j'ai|nous avons) (?:déjà|encore|assez)(?: de| d')?",
        r"(?:ne )?(?:re)?(?:prends|prenez|mets|mettez) (?:pas|plus)(?: de| d')?",
        r"(?:n')?(?:achète|achetez|ajoute|ajoutez) (?:pas|plus)(?: de| d')?",
        r"(?:c'est |c'était )?(?:pas|plus) la peine(?: pour| de prendre| d'acheter)?",
        rf"(?:finalement |non )?pas(?:{DE}|(?= (?:le|la|les|l'|ma|mon)))",
        r"inutile (?:de prendre|d'acheter)|sans(?= (?:le|la|les|l'))",
        r"que(?= (?:j'|je |nous |on ))|(?:absolument |vraiment |bien )?que (?:je|j'"
        r"|tu|on)"
        r" (?:pense|songe|mette|prenne|achète|rachète|note|ajoute)s?(?: (?:au|aux|à))?",
        r"qu'on (?:pense|mette|prenne|achète|rachète|note|ajoute|reprenne)(?: (?:au|aux|à))?",
        r"qu'(?=on |il )",
        r"(?:je |on |nous )?(?:prendrais|prendrait|prendrions|prendrai|reprendrais)(?: bien)?",
        r"(?:est-ce qu'on |on )(?:pourrait|peut) avoir|avoir|absolument(?= que| qu'| penser)",
        r"(?:ce serait|ça serait|serait|c'est|il serait) (?:bien|bon|sympa|temps) (?:d'|de |qu'on )"
        r"(?:achet|rachet|pren|repren|ajout|not|mett|av)(?:er|dre|re|oir)?",
        r"il (?:va |vous |nous |me )?(?:va )?(?:nous |me |bientôt )?falloir",
        r"plus (?:aucune?|une? seule?)|(?:on n'a|on a|il n'y a|y a|j'ai|je n'ai) (?:plus )?aucune?",
        rf"(?:il |y |on |j')?(?:n')?(?:y )?(?:en |n'en )(?:a|ai) plus{DE}",
        rf"(?:on n'a|on a|il n'y a|y a|j'ai|je n'ai|il ne reste|reste|il reste) (?:presque |même )?"
        rf"plus (?:une? (?:seule? )?|la moindre |le moindre )(?:goutte|miette|trace|brin|grain"
        rf"|bout){DE}",
        rf"(?:on|j')\s?arrive (?:bientôt |presque )?(?:au bout|à la fin){DE}",
        rf"(?:on|j'|je) ?(?:n')?(?:a|ai) (?:pas|plus) besoin{DE}",
        r"(?:on vient|je viens|maman vient|papa vient) (?:juste )?(?:d'|de )(?:en )?(?:acheter"
        r"|racheter"
        r"|prendre|trouver|récupérer|recevoir)",
        r"(?:maman|papa|papi|mamie|mon mari|ma femme|elle|il|quelqu'un|la voisine|le voisin)"
        r" (?:nous |m'|me )?a (?:déjà )?(?:acheté|racheté|pris|ramené|rapporté|trouvé|apporté)",
        *FR_MODALS,
    ),
    "en": heads(
        rf"(?:{WE} )?(?:no longer need|have already (?:bought|got|fetched)|already (?:bought|got))",
        r"(?:picked up|found|grabbed|got|bought)(?= (?:the|a|an|some|my|our|two|three)\b)"
        r"|picked up",
        r"(?:there(?:'s| is) )?no need (?:for|to buy|to get)",
        rf"(?:{EN_OPENERS})",
        rf"(?:{WE_ARE} )?(?:nearly |almost |completely |all |fresh |just about )?out of",
        rf"(?:{WE_HAVE}|{WE})(?: just| nearly| almost)? (?:run|ran) out of|ran out of",
        rf"(?:{WE_ARE} )?(?:running|getting|run|a bit)(?: a bit| really)? (?:low|short|out)"
        r" (?:on|of)",
        rf"{WE_ARE} (?:a bit |very |really |quite )?(?:low|short) (?:on|of)",
        rf"(?:there(?:'s|s| is| are)|{WE_HAVE}(?: got)?) (?:hardly|barely|scarcely) any",
        rf"(?:{WE_HAVE}|{WE})(?: just| nearly| almost)? (?:used up|finished|eaten|drunk)(?: all)?",
        r"(?:that's|thats|that is|that was|this is) the last of",
        r"(?:the (?:kids|children|boys|girls|cats?|dogs?)|mum|mom|dad|he|she|they|everyone)"
        r"(?:'d like| wants?| needs?| would like)",
        r"(?:get|buy|grab|bring) (?:me|us)",
        rf"{WE_HAVE}(?: got)? (?:no|none|hardly any)(?: more)?",
        r"there(?:'s|s| is| are) no(?: more)?|no more|next time i shop",
        r"there (?:isn't|isnt|aren't|arent|is not) any(?: more)?",
        rf"{WE} (?:don't|dont|do not|haven't) (?:have|got) any(?: more)?",
        rf"(?:(?:on|to|for|onto|off|from) )?{_EN_LIST}|(?:shopping|grocery) list",
        r"new item|(?:another|one more) (?:thing|item)(?: for the list)?",
        rf"that (?:{WE} )?need|list(?= (?:a|an|some|two|three|oat)\b)",
        rf"(?:{WE} )?(?:don't|dont|do not|no longer|not) need(?: to buy| to get)?",
        rf"(?:{WE_HAVE}|{WE}) (?:already |now |just )?(?:got|bought|have(?! to)|picked up|found)"
        r"(?: enough| plenty of)?",
        rf"{WE_HAVE} (?:already|enough|plenty of)(?: enough)?|not(?= (?:the|any))",
        r"without|minus|off with|off|down|don't (?:put|buy|get|add)|dont (?:put|buy|get|add)",
        rf"(?:kindly|might you|let's|go ahead and)(?= (?:{_EN_VERBS}|get)\b)",
        r"(?:the )?(?:kids|children|boys|girls|twins|baby) (?:want|need|would like)",
        r"(?:could|can) (?:we|i) have|(?:i|we) (?:could|would) (?:murder|love|fancy|use)|i fancy",
        rf"{WE_ARE} after|(?:{WE_ARE} going|{WE} are going) to (?:need|want|buy|get)",
        rf"(?:{WE}'ll|{WE} will|well) (?:be needing|need|want|have|take)(?: to (?:buy|get))?",
        r"(?:it'd|it would|it might|it'll) be (?:good|nice|great|an idea|worth)"
        r" (?:to |if we )?(?:buy|get|have|buying|getting|had|got|bought)",
        r"us to (?:buy|get|have|try)",
        rf"{WE_ARE} (?:on|down to) (?:our|my|the) last|down to (?:our|my|the) last",
        r"(?:there(?:'s|s| is| are| isn't| aren't) )?(?:not|isn't|aren't) (?:a (?:single|drop of"
        r"|scrap of|bit of|crumb of|sliver of)|one(?: single)?|any(?: more)?|much|many)",
        r"(?:i |we )?(?:could|can) do with|(?:i |we )ought to (?:get|buy|have)",
        r"to (?:buy|get|remember|grab|pick up|have)|that's(?= (?:the|my|our))",
        r"(?:mum|mom|dad|gran|grandma|he|she|they|someone|my \w{1,12}) (?:already |just )?"
        r"(?:bought|got|picked up|found|brought)",
        rf"(?:{WE_HAVE}|{WE}) (?:already |now |just )+(?:got|bought|have|picked up|found)"
        r"(?: enough| plenty of)?",
        _EN_VERBS,
        *EN_MODALS,
    ),
}

# Verbs that are also the first word of a product ("clear tape", "barre chocolatée"): the first
# pattern wants a determiner after them, the second serves where the list itself is spoken of.
WEAK_HEADS = {
    "fr": (
        re.compile(
            rf"(?:{_ADD}|{_REMOVE})(?:[- ](?:moi|nous|y))?\s+(?=(?:{_FR_DETERMINER})\s|[ld]')"
        ),
        heads(rf"(?:{_ADD}|{_REMOVE})(?:[- ](?:moi|nous|y))?"),
    ),
    "en": (
        re.compile(rf"(?:{_EN_WEAK})\s+(?=(?:{_EN_DETERMINER})\s)"),
        heads(_EN_WEAK),
    ),
}

# That the list itself is spoken of, and nothing else.
LIST_MENTIONS = {
    "fr": tails(
        rf"(?:sur|à|aux|dans|de|des|depuis|pour) {_FR_LIST}|(?:aux|des) (?:courses|commissions)"
        rf"|de dessus|dessus"
        rf"|là-dessus|là-dedans|dedans|de là"
    ),
    "en": tails(
        r"(?:on|in|off) (?:there|here|it)|for the (?:list|shop)",
        rf"(?:on|to|onto|in|into|off|from) {_EN_LIST}|(?:on|off) there|down|off",
        r"to what i have to buy",
    ),
}

_FR_PUT = r"(?:mise?s?|notée?s?|ajoutée?s?|marquée?s?|inscrite?s?|écrite?s?|prise?s?|prévue?s?)"
_EN_PUT = (
    r"(?:put|add|added|note|noted|write down|written down|write|written|include|included|have"
    r"|get|need)"
)

# What opens a question whether something is on the list, and how much of it.
ASK_HEADS = {
    "fr": heads(
        rf"(?:{FR_OPENERS})",
        r"(?:est-ce qu'|est ce qu'|qu'|si |s')?(?:il )?(?:n')?y (?:a|avait)(?:-t-il)?"
        r"(?: (?:déjà|encore|bien|assez|toujours|pas|plus))?(?: de(?! la | l')| d')?",
        r"(?:est-ce qu'|est ce qu'|si |qu')?(?:on|nous) (?:n')?(?:a|avait|avons)"
        rf"(?: (?:déjà|encore|bien|toujours|pas))?(?: {_FR_PUT})?",
        r"(?:est-ce que |est ce que |si |que )?(?:j'|je |tu |vous |t')(?:n')?(?:ai|as|avez|avais)"
        rf"(?: (?:déjà|encore|bien|toujours|pas))?(?: {_FR_PUT})?",
        rf"(?:ai-je|as-tu|avez-vous|a-t-on|avons-nous)(?: (?:déjà|bien))?(?: {_FR_PUT})?",
        r"(?:tu )?(?:peux|pourrais|pouvez|pourriez)?[- ]?(?:tu |vous )?(?:me )?"
        r"(?:dis|dites|dire|vérifie|vérifier|vérifiez|regarde|regarder|regardez)(?:[- ]moi)?",
        r"(?:est-ce que|est ce que|si|que)(?= (?:le|la|les|l'|du|des|mon|ma|mes|de))",
        r"est-ce que (?=l')|combien (?:on a|j'ai|il y a|y a|y a-t-il)(?: de(?! la | l')| d')?"
        rf"|(?:il )?(?:faut|fallait|manque)(?: (?:encore|toujours))?|{_FR_PUT}",
        r"j'ai (?:bien )?(?:pensé|songé) (?:au|aux|à)|(?:ai-je|as-tu) pensé (?:au|aux"
        r"|à)",
        r"combien(?: de(?! la | l')| d')?|pensé (?:au|aux|à)|est-ce que",
        rf"(?:sur|dans|à|pour) {_FR_LIST}",
    ),
    "en": heads(
        rf"(?:{EN_OPENERS})",
        r"(?:is|are|was|were)(?: there)?(?: (?:any|still|already|enough))?",
        r"(?:if|whether)(?: (?:there is|there are|there's|we have|i have|i put|we put))?(?: any)?",
        r"did (?:i|we|you) (?:remember|note|list|think of|mention|say|ask for|forget)",
        r"(?:do|does|did) (?:i|we|you|my list|the list|our list|it)(?: (?:already|still|ever"
        rf"|remember to))?(?: {_EN_PUT})?(?: any)?",
        rf"(?:have|has) (?:i|we|you|anyone|someone)(?: (?:already|still))?(?: got)?(?: {_EN_PUT})?",
        r"(?:can you |could you |please )?(?:check|see|tell me|look)(?: on my list)?",
        r"how (?:many|much)|what about|any",
        rf"(?:on|in) {_EN_LIST}",
    ),
}
ASK_TAILS = {
    "fr": tails(
        rf"{FR_OPENERS}|déjà|dessus|là-dessus|encore|(?:et|ou) (?:pas|non)",
        rf"(?:est|sont|étai(?:t|ent)|figure|figurent|est-il|est-elle|sont-ils|sont-elles|y est"
        rf"|y sont|y figure)(?: (?:déjà|bien|encore|toujours))?(?: {_FR_PUT})?",
        rf"(?:est-ce qu'|qu')?(?:il y a|y a-t-il|y a|il y en a|j'ai|j'en ai|ai-je|on a|tu as)"
        rf"(?: (?:déjà|bien))?(?: {_FR_PUT})?",
        rf"{_FR_PUT}|il (?:en )?faut|faut-il|(?:c'est|ça|est-ce|il|elle|ils|elles|on l'a|je l'ai"
        r"|je les ai|on les a)(?: (?:est|sont|figure))?(?: (?:bien|déjà|toujours))?"
        rf"(?: {_FR_PUT})?",
    ),
    "en": tails(
        rf"{EN_OPENERS}|already|still|yet|(?:and|or) not|there|on it|in it",
        r"(?:is|are) (?:there|it|they|on)|(?:do|did|have) (?:i|we|you)(?: (?:have|need|put|got|say"
        r"|add|added|want|written))?(?: down| on)?",
        r"(?:i|we) (?:have|need|put|got|added|want)|is|are|included|down|listed|noted",
        r"one of(?: my)?|among|did i (?:add|put) (?:it|them)|have i (?:got|added) (?:it|them)",
    ),
}

LIST_TAILS = {
    "fr": tails(
        rf"(?:pour )?{_FR_DAY}|{FR_OPENERS}|maintenant|déjà|d'accord|hein|quoi|aussi|non plus",
        r"(?:et )?c'est fait|(?<=\w )(?:et )?c'est pour \S+(?: \S+){0,4}|tant que (?:tu y es"
        r"|tu es là"
        r"|t'y es|vous y êtes)",
        r"(?:quand|dès que|si) (?:tu|vous) (?:peux|pouvez|veux|voulez|as|avez|y penses|passes)"
        r"(?: (?:bien|le temps|deux minutes|une minute))?|si possible|sans faute|rapidement|vite",
        r"(?:tu peux|vous pouvez|il faut|faut|faudrait|pense à|tu pourrais|on peut) (?:en |l'"
        r"|le |la"
        r" |les |nous en |m'en )(?:mettre|ajouter|noter|prendre|racheter|acheter|reprendre|rajouter"
        r"|remettre|marquer|inscrire)",
        r"(?:et |y |il y |on |j')?en (?:a|ai) (?:encore|assez|déjà|trop|plein)(?: \w{1,12}){0,2}",
        r"(?:tu (?:peux |pourrais )?|vous pouvez )(?:le |la |les |l')(?:rayer?s?|barrer?s?"
        r"|sortir|enlever?s?"
        r"|effacer?s?|retirer?s?|supprimer?s?|cocher?s?)|tu peux (?:barrer|rayer|enlever|cocher)",
        r"je (?:l'|les )ai (?:déjà |bien )?(?:acheté|pris|trouvé|eu|dans).{0,30}|tant pis"
        r"|je vous prie",
        r"(?:c'est|est|sont) (?:bon )?(?:déjà )?(?:dans le (?:panier|sac|caddie|coffre|frigo"
        r"|placard)"
        r"|rentrée?s?|livrée?s?)|c'est bon je les ai|en double|dans un (?:tiroir|placard)"
        r"|cette semaine",
        r"(?:retiens|inscris|dégage|sors|vire|ôte|jette|laisse)[- ](?:le|la|les|ça|en)|par contre",
        r"dans (?:le|la|mon|ma) (?:frigo|tiroir|placard|congélateur|garage|cuisine|maison)",
        r"à (?:r?ajouter|noter|mettre|acheter|racheter|reprendre|prévoir|enlever|retirer)"
        r"|à la maison|du tout",
        r"j'en ai(?: \w{1,20}){0,2}|on en a(?: \w{1,20})?",
        rf"(?:tu peux|vous pouvez|il faut|faut|on peut) (?:l'|le |la |les )?{_FR_OFF}",
        rf"{_FR_OFF}[- ](?:le|la|les|ça)|(?:coche|note|inscris|biffe)[- ](?:le|la|les|ça)",
        r"(?:mets|prends|ajoute|rajoute|note|reprends|rachète)[- ](?:en|moi z'en)",
        r"(?:mets|met|mettez|ajoute|note|rajoute|marque|notez)[- ](?:ça|le|la|les|moi ça)",
        r"(?:c'est|est|sont) (?:presque |bientôt |tou(?:t|te|s|tes) |déjà |quasi(?:ment)? )?"
        r"(?:fini|vide|terminé|épuisé|acheté|pris|fait|trouvé|bon|ok|réglé)(?:e|s|es)?",
        r"(?:il )?(?:n')?y en a (?:presque |bientôt )?plus(?: du tout)?|(?:y'en|yen) a plus",
        r"(?:il )?(?:faut|faudrait|faudra) en (?:racheter|reprendre|acheter|prendre|remettre)",
        r"(?:c'est |ce n'est |c'était )?(?:plus|pas) (?:la peine|utile|nécessaire)",
    ),
    "en": tails(
        rf"{EN_OPENERS}|as well|for me|would you|will you|thank you|any ?more|any longer",
        r"for (?:tomorrow|tonight|later|monday|tuesday|wednesday|thursday|friday|saturday|sunday)",
        r"after all|already|instead|now|left|today|tonight|tomorrow|this week(?:end)?|too",
        r"for (?:mum|mom|dad|gran|granny|grandma|grandad|me|us|dinner|lunch|breakfast|the weekend)",
        r"(?:is|are) (?:all |nearly |almost |already )?(?:finished|gone|bought|done|empty|out)",
        r"(?:has|have) (?:all |nearly |almost )?(?:run out|gone|finished)",
        rf"(?:can )?come(?: off)?|(?:so |you can |please )?(?:take|cross|tick) {_IT}(?: off| out)?",
        rf"(?:so |you can |please )?(?:remove|delete|add|scratch|scrap|erase|put) {_IT}",
        rf"{WE} (?:don't|dont|do not) need {_IT}(?: any ?more)?",
        r"while (?:you're|youre|you are) (?:at it|there|about it)|(?:if|when|whenever) (?:you|we|i)"
        r" (?:can|could|get (?:a|the) (?:chance|minute|moment)|have (?:a|the) (?:chance|minute"
        r"|time)"
        r"|go|remember|want|like|wouldn't mind|don't mind)|if possible|if that's ok|thank you",
        rf"(?:and )?(?:can|could|will|would) you(?: please)?(?: (?:put|add|pop|stick|note"
        rf"|get) {_IT})?",
        r"(?:and |so )?(?:put|pop|stick|add|get|note|chuck|write|buy) (?:one|some|a few|it|them)",
        rf"(?:and |because |as |since )?{WE}(?:'ve| have)?(?: still| already)? (?:have"
        rf"|got) (?:some|plenty"
        r"|enough|loads|lots|any)(?: (?:left|already|at home|in))?",
        r"(?:and )?(?:they're|it's|they are|it is) (?:all )?(?:done|sorted|bought|finished|empty"
        r"|gone"
        r"|in the (?:fridge|cupboard|bag|trolley|basket|car))|(?:is|are) sorted|sorted",
        r"(?:has|have) (?:now |just )?(?:arrived|come|been bought)|yesterday|this morning|at home",
        r"in the (?:house|fridge|freezer|cupboard|pantry|larder|tin|jar|flat)|at the moment|on it",
        rf"(?:off|from {_EN_LIST}) (?:i|we|we've|we're|they|mum|dad|he|she|nobody) .{{1,60}}",
        rf"so (?:(?:you can |please )?(?:delete|drop|remove|clear|take|cross) {_IT}.{{0,20}}"
        rf"|that's .{{1,30}})",
        rf"please (?:delete|drop|clear) {_IT}|(?:delete|drop|clear) {_IT}",
        r"(?:is|are|was|were) (?:in the (?:trolley|basket|bag|car|fridge)|delivered)|got it|bought",
        r"(?:so )?it can come off|we are having enough|it is too .{1,20}|in a drawer|in the garage",
        r"next time|(?:tick|cross|take|put|scratch) 'em (?:off|down|on)",
        r"note that|to (?:add|buy|get|remove)",
    ),
}
