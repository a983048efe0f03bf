# What the audit layer says itself: suggestions, who pays, and the figures.

## Who pays, before what is offered
sale-mark = For sale
payer-rate = { $payer } pays { $percent }% of the price to { $beneficiary } if you buy
payer-amount = { $payer } pays { $amount } to { $beneficiary } if you buy
payer-placement = { $payer } pays { $beneficiary } each time this offer is shown
payer-click = { $payer } pays { $beneficiary } each time somebody follows this offer
payer-flat = { $payer } pays { $beneficiary } every month, whether you buy or not
payer-captain = { $payer } chooses what is on this shelf, so I take it that they pay { $beneficiary }
payer-own-brand = { $what ->
    [shop] this is a shop
   *[other] this is the brand
} of { $holder }, { own-brand-mark }
payer-own-family = { $what ->
    [shop] this is a shop
   *[other] this is a brand
} of { $holder }, of the family of { $maker }, { own-brand-mark }
payer-unknown = { unknown-mark }, so take it as paid
own-brand-mark = who make this assistant
unknown-mark = nobody told me who gains if you buy this
payers-too = { $count ->
    [one] { $payers } pays too
   *[other] { $payers } pay too
}
own-brand-too = { $what ->
    [shop] this is a shop
   *[other] this is a brand
} of { $holder }, of the family { own-brand-mark }
in-group = the shop belongs to { $group }

## The offer; a single piece has no price per unit
offer = { $name }, { $quantity }, from { $merchant }: { $price }, { $delivery }, which is { $unitprice }
offer-single = { $name }, from { $merchant }: { $price }, { $delivery }
delivery-free = delivery included
delivery-paid = plus { $amount } delivery
unit-price-g = { $amount } a kilo delivered
unit-price-ml = { $amount } a litre delivered
unit-price-piece = { $amount } each delivered
quantity-g = { $amount } g
quantity-kg = { $amount } kg
quantity-ml = { $amount } ml
quantity-l = { $amount } L
quantity-piece = { $count ->
    [one] { $count } piece
   *[other] { $count } pieces
}

sale = { sale-mark }: { $payer }. { $offer }.
advice = { $offer }. Nobody pays for this answer.
advice-item = { $offer }.
advice-beside-sale = Without commission: { $offer }.
advice-items-unpaid = Nobody pays for these answers.
cheaper-unpaid = Cheaper and without commission: { $offer }.

## What is proved in favour of an offer
claim-price-cut = The lowest price of the last thirty days was { $before }.
claim-rating-verified = Rated { $rating } out of 5 by { $count } verified buyers, says { $source }.
claim-rating-unverified = Rated { $rating } out of 5 by { $count } people, not verified as buyers, says { $source }.
claim-label = Certified label: { $scheme }.
claim-stock = { $left ->
    [0] None are left, says { $source }, on { $date } at { $time }.
    [one] There is { $left } left, says { $source }, on { $date } at { $time }.
   *[other] There are { $left } left, says { $source }, on { $date } at { $time }.
}
claim-deadline = The offer ends on { $until } at { $untiltime }, says { $source }, on { $date }.
scheme-eu-ecolabel = EU Ecolabel
scheme-nf-environnement = NF Environnement, of France
scheme-eu-organic = EU organic label
scheme-ab = Agriculture Biologique, of France
scheme-blue-angel = Blue Angel
scheme-nordic-swan = Nordic Swan
scheme-fsc = FSC, for wood
scheme-pefc = PEFC, for wood
scheme-msc = MSC, for fishing
scheme-gots = GOTS, for organic textiles
scheme-eu-energy-label = EU energy label
scheme-indice-durabilite = French durability index
scheme-indice-reparabilite = French repairability index

## Saying yes, saying no
word-to-refuse = no
word-to-accept = yes
how-to-refuse = { $count ->
    [one] Say “{ word-to-refuse }” to set it aside, “{ word-to-accept }” to keep it.
   *[other] Say “{ word-to-refuse }” to set them aside, “{ word-to-accept }” to keep them.
}
word-to-lift = lift that
may-lift = You once cut me short on “{ $name }”. If I may speak of it of my own accord again, say “{ word-to-lift }”.
how-to-lift = To take a refusal back, say “{ word-to-lift }”.

