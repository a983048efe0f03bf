# Lists
list-what = What shall I note down?
list-added = Noted: { $items }.
list-empty = Your list is empty.
list-read = { $count ->
    [one] On your list there is: { $items }.
   *[other] On your list there are { $count } things: { $items }.
}
list-removed = Ticked off the list: { $items }.
list-not-there = This is not on your list: { $items }.
list-remove-what = Tell me what to tick off, for example “take the milk off my list”.
