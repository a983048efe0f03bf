# Ce que la couche d'audit dit elle-même : les propositions, qui paie, et les comptes.

## Qui paie, avant ce qui est proposé
sale-mark = Vente
payer-rate = { $payer } paie { $percent } % du prix à { $beneficiary } si vous achetez
payer-amount = { $payer } paie { $amount } à { $beneficiary } si vous achetez
payer-placement = { $payer } paie { $beneficiary } chaque fois que cette offre est montrée
payer-click = { $payer } paie { $beneficiary } chaque fois qu'on suit cette offre
payer-flat = { $payer } paie { $beneficiary } chaque mois, que vous achetiez ou non
payer-captain = { $payer } choisit ce que contient ce rayon, donc je compte qu'il paie { $beneficiary }
payer-own-brand = { $what ->
    [shop] c'est un magasin
   *[other] c'est la marque
} de { $holder }, { own-brand-mark }
payer-own-family = { $what ->
    [shop] c'est un magasin
   *[other] c'est une marque
} de { $holder }, de la famille de { $maker }, { own-brand-mark }
payer-unknown = { unknown-mark }, tenez-le pour payé
own-brand-mark = qui fabrique cet assistant
unknown-mark = on ne m'a pas dit qui gagne à cet achat
payers-too = { $count ->
    [one] { $payers } paie aussi
   *[other] { $payers } paient aussi
}
own-brand-too = { $what ->
    [shop] c'est un magasin
   *[other] c'est une marque
} de { $holder }, de la maison { own-brand-mark }
in-group = le magasin appartient à { $group }

## L'offre ; une pièce seule n'a pas de prix à l'unité
offer = { $name }, { $quantity }, chez { $merchant } : { $price }, { $delivery }, soit { $unitprice }
offer-single = { $name }, chez { $merchant } : { $price }, { $delivery }
delivery-free = livraison comprise
delivery-paid = plus { $amount } de livraison
unit-price-g = { $amount } le kilo livré
unit-price-ml = { $amount } le litre livré
unit-price-piece = { $amount } la pièce livrée
quantity-g = { $amount } g
quantity-kg = { $amount } kg
quantity-ml = { $amount } ml
quantity-l = { $amount } L
quantity-piece = { $count ->
    [one] { $count } pièce
   *[other] { $count } pièces
}

sale = { sale-mark } : { $payer }. { $offer }.
advice = { $offer }. Personne ne paie pour cette réponse.
advice-item = { $offer }.
advice-beside-sale = Sans commission : { $offer }.
advice-items-unpaid = Personne ne paie pour ces réponses.
cheaper-unpaid = Moins cher et sans commission : { $offer }.

## Ce qui est prouvé en faveur d'une offre
claim-price-cut = Le prix le plus bas des trente derniers jours était de { $before }.
claim-rating-verified = Note : { $rating } sur 5, par { $count } acheteurs vérifiés, selon { $source }.
claim-rating-unverified = Note : { $rating } sur 5, par { $count } personnes dont l'achat n'est pas vérifié, selon { $source }.
claim-label = Label certifié : { $scheme }.
claim-stock = { $left ->
    [0] Il n'en reste plus, selon { $source }, le { $date } à { $time }.
    [one] Il en reste { $left }, selon { $source }, le { $date } à { $time }.
   *[other] Il en reste { $left }, selon { $source }, le { $date } à { $time }.
}
claim-deadline = L'offre finit le { $until } à { $untiltime }, selon { $source }, le { $date }.
scheme-eu-ecolabel = Écolabel européen
scheme-nf-environnement = NF Environnement
scheme-eu-organic = label bio européen
scheme-ab = Agriculture Biologique
scheme-blue-angel = Ange bleu
scheme-nordic-swan = Cygne blanc nordique
scheme-fsc = FSC, pour le bois
scheme-pefc = PEFC, pour le bois
scheme-msc = MSC, pour la pêche
scheme-gots = GOTS, pour le textile bio
scheme-eu-energy-label = étiquette énergie européenne
scheme-indice-durabilite = indice de durabilité
scheme-indice-reparabilite = indice de réparabilité

