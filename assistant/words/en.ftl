# All that Candide can say when it helps. Sales and figures: audit/disclosure/en.ftl.

## Talking to each other
greet = Hello. I am Candide, a machine: timers, lists, the time, and shopping. Say “help” to hear what you can ask.
goodbye = See you soon.
thanks = You are welcome.
help = You can say: “set a timer for ten minutes”, “add milk to my list”, “read my list”, “what time is it”, “I am looking for ground coffee”, “who pays you”, “how much have you sold me”, “do not sell me anything any more” or “forget what I just said”.
out-of-scope = I cannot do that yet. I keep timers and the list, I tell the time, and I compare products.
not-understood = I did not understand. Could you say it another way?
stopped = All right.
question-dropped = All right, never mind.
repeat-nothing = I have not said anything yet.

## Time and date
time-now = It is { $time }.
date-today = It is { $date }.

## Weather
weather-now = { $place ->
    [none] It is
   *[other] { $place }: it is
} { $now_c } { $now_c ->
    [one] degree
   *[other] degrees
}, with { $sky ->
    [clear] a clear sky
    [cloudy] clouds
    [rain] rain
    [snow] snow
    [fog] fog
    [storm] a storm
   *[wind] wind
}. Today's low is { $low_c } and the high is { $high_c }.
weather-remark = { $remark }
weather-today-only = I only know the weather of today.
weather-none = I have no weather forecast.
weather-old = My weather forecast is more than twelve hours old, so I would rather not tell it.

## Timers
timer-how-long = A timer for how long?
timer-set = Timer for { $seconds }, starting now.
timer-too-many = There are twenty timers already, which is as many as I keep.
timer-none = No timer is running.
timer-left = { $count ->
    [one] { $seconds } to go.
   *[other] The next timer rings in { $seconds }; { $count } timers are running.
}
timer-cancelled = { $count ->
    [one] The timer is cancelled.
   *[other] All { $count } timers are cancelled.
}
timer-rings = The timer for { $seconds } is done.

## Shopping list
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

## Volume
volume-set = Volume at { $level } out of 10.
volume-what = Say “louder”, “quieter” or “volume at five”.

## Shopping
need-find = What are you looking for?
need-price = The price of what?
need-compare = What would you like to compare?
not-found = I found nothing for “{ $need }”.
accepted = I have put { $name } on your list. I order nothing.
accept-nothing = I was not waiting for an answer.
accept-unsure = I am not sure that I heard you. To keep { $name }, type “yes”.
declined = Right, I will not suggest { $name } to you again.
decline-nothing = All right.
never-again-unknown = I know no product, brand or shop by the name of “{ $name }”.
caps-what = Say “sell less”, “sell more”, or a profile: “none”, “careful” or “open”.

## What may be missing
dialogue-down = My understanding is restarting, so I cannot answer that just now. Timers go on.
dialogue-garbled = My answer was not in order, so I would rather not say it. Please try again.
heard-nothing = I heard nothing.
too-long = That is too long for me. Please say it in one short sentence.

## Demonstration: what the household says, played by a third voice
demonstration-question = { $words }
