# What the audit layer says itself: suggestions, who pays, and the figures.

## Who pays, before what is offered
payer-rate = For sale: { $payer } pays { $percent }% of the price to { $beneficiary } if you buy
payer-amount = For sale: { $payer } pays { $amount } to { $beneficiary } if you buy
payer-own-brand = For sale: this is the brand of { $beneficiary }, who make this assistant
payer-unknown = For sale: nobody told me who gains if you buy this, so take it as paid

## The offer; a single piece has no price per unit
offer = { $name }, { $quantity }, from { $merchant }: { $price }, { $delivery }, which is { $unitprice }
offer-single = { $name }, from { $merchant }: { $price }, { $delivery }
delivery-free = delivery included
delivery-paid = plus { $amount } delivery
unit-price-g = { $amount } a kilo delivered
unit-price-ml = { $amount } a litre delivered
unit-price-piece = { $amount } each delivered
quantity-g = { $amount } g
quantity-kg = { $amount } kg
quantity-ml = { $amount } ml
quantity-l = { $amount } L
quantity-piece = { $count ->
    [one] { $count } piece
   *[other] { $count } pieces
}

sale = { $payer }. { $offer }.
advice = { $offer }. Nobody pays for this answer.
advice-item = { $offer }.
advice-items-unpaid = Nobody pays for these answers.
cheaper-unpaid = Cheaper and without commission: { $offer }.
how-to-refuse = Say “no” to set it aside.

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
} The formula is published: { $weights }, the smallest total first. { $name } from { $merchant } comes first with a total of { $score }, which is { $unitprice }. No commission enters this sum.
why-nothing = I have suggested nothing to you lately.
why-blocked = I suggested nothing paid last time. { $reason }
feature-weight = { $feature } counts { $weight ->
    [one] once
   *[other] { $weight } times
}
feature-landed_per_unit = the delivered cost per unit in cents

## Who pays you
who-pays-offer = For { $name }: { $payer }.
who-pays-nobody = For { $name }: nobody pays.
rate-clause = { $payer } pays { $percent }% of the price to { $beneficiary }, which is { $amount }
amount-clause = { $payer } pays { $amount } to { $beneficiary }
own-brand-clause = it is the brand of { $beneficiary }, who make this assistant
unknown-clause = I do not know who gains, so I count it as paid
who-pays-all = { $count ->
    [0] Nobody pays { $maker } for sales at the moment.
    [one] One merchant pays { $maker } for sales: { $payers }.
   *[other] { $count } firms pay { $maker } or its partners for sales: { $payers }.
} The order of my answers knows nothing of these sums.
register-unreadable = The register of interests cannot be read, so I sell nothing.

## How much
figures = Today: { $requests ->
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
}. Sales: { $sold } of { $total }, which is { $percent }%; with so few, the true share may lie between { $low } and { $high }%. This counts only what goes through me, not what a radio says.
figures-none = Today I have answered no request and sold nothing yet: 0 of 0, so there is no share to give. This counts only what goes through me.

## Settings
selling-off = Noted, I will not sell you anything any more. If you look for something, I name only offers that nobody pays for.

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
