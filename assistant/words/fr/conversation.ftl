# Ce qui peut manquer
dialogue-down = Ma compréhension redémarre, je ne peux pas répondre à cela tout de suite. Les minuteurs continuent.
dialogue-garbled = Ma réponse n'était pas en règle, je préfère ne pas la dire. Réessayez, s'il vous plaît.
heard-nothing = Je n'ai rien entendu.
too-long = C'est trop long pour moi. Dites-le en une phrase courte.
question-given-up = Je n'ai pas compris la réponse, je laisse ma question.

# Ce que je demande avant d'agir, faute d'être sûre d'avoir compris
ask-set-timer = Vous voulez un minuteur ?
ask-change-timer = Vous voulez que je change le minuteur ?
ask-cancel-timer = Vous voulez que j'arrête le minuteur ?
ask-set-alarm = Vous voulez un réveil ?
ask-cancel-alarm = Vous voulez que j'annule le réveil ?
ask-snooze = Vous voulez que cela sonne de nouveau plus tard ?
ask-set-reminder = Vous voulez un rappel ?
ask-cancel-reminder = Vous voulez que j'annule le rappel ?
ask-add-to-list = Vous voulez que je note cela sur une liste ?
ask-remove-from-list = Vous voulez que je raye cela de la liste ?
ask-undo = Vous voulez que j'annule le dernier changement ?
ask-play-music = Vous voulez de la musique ?
ask-control-music = Vous parlez de la musique ?
ask-set-volume = Vous voulez que je change le volume ?
ask-change-speed = Vous voulez que je parle à une autre vitesse ?
ask-switch-language = Vous voulez que je change de langue ?
ask-find-product = Vous cherchez un produit ?
ask-price = Vous voulez connaître un prix ?
ask-compare = Vous voulez que je compare des produits ?
ask-accept = Vous voulez garder ce que j'ai proposé ?
