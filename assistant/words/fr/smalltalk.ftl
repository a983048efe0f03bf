# Se parler
greet = Bonjour. Je suis Candide, une machine : minuteurs, listes, heure et achats. Dites « aide » pour savoir quoi me demander.
goodbye = À bientôt.
thanks = Avec plaisir.
out-of-scope = Je ne sais pas encore faire cela. Dites « aide » pour savoir quoi me demander.
not-understood = Je n'ai pas compris. Pouvez-vous le dire autrement ?

# Ce qu'on peut me dire : trois exemples qui vont, ou ceux d'un sujet
help-in-the-morning = Vous pouvez dire : « quel temps fait-il », « ajoute du lait à ma liste » ou « ne me vends plus rien ». Pour en savoir plus sur une chose, dites par exemple « aide minuteurs ».
help-by-day = Vous pouvez dire : « mets un minuteur de dix minutes », « ajoute du lait à ma liste » ou « ne me vends plus rien ». Pour en savoir plus sur une chose, dites par exemple « aide musique ».
help-in-the-evening = Vous pouvez dire : « réveille-moi à sept heures », « mets de la musique » ou « ne me vends plus rien ». Pour en savoir plus sur une chose, dites par exemple « aide réveil ».
help-while-timing = Vous pouvez dire : « combien de temps reste-t-il », « ajoute deux minutes au minuteur » ou « annule le minuteur ». Pour en savoir plus sur autre chose, dites par exemple « aide liste ».
help-timers = Pour les minuteurs, dites : « mets un minuteur de dix minutes pour les pâtes », « combien de temps reste-t-il », « ajoute deux minutes », « mets le minuteur en pause » ou « annule le minuteur ».
help-alarms = Pour le réveil, dites : « réveille-moi à sept heures », « mets une alarme à six heures et demie du lundi au vendredi », « quelles alarmes sont mises » ou « annule mon réveil de demain ». Quand il sonne : « stop », ou « encore cinq minutes ».
help-reminders = Pour les rappels, dites : « rappelle-moi de sortir les poubelles ce soir à huit heures », « quels sont mes rappels », « annule le rappel des poubelles » ou « qu'est-ce que j'ai raté ».
help-lists = Pour les listes, dites : « ajoute du lait et six œufs », « lis ma liste », « j'ai acheté le lait », « mets appeler le plombier sur ma liste de choses à faire », « vide la liste » ou « annule ça ».
help-music = Pour la musique, dites : « mets de la musique », « joue » et le nom d'un artiste, « mets la radio », « chanson suivante », « mets la musique en pause » ou « c'est quoi cette chanson ».
help-weather = Pour le temps qu'il fait, dites : « quel temps fait-il », « est-ce qu'il va pleuvoir » ou « quelle température fait-il ».
help-clock = Pour l'heure et le calendrier, dites : « quelle heure est-il », « quelle heure est-il à Tokyo », « quel jour sommes-nous » ou « dans combien de jours est Noël ».
help-sums = Pour calculer, dites : « combien font douze fois sept », « quinze pour cent de quatre-vingts » ou « combien font trois livres en kilos ».
help-volume = Pour la voix et le son, dites : « plus fort », « volume à cinq », « coupe le son », « parle moins vite », « répète » ou « stop ».
help-languages = Je parle français et anglais. Dites « parle anglais » ou « parle français ». Pour une seule réponse : « et en anglais ? »
help-shopping = Pour les achats, dites : « je cherche du café moulu », « combien coûte une bouilloire » ou « compare les cafés ». Puis « pourquoi celui-là » ou « qui te paie ». Je ne commande rien.
help-selling = Sur ce que je vends, vous décidez : « ne me vends plus rien », « vends moins », « plus jamais cette marque », « il y a des enfants ici », « combien m'as-tu vendu » ou « quels sont mes réglages ».
help-log = J'écris tout ce qui se dit dans un journal qui reste ici. Dites « oublie ce que je viens de dire » pour effacer, ou « prouve-le » pour vérifier.
