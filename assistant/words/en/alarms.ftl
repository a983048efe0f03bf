# Alarms
alarm-when = At what time?
alarm-set = { $when ->
    [today] Alarm at { $time } today, in { $seconds }.
    [tomorrow] Alarm tomorrow at { $time }.
   *[later] Alarm on { $day } at { $time }.
}
alarm-set-named = { $when ->
    [today] { $name } alarm at { $time } today, in { $seconds }.
    [tomorrow] { $name } alarm tomorrow at { $time }.
   *[later] { $name } alarm on { $day } at { $time }.
}
alarm-set-repeating = Your { $time } alarm will ring { $days }.
alarm-in-the-past = That time has passed already.
alarm-too-many = There are fifty alarms already, which is as many as I keep.
alarm-unclear = I didn't quite get when; please say it another way.
alarm-none = No alarm is set.
alarm-none-such = I have no alarm at that time.
alarm-told = { $when ->
    [today] Alarm today at { $time }.
    [tomorrow] Alarm tomorrow at { $time }.
   *[later] Alarm on { $day } at { $time }.
}
alarm-told-named = { $when ->
    [today] { $name } alarm today at { $time }.
    [tomorrow] { $name } alarm tomorrow at { $time }.
   *[later] { $name } alarm on { $day } at { $time }.
}
alarm-told-repeating = Alarm at { $time }, { $days }.
alarm-told-snoozed = The alarm rings again in { $seconds }.
alarm-more = And { $count ->
    [one] one more.
   *[other] { $count } more.
}
alarm-which = Which one: { $choices }?
alarm-cancelled = { $count ->
    [one] The { $time } alarm is cancelled.
   *[other] All { $count } alarms are cancelled.
}
alarm-skipped = { $when ->
    [today] The { $time } alarm won't ring today; after that it rings as usual.
    [tomorrow] The { $time } alarm won't ring tomorrow; after that it rings as usual.
   *[later] The { $time } alarm won't ring on { $day }; after that it rings as usual.
}
alarm-stopped = Stopped.
alarm-snoozed = All right, I'll ring again in { $seconds }.
snooze-nothing = Nothing rang just now.
snooze-too-long = I can put it off by six hours at most; set an alarm instead.
alarm-rings = It's time: your { $time } alarm.
alarm-rings-named = It's time: your { $name } alarm.
alarm-missed = { $recent ->
    [today] Your { $time } alarm could not ring, as I was off.
   *[earlier] Your { $time } alarm on { $day } could not ring, as I was off.
}
alarm-missed-named = { $recent ->
    [today] Your { $time } { $name } alarm could not ring, as I was off.
   *[earlier] Your { $time } { $name } alarm on { $day } could not ring, as I was off.
}
alarm-unheard = { $recent ->
    [today] Your { $time } alarm rang, and nobody stopped it.
   *[earlier] Your { $time } alarm rang on { $day }, and nobody stopped it.
}