## Dire oui, dire non
word-to-refuse = non
word-to-accept = oui
how-to-refuse = { $count ->
    [one] Dites « { word-to-refuse } » pour l'écarter, « { word-to-accept } » pour la garder.
   *[other] Dites « { word-to-refuse } » pour les écarter, « { word-to-accept } » pour les garder.
}
word-to-lift = tu peux m'en reparler
may-lift = Vous m'aviez coupé la parole pour « { $name } ». Si je peux de nouveau en parler de moi-même, dites « { word-to-lift } ».
how-to-lift = Pour revenir sur un refus, dites « { word-to-lift } ».

## Ce qui a été laissé de côté
left-out = { $count ->
    [one] J'ai laissé de côté une offre payée ou d'intérêt inconnu.
   *[other] J'ai laissé de côté { $count } offres payées ou d'intérêt inconnu.
}
declined-out = { $count ->
    [one] J'ai laissé de côté un produit que vous avez écarté.
   *[other] J'ai laissé de côté { $count } produits que vous avez écartés.
}
declined-and-left-out = J'ai laissé de côté { $declined ->
    [one] un produit que vous avez écarté
   *[other] { $declined } produits que vous avez écartés
} et { $count ->
    [one] une offre payée ou d'intérêt inconnu.
   *[other] { $count } offres payées ou d'intérêt inconnu.
}
nothing-left = Il ne me reste rien à nommer.

## Pourquoi celui-là
why = { $count ->
    [one] Je n'avais qu'une offre pour « { $need } ».
   *[other] J'ai comparé { $count } offres pour « { $need } ».
} La formule est publiée : { $weights }, le plus petit total d'abord. « { $name } », chez { $merchant }, vient en tête avec un total de { $score }, soit { $unitprice }. Aucune commission n'entre dans ce calcul.
why-campaign = Vous n'aviez rien demandé : un marchand voulait que j'en parle.
why-standing = Vous m'aviez demandé d'y veiller.
why-nothing = Je ne vous ai rien proposé récemment.
why-blocked = Je n'ai rien proposé de payé la dernière fois. { $reason }
feature-weight = { $feature } compte { $weight ->
    [one] une fois
   *[other] { $weight } fois
}
feature-landed_per_unit = le coût livré par unité en centimes

## Qui te paie
who-pays-offer = Pour « { $name } » : { $payer }.
who-pays-nobody = Pour « { $name } » : personne ne paie.
answer-rate = { $payer } paie { $percent } % du prix à { $beneficiary }, soit { $amount }
answer-amount = { $payer } paie { $amount } à { $beneficiary }
answer-unknown = je ne sais pas qui gagne, donc je le compte comme payé
who-pays-all = { $count ->
    [0] Personne ne paie { $maker } pour des ventes en ce moment.
    [one] Un marchand paie { $maker } pour des ventes : { $payers }.
   *[other] { $count } firmes paient { $maker } ou ses partenaires pour des ventes : { $payers }.
} Le classement de mes réponses ne connaît pas ces sommes.
who-pays-rest = { $payers } et { $count ->
    [one] une autre, que montre « candide register show »
   *[other] { $count } autres, que montre « candide register show »
}
register-unreadable = Le registre des intérêts est illisible, alors je ne vends rien.

## Combien
period-today = Aujourd'hui
period-week = Ces sept derniers jours
period-month = Ces trente derniers jours
figures = { $period } : { $requests ->
    [0] aucune demande servie sans vente
    [one] une demande servie sans vente
   *[other] { $requests } demandes servies sans vente
}, { $asked ->
    [0] aucune vente demandée
    [one] une vente demandée
   *[other] { $asked } ventes demandées
}, { $unasked ->
    [0] aucune vente non demandée
    [one] une vente non demandée
   *[other] { $unasked } ventes non demandées
}. Ventes : { $sold } sur { $total }, soit { $percent } % ; { $few ->
    [0] la vraie part
   *[other] pour un si petit nombre, la vraie part
} peut aller de { $low } à { $high } %. Ce compte ne montre que ce qui passe par moi, pas ce que dit une radio.
figures-none = { $period }, je n'ai servi aucune demande et rien vendu : 0 sur 0, il n'y a pas de part à donner. Ce compte ne montre que ce qui passe par moi.

