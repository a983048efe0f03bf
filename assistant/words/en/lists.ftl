# Lists
list-what = What shall I note down?
list-added = I've added { $items }.
list-noted = Noted: { $items }.
list-task-added = Noted on your to-do list: { $items }.
list-sum = There was { $before } already: that makes { $items }.
list-made-precise = It was on the list already, and is now { $items }.
list-already = { $list ->
    [tasks] Already on your to-do list: { $items }.
   *[shopping] Already on your list: { $items }.
}
list-full = This list is full: it holds { $count } things. Tick some of them off first.
list-empty = { $list ->
    [tasks] Your to-do list is empty.
   *[shopping] Your shopping list is empty.
}
list-read = { $list ->
    [tasks] { $count ->
        [one] You have one thing to do: { $items }.
       *[other] You have { $count } things to do: { $items }.
    }
   *[shopping] { $count ->
        [one] On your list there is: { $items }.
       *[other] On your list there are { $count } things: { $items }.
    }
}
list-length = { $list ->
    [tasks] { $count ->
        [one] You have one thing to do.
       *[other] You have { $count } things to do.
    }
   *[shopping] { $count ->
        [one] On your list there is one thing.
       *[other] On your list there are { $count } things.
    }
}
list-part = First: { $items }.
list-group = { $group ->
    [fresh] Fruit and vegetables: { $items }.
    [bakery] Bakery: { $items }.
    [dairy] Dairy and eggs: { $items }.
    [meat] Meat and fish: { $items }.
    [frozen] Frozen: { $items }.
    [pantry] Groceries: { $items }.
    [drinks] Drinks: { $items }.
    [care] Toiletries and health: { $items }.
    [home] Household: { $items }.
   *[other] Other things: { $items }.
}
list-next = Next: { $items }.
list-more = { $count ->
    [one] There is one more: say “the rest”.
   *[other] There are { $count } more: say “the rest”.
}
list-removed = Ticked off the list: { $items }.
list-task-done = Done: { $items }.
list-left = Still on the list: { $items }.
list-not-there = This is not on your list: { $items }.
list-alike = Nothing on your list goes by that name, but there is: { $items }.
list-remove-what = Tell me what to tick off, for example “take the milk off my list”.
list-has = Yes, on your list there is: { $items }.
list-has-alike = Not quite, but on your list there is: { $items }.
list-has-not = No, there is no { $things } on your list.
list-undone-none = There is nothing to undo: that had changed nothing.
list-undone-added = Undone. No longer noted: { $items }.
list-undone-completed = Undone. Back on the list: { $items }.
list-undone-cleared = { $count ->
    [one] Undone: one thing is back on the list.
   *[other] Undone: { $count } things are back on the list.
}
list-undone-imported = { $count ->
    [one] Undone: I have taken out what came from the file, one thing.
   *[other] Undone: I have taken out what came from the file, { $count } things.
}
list-undo-nothing = I have nothing to undo. I can take back the last twenty changes to your lists.
list-clear-ask = { $list ->
    [tasks] { $count ->
        [one] Empty your to-do list? There is one thing on it.
       *[other] Empty your to-do list? There are { $count } things on it.
    }
   *[shopping] { $count ->
        [one] Empty your shopping list? There is one thing on it.
       *[other] Empty your shopping list? There are { $count } things on it.
    }
}
list-cleared = { $list ->
    [tasks] { $count ->
        [one] Your to-do list is empty now. Say “undo that” to have it back.
       *[other] All { $count } things are off your to-do list. Say “undo that” to have them back.
    }
   *[shopping] { $count ->
        [one] Your shopping list is empty now. Say “undo that” to have it back.
       *[other] All { $count } things are off your shopping list. Say “undo that” to have them back.
    }
}
list-kept = I am leaving your list as it is.
list-clear-failed = I could not empty the list: nothing has changed.
list-clear-unsure = I am not sure I heard that well. Type your answer to have the list emptied.
