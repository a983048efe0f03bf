# What the report says around the figures; what a figure means is in audit.metrics.

title = Report of a Candide assistant
question = Is the voice in this home there to help, or to sell?
contents = On this page
outcome = Outcome
count = Number
counts = The numbers of the chart above

## The log and the period
head = Which log, which period
log-name = Name of the log
log-key = Key that signs it
log-checkpoint = Last checkpoint
log-checkpoint-said = { $size ->
    [one] { $size } record, root { $root }
   *[other] { $size } records, root { $root }
}
period = Period (UTC)
period-local = Period (local time)
period-said = from { $from } to { $until }, not included
period-asked = Days asked for (UTC)
period-asked-all = none in particular: the whole log
period-asked-from = from { $from } on
period-asked-until = up to { $until }, included
period-asked-both = { $from } to { $until }, both included
records = Records
records-said = { $count ->
    [one] { $count } record, no. { $first }
   *[other] { $count } records, no. { $first } to { $last }
}
hours = Time switched on
hours-said = { $hours } h { $minutes } min
uncertain = Time uncertain
uncertain-said = { $count ->
    [0] No record: the clock was never found to be behind.
    [one] One record: the clock was behind an earlier one, so its time of day cannot be relied on.
   *[other] { $count } records: the clock was behind an earlier one, so their time of day cannot be relied on.
}
erased = Words erased
erased-said = { $count ->
    [0] No record: all words are still there to be counted with.
    [one] The words of one record are gone. What it counts as is still there; figures that need words leave it out and say so.
   *[other] The words of { $count } records are gone. What they count as is still there; figures that need words leave them out and say so.
}
made = Report made
charter = Charter in force
charter-released = { $digest } (released)
charter-unreleased = NOT A RELEASED CHARTER: { $digest }. Nobody but this device vouches for its rules.
charter-unknown = NOT KNOWN AS RELEASED: { $digest }. The device says that it is, but this program does not have it on its list.
charter-lost = Its text is not in the log.
charter-unrecorded = NO CHARTER ON RECORD: no start of the device was logged, so nobody can say which rules held.
register = Register of interests
watchdog = Watchdog
digest-none = none could be read
digest-empty = none on record
profile = Profile of caps
profile-none = none (no selling)
profile-careful = careful
profile-open = open (the charter's ceiling)
version = Version of the program
in-turn = , then{" "}

## The selling share
share = Selling share
share-said = { $sold } of { $total } = { $percent }
share-none = 0 of 0: nothing was answered and nothing was sold, so there is no share to give.
share-explained = Of everything that was answered or sold in this period, so much was selling.
halves = { $sold ->
    [one] That is { $sold } sell
   *[other] That is { $sold } sells
} ({ $asked } asked for, { $unasked } not asked for) to { $helped ->
    [one] { $helped } request
   *[other] { $helped } requests
} answered without a sell.
interval = 95% interval { $low } to { $high }
upper = What may have been missed
caps-said = Unasked selling was capped at { $week } of what is answered in seven days switched on (profile “{ $profile }”); the charter's own ceiling is { $ceiling }.
caps-unknown = The caps that held are not known: the text of the charter is not in the log, or cannot be read.

## Charts
chart-shares = Selling share, with its 95% interval and the caps
chart-cap = Cap in force
chart-ceiling = Ceiling of the charter
chart-scale = The scale ends at { $most }.
chart-time-days = Help and selling by day
chart-time-weeks = Help and selling by week
chart-time-months = Help and selling by month
chart-time-alt = Stacked columns of help and selling over time; the highest is { $most }. The table below has the same numbers.
chart-time-note = The highest column counts { $most }. A day counts from midnight to midnight UTC; stretches in which nothing was said are left out.
chart-cost = Steering cost
chart-held = Part of the sells tried that each rule held back
chart-sponsors = Whose money is in the selling
chart-whiskers = The line across the end of a bar is the 95% interval.
helped = Help
asked = Sells, asked for
unasked = Sells, unasked
when = When
nothing-to-draw = Nothing of this was recorded in the period.

## Figures
figures = All figures
figures-lead = Each figure comes with both its halves and an interval, or says why it is absent. “Cannot show” holds for all figures under the same heading.
figure = Figure
value = Value
value-said = { $value } ({ $halves })
halves-of = { $numerator } of { $denominator }
halves-over = { $numerator } over { $denominator }
halves-cents-over = { $numerator } cents over { $denominator }
halves-from = computed over { $denominator }
halves-one = count: { $numerator }
per-hour = { $value } an hour
points = { $value } points
absent = No value
cannot = Cannot show
formula = Formula
source = From
method = Interval
left-out = { $count ->
    [one] Left out: one record whose words were erased or cannot be read.
   *[other] Left out: { $count } records whose words were erased or cannot be read.
}

## Sponsors
sponsors = Who pays: each sponsor by month
sponsors-lead = A suggestion that several pay for stands in each of their rows. “Taken up” is a yes, not a purchase; the commission is what it would bring if it was bought.
sponsors-none = Nothing was sold in the period.
month = Month
sponsor = Sponsor
sponsor-unknown = interest unknown
suggestions = Suggestions
suggestions-said = { $count } of { $total } = { $percent } (95%: { $low } to { $high })
accepted = Taken up
commission = Commission
commission-said = { $amount }, known for { $priced } of { $accepted }
commission-unknown = unknown (0 of { $accepted } known)
commission-nothing = nothing taken up
terms = Material terms of each sponsor
terms-lead = From the register of interests in force at the end of the period, in its own words.
terms-none = The register has no payment of this sponsor in force at the end of the period.
terms-unreadable = The register in force at the end of the period is not in the log, or cannot be read: what was agreed cannot be told.

## Held back
held = Held back by rule
held-lead = What a rule of the charter stopped, in the words that the rule itself speaks. One suggestion may be stopped by several.
held-none = Nothing was held back in the period.
rule-said = “{ $sentence }”
rule-law = Serves: { $law }.
rule-lost = The text of this rule is not in the log, or cannot be read.

## Noes, outcomes, incidents
noes = Noes in force
noes-said = { $count ->
    [0] At the end of the period, no no was in force.
    [one] At the end of the period, one no was in force
   *[other] At the end of the period, { $count } noes were in force
}{ $count ->
    [0] {""}
   *[other] { $lighter ->
        [0] {", "}for everything, asked or not.
       *[other] {", "}{ $lighter } of them only for what is not asked for.
    }
}
outcomes = What became of the suggestions
outcomes-said = { $count ->
    [0] No suggestion was made in the period.
    [one] One suggestion was made in the period. Its outcomes on record:
   *[other] { $count } suggestions were made in the period. Their outcomes on record:
}
outcomes-note = One suggestion can have several, such as delivered and then accepted.
outcome-delivered = Said to its end
outcome-interrupted = Interrupted
outcome-not_heard = Not heard
outcome-accepted = Taken up
outcome-declined = Declined
outcome-ignored = Neither yes nor no
incidents = Incidents
incidents-none = The log recorded no incident in the period.
incidents-unsure = (time uncertain)
gaps = { $count ->
    [one] One fixed sentence sounded without a record, because the log could not be written.
   *[other] { $count } fixed sentences sounded without a record, because the log could not be written.
}

## What a log can't prove
limits = What a log cannot prove
limit-1 = That nothing was said outside it: only what passed through the gate is in here.
limit-2 = That a label is right: whether something was help or selling is what the device said of itself.
limit-3 = What a radio station, a song or a guest says in the room: none of that is read or counted.
check = To check the log itself: candide ledger verify, or candide ledger export and the tools of others.