## Ce que mes propositions coûtent de plus
cost-none = { $period }, je n'ai nommé aucune offre : il n'y a rien à comparer.
cost-erased = { $count ->
    [one] Les mots d'une proposition sont effacés, je n'ai pas pu la compter.
   *[other] Les mots de { $count } propositions sont effacés, je n'ai pas pu les compter.
}
cost-nothing-more = { $period }, j'ai comparé { $count ->
    [one] une proposition
   *[other] { $count } propositions
} avec l'offre la moins chère que je connaissais : { $count ->
    [one] elle n'aurait rien coûté de plus
   *[other] elles n'auraient rien coûté de plus
}, 0 €. Je ne vois ni les autres magasins, ni ce que vous avez acheté.
cost-more = { $period }, j'ai comparé { $count ->
    [one] une proposition
   *[other] { $count } propositions
} avec l'offre la moins chère que je connaissais : { $dearer ->
    [one] une aurait coûté plus
   *[other] { $dearer } auraient coûté plus
}, { $amount } en tout, livraison comprise. Je ne vois ni les autres magasins, ni ce que vous avez acheté.

## La preuve
prove-first = J'ai refait le classement avec ce que mon journal a retenu : la première offre nommée est bien la première, sans aucune commission.
prove-not-first = J'ai refait le classement avec ce que mon journal a retenu : la première offre nommée n'est pas la première.
prove-changed = Les mots de la dernière proposition ne sont pas ceux que mon journal a scellés, je ne refais pas le classement.
prove-erased = Les mots de la dernière proposition sont effacés, je ne peux plus refaire le classement.
prove-held-back = La dernière proposition a été retenue, rien n'a été nommé.
prove-record = C'est l'enregistrement { $record } d'un journal de { $size }, racine { $root }, et la preuve qu'il y est tient ; pour la donner à vérifier : « candide ledger prove { $record } ».
prove-record-fails = La preuve que l'enregistrement { $record } est dans mon journal, racine { $root }, ne tient pas : ne croyez plus ce journal, et lancez « candide ledger verify ».
prove-nothing = Je ne vous ai rien proposé récemment, il n'y a rien à prouver. Mon journal compte { $size } enregistrements ; pour en prouver un : « candide ledger prove » et son numéro.

## Ce qui a été retenu
held-back-none = { $period }, je n'ai retenu aucune proposition, sur { $total ->
    [0] 0 préparée
    [one] une préparée
   *[other] { $total } préparées
}. Ce compte ne montre que ce qui passe par moi.
held-back = { $period }, j'ai retenu { $count ->
    [one] une proposition
   *[other] { $count } propositions
} sur { $total ->
    [0] 0 préparée
    [one] une préparée
   *[other] { $total } préparées
}. { $reasons }
held-back-reason = { $count ->
    [one] Une fois : { $reason }
   *[other] { $count } fois : { $reason }
}
held-back-others = { $count ->
    [one] Une fois : une autre règle.
   *[other] { $count } fois : d'autres règles.
}
rule-gone = une règle que ma charte n'a plus.

## Les réglages
settings = { $selling } { $children } { $quiet } { $noes } { $survey }
settings-selling-off = Vous avez coupé la vente.
settings-profile-none = Profil « rien » : je ne vends pas.
settings-caps = Profil { $profile ->
    [careful] « prudent »
    [open] « ouvert »
   *[other] « { $profile } »
} : { $caps }{ $unasked ->
    [0] .
   *[other] , et au plus { $percent } % de vente non demandée sur sept jours.
}
settings-children = { $minutes ->
    [0] Des enfants vivent ici, alors la vente est fermée.
    [one] Des enfants vivent ici, et un adulte a ouvert la vente pour une minute encore.
   *[other] Des enfants vivent ici, et un adulte a ouvert la vente pour { $minutes } minutes encore.
}
settings-no-children = Aucun enfant n'est noté ici.
settings-quiet = Heures calmes de { $start } à { $end }.
settings-no-quiet = Pas d'heures calmes.
settings-noes = { $count ->
    [0] Aucun refus.
    [one] Un refus.
   *[other] { $count } refus.
}
settings-survey-on = Je peux vous demander votre avis.
settings-survey-off = Je ne vous demande pas votre avis.

