# Listes
list-what = Qu'est-ce que je note ?
list-added = J'ai ajouté { $items }.
list-noted = C'est noté : { $items }.
list-task-added = C'est noté dans vos choses à faire : { $items }.
list-sum = Il y en avait déjà { $before } : cela fait { $items }.
list-made-precise = C'était déjà sur la liste, et c'est maintenant { $items }.
list-already = { $list ->
    [tasks] C'était déjà dans vos choses à faire : { $items }.
   *[shopping] C'était déjà sur votre liste : { $items }.
}
list-full = Cette liste est pleine : elle contient { $count } choses. Rayez-en d'abord quelques-unes.
list-empty = { $list ->
    [tasks] Votre liste de choses à faire est vide.
   *[shopping] Votre liste de courses est vide.
}
list-read = { $list ->
    [tasks] { $count ->
        [one] Vous avez une chose à faire : { $items }.
       *[other] Vous avez { $count } choses à faire : { $items }.
    }
   *[shopping] { $count ->
        [one] Sur votre liste, il y a { $items }.
       *[other] Sur votre liste, il y a { $count } choses : { $items }.
    }
}
list-length = { $list ->
    [tasks] { $count ->
        [one] Vous avez une chose à faire.
       *[other] Vous avez { $count } choses à faire.
    }
   *[shopping] { $count ->
        [one] Sur votre liste, il y a une chose.
       *[other] Sur votre liste, il y a { $count } choses.
    }
}
list-part = Pour commencer : { $items }.
list-group = { $group ->
    [fresh] Fruits et légumes : { $items }.
    [bakery] Boulangerie : { $items }.
    [dairy] Crèmerie : { $items }.
    [meat] Viande et poisson : { $items }.
    [frozen] Surgelés : { $items }.
    [pantry] Épicerie : { $items }.
    [drinks] Boissons : { $items }.
    [care] Hygiène et santé : { $items }.
    [home] Maison : { $items }.
   *[other] Autres : { $items }.
}
list-next = La suite : { $items }.
list-more = { $count ->
    [one] Il en reste une : dites « la suite ».
   *[other] Il en reste { $count } : dites « la suite ».
}
list-removed = Rayé de la liste : { $items }.
list-task-done = C'est fait : { $items }.
list-left = Sur la liste, il reste { $items }.
list-not-there = Ce n'est pas sur votre liste : { $items }.
list-alike = Sous ce nom, il n'y a rien sur votre liste. Il y a par contre : { $items }.
list-remove-what = Dites-moi ce que je dois rayer, par exemple « enlève le lait de ma liste ».
list-has = Oui, il y a sur votre liste : { $items }.
list-has-alike = Pas exactement, mais il y a sur votre liste : { $items }.
list-has-not = Non, sur votre liste il n'y a pas { $things }.
list-undone-none = Il n'y a rien à annuler : cela n'avait rien changé.
list-undone-added = C'est annulé. Ce n'est plus noté : { $items }.
list-undone-completed = C'est annulé. De nouveau sur la liste : { $items }.
list-undone-cleared = { $count ->
    [one] C'est annulé : une chose est revenue sur la liste.
   *[other] C'est annulé : { $count } choses sont revenues sur la liste.
}
list-undone-imported = { $count ->
    [one] C'est annulé : j'ai retiré ce qui venait du fichier, une chose.
   *[other] C'est annulé : j'ai retiré ce qui venait du fichier, { $count } choses.
}
list-undo-nothing = Je n'ai rien à annuler. Je peux reprendre les vingt derniers changements de vos listes.
list-clear-ask = { $list ->
    [tasks] { $count ->
        [one] Vider votre liste de choses à faire ? Il y en a une.
       *[other] Vider votre liste de choses à faire ? Il y en a { $count }.
    }
   *[shopping] { $count ->
        [one] Vider votre liste de courses ? Il y a une chose dessus.
       *[other] Vider votre liste de courses ? Il y a { $count } choses dessus.
    }
}
list-cleared = { $list ->
    [tasks] { $count ->
        [one] Votre liste de choses à faire est vide. Dites « annule ça » pour la retrouver.
       *[other] Vos { $count } choses à faire sont effacées. Dites « annule ça » pour les retrouver.
    }
   *[shopping] { $count ->
        [one] Votre liste de courses est vide. Dites « annule ça » pour la retrouver.
       *[other] Les { $count } choses de votre liste de courses sont effacées. Dites « annule ça » pour les retrouver.
    }
}
list-kept = Je n'efface rien de votre liste.
list-clear-failed = Je n'ai pas pu vider la liste : rien n'a changé.
list-clear-unsure = Je ne suis pas sûre d'avoir bien entendu. Tapez votre réponse pour vider la liste.