## What was left out
left-out = { $count ->
    [one] I left out one offer that is paid or of unknown interest.
   *[other] I left out { $count } offers that are paid or of unknown interest.
}
declined-out = { $count ->
    [one] I left out one product that you have set aside.
   *[other] I left out { $count } products that you have set aside.
}
declined-and-left-out = I left out { $declined ->
    [one] one product that you have set aside
   *[other] { $declined } products that you have set aside
} and { $count ->
    [one] one offer that is paid or of unknown interest.
   *[other] { $count } offers that are paid or of unknown interest.
}
nothing-left = There is nothing left for me to name.

## Why this one
why = { $count ->
    [one] I had only one offer for “{ $need }”.
   *[other] I compared { $count } offers for “{ $need }”.
} The formula is published: { $weights }, the smallest total first. “{ $name }” from { $merchant } comes first with a total of { $score }, which is { $unitprice }. No commission enters this sum.
why-campaign = You had asked for nothing: a merchant wanted me to speak of it.
why-standing = You had asked me to look out for it.
why-nothing = I have suggested nothing to you lately.
why-blocked = I suggested nothing paid last time. { $reason }
feature-weight = { $feature } counts { $weight ->
    [one] once
   *[other] { $weight } times
}
feature-landed_per_unit = the delivered cost per unit in cents

## Who pays you
who-pays-offer = For “{ $name }”: { $payer }.
who-pays-nobody = For “{ $name }”: nobody pays.
answer-rate = { $payer } pays { $percent }% of the price to { $beneficiary }, which is { $amount }
answer-amount = { $payer } pays { $amount } to { $beneficiary }
answer-unknown = I do not know who gains, so I count it as paid
who-pays-all = { $count ->
    [0] Nobody pays { $maker } for sales at the moment.
    [one] One merchant pays { $maker } for sales: { $payers }.
   *[other] { $count } firms pay { $maker } or its partners for sales: { $payers }.
} The order of my answers knows nothing of these sums.
who-pays-rest = { $payers } and { $count ->
    [one] one other, which “candide register show” shows
   *[other] { $count } others, which “candide register show” shows
}
register-unreadable = The register of interests cannot be read, so I sell nothing.

## How much
period-today = Today
period-week = In the last seven days
period-month = In the last thirty days
figures = { $period }: { $requests ->
    [0] no request answered without a sale
    [one] one request answered without a sale
   *[other] { $requests } requests answered without a sale
}, { $asked ->
    [0] no sale that was asked for
    [one] one sale that was asked for
   *[other] { $asked } sales that were asked for
}, { $unasked ->
    [0] no sale that was not
    [one] one sale that was not
   *[other] { $unasked } sales that were not
}. Sales: { $sold } of { $total }, which is { $percent }%; { $few ->
    [0] the true share
   *[other] with so few, the true share
} may lie between { $low } and { $high }%. This counts only what goes through me, not what a radio says.
figures-none = { $period } I have answered no request and sold nothing: 0 of 0, so there is no share to give. This counts only what goes through me.

## What my suggestions cost on top
cost-none = { $period } I have named no offer: there is nothing to compare.
cost-erased = { $count ->
    [one] The words of one suggestion are erased, I could not count it.
   *[other] The words of { $count } suggestions are erased, I could not count them.
}
cost-nothing-more = { $period } I compared { $count ->
    [one] one suggestion
   *[other] { $count } suggestions
} with the cheapest offer that I knew of: { $count ->
    [one] it would have cost nothing more
   *[other] they would have cost nothing more
}, €0. I see neither other shops, nor what you bought.
cost-more = { $period } I compared { $count ->
    [one] one suggestion
   *[other] { $count } suggestions
} with the cheapest offer that I knew of: { $dearer ->
    [one] one would have cost more
   *[other] { $dearer } would have cost more
}, { $amount } in all, delivery included. I see neither other shops, nor what you bought.