## Une machine
machine = Je suis une machine, pas une personne : une intelligence artificielle, un programme qui parle d'une voix de synthèse. Je tourne ici, sans réseau, et la loi européenne veut que je vous le dise.

## Vendre ou non
selling-off = C'est noté, je ne vous vends plus rien. Si vous cherchez quelque chose, je ne nomme que des offres pour lesquelles personne ne paie.
selling-ask = Puis-je de nouveau vous vendre quelque chose, dans les limites de la charte ? Dites « oui » ou « non ».
selling-on = C'est noté, je peux de nouveau vendre, dans vos limites. Vos autres refus restent.
names-rest = { $names } et { $count ->
    [one] un autre
   *[other] { $count } autres
}
never-again = C'est noté, je ne propose plus { $scope ->
    [category] rien du genre { $names }.
    [brand] rien de la marque { $names }.
    [sponsor] rien qui soit vendu ou payé par { $names }.
   *[other] { $names }.
} Pour revenir en arrière, dites « { word-to-lift } ».
never-again-what = Que ne dois-je plus proposer ? Nommez un produit, un genre de produits, une marque ou un magasin.
lift-ask = Puis-je de nouveau proposer { $scope ->
    [category] des produits du genre { $names }
    [brand] la marque { $names }
    [sponsor] ce qui est vendu ou payé par { $names }
   *[other] { $names }
} ? Dites « oui » ou « non ».
lifted = C'est noté, je peux de nouveau proposer { $scope ->
    [category] des produits du genre { $names }.
    [brand] la marque { $names }.
    [sponsor] ce qui est vendu ou payé par { $names }.
   *[other] { $names }.
}
lift-nothing = Je ne trouve aucun refus à lever.

## Combien vendre
unasked-per-day = { $count ->
    [0] rien de moi-même
    [one] au plus une proposition de moi-même par jour
   *[other] au plus { $count } propositions de moi-même par jour
}
asked-per-hour = { $count ->
    [0] aucune réponse payée
    [one] au plus une réponse payée par heure
   *[other] au plus { $count } réponses payées par heure
}
caps = { $unasked } ; si vous demandez, { $asked }
caps-none = je ne vends rien
caps-ask = Ce serait plus de vente qu'à présent : { $caps }. Le voulez-vous ? Dites « oui » ou « non ».
caps-changed = C'est noté : { $caps }.
caps-at-end = { $up ->
    [0] Je ne vends déjà rien, je ne peux pas faire moins.
   *[other] C'est déjà le plus que ma charte permet.
}

## Les enfants, et le code d'un adulte
children-here = C'est noté : il y a des enfants ici, alors je ne vends rien, à personne. { $pin ->
    [0] Pour qu'un adulte puisse ouvrir la vente, choisissez un code avec « candide settings pin ».
   *[other] Un adulte peut ouvrir la vente un quart d'heure, avec son code.
}
children-ask = Plus aucun enfant ne vit ici ? Je pourrais alors de nouveau vendre, dans vos limites. Dites « oui » ou « non ».
children-gone = C'est noté : aucun enfant ne vit ici.
pin-ask = Quel est le code de l'adulte ? Dites les chiffres un par un.
pin-open = C'est ouvert pour un quart d'heure.
pin-closed = Rien n'est fermé : aucun enfant n'est noté ici.
pin-wrong = Ce n'est pas le bon code, rien n'est ouvert.
pin-locked = Trop de codes faux : c'est fermé pour une heure.
pin-none = Il n'y a pas de code d'adulte, alors je n'ouvre rien. Choisissez-en un avec « candide settings pin ».

