# Achats
need-find = Que cherchez-vous ?
need-price = Le prix de quoi ?
need-compare = Que voulez-vous comparer ?
not-found = Je n'ai rien trouvé pour « { $need } ».
accepted = J'ai mis « { $name } » sur votre liste. Je ne commande rien.
accept-nothing = Je n'attendais pas de réponse.
accept-unsure = Je ne suis pas sûre d'avoir bien entendu. Pour garder « { $name } », écrivez « oui ».
declined = Bien, je ne vous proposerai plus « { $name } ».
decline-nothing = D'accord.