## The proof
prove-first = I made the order again from what my log has kept: the offer named first is indeed the first, without any commission.
prove-not-first = I made the order again from what my log has kept: the offer named first is not the first.
prove-changed = The words of the last suggestion are not those that my log has sealed, so I do not make the order again.
prove-erased = The words of the last suggestion are erased, so I can no longer make the order again.
prove-held-back = The last suggestion was held back, nothing was named.
prove-record = It is record { $record } of a log of { $size }, root { $root }, and the proof that it is there holds; to hand it to somebody to check: “candide ledger prove { $record }”.
prove-record-fails = The proof that record { $record } is in my log, root { $root }, does not hold: do not believe this log any more, and run “candide ledger verify”.
prove-nothing = I have suggested nothing to you lately, so there is nothing to prove. My log has { $size } records; to prove one: “candide ledger prove” and its number.

## What was held back
held-back-none = { $period } I held back no suggestion, of { $total } prepared. This counts only what goes through me.
held-back = { $period } I held back { $count ->
    [one] one suggestion
   *[other] { $count } suggestions
} of { $total } prepared. { $reasons }
held-back-reason = { $count ->
    [one] Once: { $reason }
   *[other] { $count } times: { $reason }
}
held-back-others = { $count ->
    [one] Once: another rule.
   *[other] { $count } times: other rules.
}
rule-gone = a rule that my charter no longer has.

## The settings
settings = { $selling } { $children } { $quiet } { $noes } { $survey }
settings-selling-off = You have switched selling off.
settings-profile-none = Profile “nothing”: I do not sell.
settings-caps = Profile { $profile ->
    [careful] “careful”
    [open] “open”
   *[other] “{ $profile }”
}: { $caps }{ $unasked ->
    [0] .
   *[other] , and at most { $percent }% of unasked selling over seven days.
}
settings-children = { $minutes ->
    [0] Children live here, so selling is closed.
    [one] Children live here, and an adult has opened selling for one more minute.
   *[other] Children live here, and an adult has opened selling for { $minutes } more minutes.
}
settings-no-children = You have told me of no children here.
settings-quiet = Quiet hours from { $start } to { $end }.
settings-no-quiet = No quiet hours.
settings-noes = { $count ->
    [0] No refusals.
    [one] One refusal.
   *[other] { $count } refusals.
}
settings-survey-on = I may ask for your opinion.
settings-survey-off = I do not ask for your opinion.

## A machine
machine = I am a machine, not a person: an AI, a program that speaks with a synthetic voice. I run here, without a network, and European law wants me to tell you so.

## To sell or not
selling-off = Noted, I will not sell you anything any more. If you look for something, I name only offers that nobody pays for.
selling-ask = May I sell to you again, within the limits of the charter? Say “yes” or “no”.
selling-on = Noted, I may sell again, within your limits. Your other refusals stay.
names-rest = { $names } and { $count ->
    [one] one other
   *[other] { $count } others
}
never-again = Noted, I will not suggest { $scope ->
    [category] anything of the kind { $names } again.
    [brand] anything of the brand { $names } again.
    [sponsor] anything again that is sold or paid for by { $names }.
   *[other] { $names } again.
} To undo this, say “{ word-to-lift }”.
never-again-what = What should I not suggest any more? Name a product, a kind of product, a brand or a shop.
lift-ask = May I again suggest { $scope ->
    [category] things of the kind { $names }
    [brand] the brand { $names }
    [sponsor] what is sold or paid for by { $names }
   *[other] { $names }
}? Say “yes” or “no”.
lifted = Noted, I may again suggest { $scope ->
    [category] things of the kind { $names }.
    [brand] the brand { $names }.
    [sponsor] what is sold or paid for by { $names }.
   *[other] { $names }.
}
lift-nothing = I find no refusal to lift.