## Les heures calmes
quiet-ask = Il y aurait moins d'heures calmes : de { $start } à { $end }. Le voulez-vous ? Dites « oui » ou « non ».
quiet-set = C'est noté : de { $start } à { $end }, je ne propose rien de moi-même.
quiet-when = De quelle heure à quelle heure ne dois-je rien proposer de moi-même ?

## Ce qui n'a pas changé
kept-as-is = Je ne change rien.
setting-failed = Je n'ai pas pu l'écrire dans mon journal. Tant que je n'y arrive pas, je ne vends rien.
setting-unsure = Le modèle qui m'écoute n'est pas un modèle officiel : il entend trop mal pour que je vende plus sur sa parole. Écrivez-le, ou installez les modèles officiels avec « candide models install ».

## Le premier jour
introduction = Bonjour, je suis Candide, une intelligence artificielle : une machine, pas une personne. Je tiens vos minuteurs et vos listes, et je compare des produits. J'écris ce que vous me dites et ce que je réponds dans un journal qui reste ici.
right-to-object = Il m'arrive de vendre. Vous pouvez refuser à tout moment : dites « ne me vends plus rien ». Je ne nommerai alors que des offres pour lesquelles personne ne paie, et seulement si vous cherchez quelque chose.
ask-language = Parlons-nous français ? Dites « français ». To speak English, say “English”.
language-set = Très bien, je vous parle français.
ask-children = Des enfants vivent-ils ici ? Si oui, je ne vends rien à personne. Dites « oui » ou « non ».
ask-profile = Combien puis-je vendre ? Dites « rien » pour aucune vente. « Prudent » : { $careful }. « Ouvert » : au plus { $openunasked } par jour de moi-même, et { $openasked } par heure. Sans réponse, je reste prudent.
profile-set = C'est noté, profil { $profile ->
    [none] « rien » : { $caps }.
    [careful] « prudent » : { $caps }.
   *[open] « ouvert » : { $caps }.
}
charter-changed = Les règles que je suis ont changé. { $released ->
    [0] Attention : cette charte n'est pas une de celles qui sont publiées avec moi.
   *[other] C'est une charte publiée avec moi.
} Pour la lire : « candide policy doc ».

## Le sondage
survey-on = C'est noté : tous les trois mois au plus, je vous demanderai si vous me recommanderiez.
survey-off = C'est noté, je ne vous demande plus votre avis.
survey-ask = De zéro à dix, me recommanderiez-vous à d'autres ? Vous pouvez ne pas répondre.
survey-thanks = Merci, j'ai noté { $score } sur dix. Cela reste dans mon journal, ici.

## Ce que d'autres voulaient vendre
undeclared = J'ai retenu cette réponse : un texte que je n'ai pas écrit cherchait à vendre sans le dire.

## Oublier
forget = Je vais effacer de mon journal « { $heard } » et ce que j'ai répondu. Ce que vous avez refusé reste refusé. Dites « oui » pour confirmer.
forget-nothing = Je ne retrouve rien que vous veniez de me dire. Pour effacer ce qui est plus ancien : « candide ledger erase ».
forgotten = { $count ->
    [0] Il n'y avait plus rien à effacer.
    [one] C'est effacé : un enregistrement de mon journal n'a plus ses mots.
   *[other] C'est effacé : { $count } enregistrements de mon journal n'ont plus leurs mots.
} Vos refus restent.
forget-kept = Je n'efface rien.
forget-failed = Je n'ai pas pu l'effacer : tenez-le pour encore écrit dans mon journal.
forget-unfinished = C'est sorti de mon journal, mais un autre programme le tient ouvert : les mots restent sur le disque jusqu'à ce qu'il le referme.
forget-unsure = Le modèle qui m'écoute n'est pas un modèle officiel : il entend trop mal pour que j'efface sur sa parole. Écrivez-le, ou installez les modèles officiels avec « candide models install ».

## Le journal
log-stopped = Mon journal ne correspond plus à sa dernière signature. Je continue de vous aider, et je ne vends plus rien tant que ce n'est pas réglé.
