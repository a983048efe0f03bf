# Listes
list-what = Qu'est-ce que je note ?
list-added = C'est noté : { $items }.
list-empty = Votre liste est vide.
list-read = { $count ->
    [one] Sur votre liste, il y a : { $items }.
   *[other] Sur votre liste, il y a { $count } choses : { $items }.
}
list-removed = Rayé de la liste : { $items }.
list-not-there = Ce n'est pas sur votre liste : { $items }.
list-remove-what = Dites-moi ce que je dois rayer, par exemple « enlève le lait de ma liste ».