## How much to sell
unasked-per-day = { $count ->
    [0] nothing of my own accord
    [one] at most one suggestion of my own accord a day
   *[other] at most { $count } suggestions of my own accord a day
}
asked-per-hour = { $count ->
    [0] no paid answer
    [one] at most one paid answer an hour
   *[other] at most { $count } paid answers an hour
}
caps = { $unasked }; if you ask, { $asked }
caps-none = I sell nothing
caps-ask = That would be more selling than now: { $caps }. Do you want that? Say “yes” or “no”.
caps-changed = Noted: { $caps }.
caps-at-end = { $up ->
    [0] I sell nothing already, I cannot do less.
   *[other] That is already the most that my charter allows.
}

## Children, and an adult's number
children-here = Noted: there are children here, so I sell nothing, to anybody. { $pin ->
    [0] To let an adult open selling, choose a PIN with “candide settings pin”.
   *[other] An adult can open selling for a quarter of an hour with the PIN.
}
children-ask = Do no children live here any more? I could then sell again, within your limits. Say “yes” or “no”.
children-gone = Noted: no children live here.
pin-ask = What is the adult's PIN? Say the digits one by one.
pin-open = It is open for a quarter of an hour.
pin-closed = Nothing is closed: you have told me of no children here.
pin-wrong = That is not the right PIN, so nothing is open.
pin-locked = Too many wrong PINs: it is closed for an hour.
pin-none = There is no adult's PIN, so I open nothing. Choose one with “candide settings pin”.

## Quiet hours
quiet-ask = There would be fewer quiet hours: from { $start } to { $end }. Do you want that? Say “yes” or “no”.
quiet-set = Noted: from { $start } to { $end } I suggest nothing of my own accord.
quiet-when = From what time to what time should I suggest nothing of my own accord?

## What has not changed
kept-as-is = I change nothing.
setting-failed = I could not write that into my log. Until I can, I sell nothing.
setting-unsure = The model I hear with is not an official one: it hears too badly for me to sell more on its word. Type it, or install the official models with “candide models install”.

## The first day
introduction = Hello, I am Candide, an AI: a machine, not a person. I keep your timers and lists, and I compare products. I write what you say to me and what I answer into a log that stays here.
right-to-object = Sometimes I sell. You can refuse at any time: say “don't sell me anything”. Then I name only offers that nobody pays for, and only if you look for something.
ask-language = Shall we speak English? Say “English”. Pour parler français, dites « français ».
language-set = Very well, I speak English to you.
ask-children = Do children live here? If so, I sell nothing to anybody. Say “yes” or “no”.
ask-profile = How much may I sell? Say “nothing” for no selling. “Careful”: { $careful }. “Open”: at most { $openunasked } a day of my own accord, and { $openasked } an hour. Without an answer, I stay careful.
profile-set = Noted, profile { $profile ->
    [none] “nothing”: { $caps }.
    [careful] “careful”: { $caps }.
   *[open] “open”: { $caps }.
}
charter-changed = The rules that I follow have changed. { $released ->
    [0] Take care: this charter is not one of those published with me.
   *[other] It is a charter that was published with me.
} To read it: “candide policy doc”.

## The survey
survey-on = Noted: every three months at most, I will ask whether you would recommend me.
survey-off = Noted, I will not ask for your opinion any more.
survey-ask = From nought to ten, would you recommend me to others? You need not answer.
survey-thanks = Thank you, I have noted { $score } out of ten. It stays in my log, here.

## What others wanted to sell
undeclared = I held back this answer: a text that I did not write was trying to sell without saying so.

## Forgetting
forget = I will erase “{ $heard }” and what I answered from my log. What you refused stays refused. Say “yes” to confirm.
forget-nothing = I find nothing that you said to me just now. To erase what is older: “candide ledger erase”.
forgotten = { $count ->
    [0] There was nothing left to erase.
    [one] Erased: one record of my log no longer has its words.
   *[other] Erased: { $count } records of my log no longer have their words.
} What you refused stays refused.
forget-kept = I erase nothing.
forget-failed = I could not erase it: take it as still written in my log.
forget-unfinished = It is out of my log, but another program holds that open: the words stay on the disk until it lets go.
forget-unsure = The model I hear with is not an official one: it hears too badly for me to erase on its word. Type it, or install the official models with “candide models install”.

## The log
log-stopped = My log no longer agrees with its last signature. I go on helping you, and I sell nothing until that is settled.
