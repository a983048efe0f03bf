"""What people say to a list in English, and what each sentence names: "sentence -> thing; thing".

An amount stands before its name as "2 kg: apples". Nothing after the arrow: nothing is named.
"""

from __future__ import annotations

ADDED = """
add milk to my list -> milk
add some eggs to the shopping list -> eggs
can you add bread to the list please -> bread
could you put two avocados on my list -> 2: avocados
put a dozen eggs on the list -> 12: eggs
put butter on the shopping list -> butter
put me down for three kilos of carrots -> 3 kg: carrots
stick a chicken on the list -> 1: chicken
pop some teabags on the list -> teabags
write down green tea and honey -> green tea; honey
note down two bottles of cider -> 2 bottle: cider
jot down cat food -> cat food
make a note of dog biscuits -> dog biscuits
we're out of salt -> salt
we're all out of sugar -> sugar
we are nearly out of washing powder -> washing powder
i'm out of toothpaste -> toothpaste
we've run out of olive oil -> olive oil
i ran out of shampoo -> shampoo
we're running low on rice -> rice
we're running out of nappies -> nappies
we're getting low on coffee -> coffee
we're low on dishwasher tablets -> dishwasher tablets
we're short of onions -> onions
there's no more mustard -> mustard
there is no vinegar left -> vinegar
there isn't any flour left -> flour
there aren't any light bulbs -> light bulbs
there's hardly any milk left -> milk
there's barely any butter left -> butter
we've got no bin bags -> bin bags
we have no more toilet paper -> toilet paper
we don't have any kitchen roll -> kitchen roll
we haven't got any parmesan -> parmesan
i've used up the jam -> jam
we finished the cereal -> cereal
i've finished the peanut butter -> peanut butter
that's the last of the coffee -> coffee
the milk is finished -> milk
the eggs are gone -> eggs
the shampoo is almost empty -> shampoo
the flour has run out -> flour
pick up some ham -> ham
pick up a pint of milk -> 1 pint: milk
grab a loaf of bread -> 1 loaf: bread
get some bananas -> bananas
get me a lemon -> 1: lemon
we need to get some cream -> cream
we need to buy candles -> candles
we need more sponges -> sponges
we need four baguettes -> 4: baguettes
we need some garlic and some onions -> garlic; onions
we could do with some parsley -> parsley
i could do with a melon -> 1: melon
i need a tin of tuna -> 1 can: tuna
i need to pick up stamps -> stamps
i have to buy a light bulb -> 1: light bulb
i must get some wine -> wine
i'd like some dark chocolate on the list -> dark chocolate
don't forget the grated cheese -> grated cheese
don't forget to buy plain yoghurt -> plain yoghurt
remember the baby milk -> baby milk
remember to get fizzy water -> fizzy water
remind me to pick up batteries -> batteries
the kids want pancakes -> pancakes
candide add pepper -> pepper
hey candide put some yeast on the list -> yeast
right so add a lettuce and two cucumbers -> 1: lettuce; 2: cucumbers
ok so we need rice pasta and salt -> rice pasta; salt
on the shopping list put mozzarella -> mozzarella
to my list add six yoghurts -> 6: yoghurts
on my list chicken and green beans -> chicken; green beans
shopping list five hundred grams of mince -> 500 g: mince
and some basil -> basil
and three leeks as well -> 3: leeks
and some butter -> butter
and also two packets of crisps -> 2 pack: crisps
plus a bag of ice -> 1 bag: ice
a pound of butter -> 1 lb: butter
half a pound of mushrooms -> 1/2 lb: mushrooms
two pounds of tomatoes -> 2 lb: tomatoes
a pound and a half of mince -> 3/2 lb: mince
eight ounces of cheddar -> 8 oz: cheddar
two pints of milk -> 2 pint: milk
three punnets of strawberries -> 3 tray: strawberries
two tubes of toothpaste -> 2 tube: toothpaste
four cartons of juice -> 4 carton: juice
a ball of mozzarella -> 1 ball: mozzarella
three cloves of garlic -> 3 clove: garlic
a handful of hazelnuts -> 1 handful: hazelnuts
a bunch of parsley and a bunch of radishes -> 1 bunch: parsley; 1 bunch: radishes
two tins of tomatoes and a jar of honey -> 2 can: tomatoes; 1 jar: honey
a litre and a half of milk -> 3/2 l: milk
half a dozen eggs and a pint of cream -> 6: eggs; 1 pint: cream
Add 2 kg of apples, 8 oz of cheddar and 1.5 l of milk. -> 2 kg: apples; 8 oz: cheddar; 3/2 l: milk
Milk, eggs, bread -> milk; eggs; bread
milk and eggs -> milk; eggs
add something ->
add it to my list ->
put that on the list ->
add to my shopping list ->
""".strip()

