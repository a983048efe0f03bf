# Ce que la couche d'audit dit elle-même : les propositions, qui paie, et les comptes.

## Qui paie, avant ce qui est proposé
payer-rate = Vente : { $payer } paie { $percent } % du prix à { $beneficiary } si vous achetez
payer-amount = Vente : { $payer } paie { $amount } à { $beneficiary } si vous achetez
payer-own-brand = Vente : c'est la marque de { $beneficiary }, qui fabrique cet assistant
payer-unknown = Vente : on ne m'a pas dit qui gagne à cet achat, tenez-le pour payé

## L'offre ; une pièce seule n'a pas de prix à l'unité
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

sale = { $payer }. { $offer }.
advice = { $offer }. Personne ne paie pour cette réponse.
advice-item = { $offer }.
advice-items-unpaid = Personne ne paie pour ces réponses.
cheaper-unpaid = Moins cher et sans commission : { $offer }.
how-to-refuse = Dites « non » pour l'écarter.

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
rate-clause = { $payer } paie { $percent } % du prix à { $beneficiary }, soit { $amount }
amount-clause = { $payer } paie { $amount } à { $beneficiary }
own-brand-clause = c'est la marque de { $beneficiary }, qui fabrique cet assistant
unknown-clause = je ne sais pas qui gagne, donc je le compte comme payé
who-pays-all = { $count ->
    [0] Personne ne paie { $maker } pour des ventes en ce moment.
    [one] Un marchand paie { $maker } pour des ventes : { $payers }.
   *[other] { $count } firmes paient { $maker } ou ses partenaires pour des ventes : { $payers }.
} Le classement de mes réponses ne connaît pas ces sommes.
register-unreadable = Le registre des intérêts est illisible, alors je ne vends rien.

## Combien
figures = Aujourd'hui : { $requests ->
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
}. Ventes : { $sold } sur { $total }, soit { $percent } % ; pour un si petit nombre, la vraie part peut aller de { $low } à { $high } %. Ce compte ne montre que ce qui passe par moi, pas ce que dit une radio.
figures-none = Aujourd'hui je n'ai encore servi aucune demande et rien vendu : 0 sur 0, il n'y a pas de part à donner. Ce compte ne montre que ce qui passe par moi.

## Réglages
selling-off = C'est noté, je ne vous vends plus rien. Si vous cherchez quelque chose, je ne nomme que des offres pour lesquelles personne ne paie.

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
