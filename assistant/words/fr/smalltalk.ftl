# Se parler
greet = Bonjour. Je suis Candide, une machine : minuteurs, listes, heure et achats. Dites « aide » pour savoir quoi me demander.
goodbye = À bientôt.
thanks = Avec plaisir.
help = Vous pouvez dire : « mets un minuteur de dix minutes », « ajoute du lait à ma liste », « lis ma liste », « quelle heure est-il », « je cherche du café moulu », « qui te paie », « combien m'as-tu vendu », « ne me vends plus rien » ou « oublie ce que je viens de dire ».
out-of-scope = Je ne sais pas encore faire cela. Je tiens les minuteurs et la liste, je donne l'heure et je compare des produits.
not-understood = Je n'ai pas compris. Pouvez-vous le dire autrement ?