REMOVED = """
take the milk off the list -> milk
take eggs off my shopping list -> eggs
remove butter from the list -> butter
delete the crisps from my list -> crisps
cross off the bread and the croissants -> bread; croissants
cross the wine off the list -> wine
tick off the flour -> flour
tick the tomatoes off -> tomatoes
check off the bananas -> bananas
scratch the sugar off the list -> sugar
scrap the prawns -> prawns
drop the champagne from the list -> champagne
forget about the ice cream -> ice cream
i bought the milk -> milk
i've bought the eggs -> eggs
i already got the bread and the cheese -> bread; cheese
i've got the nappies -> nappies
we've already got rice -> rice
we have enough pasta -> pasta
i picked up the batteries -> batteries
i found the candles -> candles
we don't need salt any more -> salt
i don't need the flour anymore -> flour
we no longer need sugar -> sugar
no need for butter -> butter
take two eggs off the list -> 2: eggs
the milk is bought -> milk
the bread is done -> bread
can you take the tea off my list please -> tea
get rid of the pears -> pears
""".strip()

ASKED = """
is there any butter on my list -> butter
are there eggs on the shopping list -> eggs
is there milk on the list -> milk
do i have bread on the list -> bread
do we have coffee on the list -> coffee
have i got oil on my list -> oil
have we got salt on the list or not -> salt
did i put sugar on the list -> sugar
did i add nappies -> nappies
did we write down washing powder -> washing powder
did i already add tea -> tea
did you note the batteries -> batteries
have i added chicken -> chicken
have i put flour on my list -> flour
have we already put rice on the list -> rice
how many eggs are on the list -> eggs
how many tomatoes did i put on the list -> tomatoes
how many bottles of water are there on the list -> water
how much milk is on the list -> milk
how much cheese did we say -> cheese
is butter on the list -> butter
is the cat food already on my list -> cat food
are the onions on the list -> onions
is wine on the shopping list -> wine
check if i put garlic on the list -> garlic
check whether there's pepper on the list -> pepper
can you check if there is chocolate on my list -> chocolate
tell me if toilet paper is on the list -> toilet paper
can you tell me whether mustard is on the list -> mustard
is there any milk or butter on the list -> milk; butter
are there lemons and limes on the list -> lemons; limes
on my list is there any ham -> ham
candide did i put honey on the list -> honey
do i still need jam -> jam
does the list have salmon on it -> salmon
what about the yoghurts are they on the list -> yoghurts
is call the bank on my to-do list -> call the bank
is there anything on my list ->
is there something on it ->
""".strip()

# "t:" where the sentence names the list of things to do; tasks stay as they were said.
TASKS = """
put call the bank on my to do list -> t: call the bank
add take out the bins to my chores -> t: take out the bins
on my to-do list put wash the car -> t: wash the car
add to my tasks pay the school dinners -> t: pay the school dinners
add water the plants to my list -> water the plants
note down fix the tap and change the bulb -> fix the tap; change the bulb
put tidy the garage on the list -> tidy the garage
i need to call mum -> call mum
add the ironing and the hoovering to my chores -> t: the ironing; the hoovering
add tax return to my to-do list -> t: tax return
can you add book the dentist to my things to do -> t: book the dentist
put buy a present for lea on my to-do list -> t: buy a present for lea
add a task clean the windows -> t: clean the windows
add renew the passport to my list please -> renew the passport
add mow the lawn, trim the hedge and wash the car -> mow the lawn; trim the hedge; wash the car
put ring the school and sign the form on my task list -> t: ring the school; sign the form
hey candide add walk the dog to my to do list please -> t: walk the dog
remember to pay the rent -> pay the rent
add milk ->
add sparkling water ->
i need to get some milk ->
put some salt and pepper on the list ->
we need to buy wrapping paper ->
add to my to-do list -> t:
""".strip()

DONE = """
i've called the bank -> called the bank
i've done the ironing -> the ironing
i finished the washing up -> the washing up
we already took out the bins -> took out the bins
the ironing is done -> the ironing
tick call the bank off my to-do list -> call the bank
mark water the plants as done -> water the plants
cross off wash the car -> wash the car
remove the task pay the rent -> pay the rent
no need to call the school -> call the school
""".strip()
