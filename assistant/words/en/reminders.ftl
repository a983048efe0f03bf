# Reminders
reminder-what = What shall I remind you of?
reminder-when = When shall I remind you?
reminder-set = { $when ->
    [today] Noted for today at { $time }: { $words }.
    [tomorrow] Noted for tomorrow at { $time }: { $words }.
   *[later] Noted for { $day } at { $time }: { $words }.
}
reminder-set-repeating = Noted, { $days } at { $time }: { $words }.
reminder-in-the-past = That time has passed already.
reminder-too-many = There are a hundred reminders already, which is as many as I keep.
reminder-too-long = That is too long for a reminder; please say it in one sentence.
reminder-none = There are no reminders.
reminder-none-such = I have no such reminder.
reminder-told = { $when ->
    [today] Today at { $time }: { $words }.
    [tomorrow] Tomorrow at { $time }: { $words }.
   *[later] { $day } at { $time }: { $words }.
}
reminder-told-repeating = { $days } at { $time }: { $words }.
reminder-more = And { $count ->
    [one] one more.
   *[other] { $count } more.
}
reminder-which = Which one: { $choices }?
reminder-cancelled = The reminder is cancelled: { $words }.
reminder-cancelled-all = { $count ->
    [one] The reminder is cancelled.
   *[other] All { $count } reminders are cancelled.
}
reminder-rings = Here is your reminder: { $words }.
reminder-missed = { $recent ->
    [today] I could not remind you at { $time }: { $words }.
   *[earlier] I could not remind you on { $day } at { $time }: { $words }.
}
reminder-unheard = { $recent ->
    [today] At { $time } I reminded you: { $words }.
   *[earlier] On { $day } at { $time } I reminded you: { $words }.
}
missed-none = You missed nothing.
