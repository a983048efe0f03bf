"""What English people say of things and amounts: "sentence -> 2 kg: thing; thing".

No amount stands before a thing that was not counted; a bare number counts pieces.
"""

from __future__ import annotations

ADDED = """
add two kilos of plums for the jam -> 2 kg: plums
put three hundred grams of bacon bits on the list -> 300 g: bacon bits
i need a pound of cherries -> 1 lb: cherries
we need half a pound of salted butter -> 0.5 lb: salted butter
add a punnet of raspberries and two cartons of almond milk -> 1 tray: raspberries; 2 carton: almond milk
put a tub of margarine on there for tomorrow -> 1 tub: margarine
we're out of greaseproof paper -> greaseproof paper
we've got no cat litter left -> cat litter
there's not a drop of vinegar left -> vinegar
i need four double a batteries for the remote -> 4: double a batteries
stick two tubes of toothpaste on the list please -> 2 tube: toothpaste
add three cloves of garlic and a bunch of parsley -> 3 clove: garlic; 1 bunch: parsley
a dozen oysters for saturday -> 12: oysters
get half a dozen crumpets -> 6: crumpets
put down ten slices of ham -> 10 slice: ham
can you add two rolls of sticky tape -> 2 roll: sticky tape
add five hundred millilitres of double cream -> 500 ml: double cream
add a litre and a half of tonic water -> 1.5 l: tonic water
add one and a half kilos of satsumas -> 1.5 kg: satsumas
add two no three limes -> 3: limes
put milk no wait oat milk on the list -> oat milk
add six eggs sorry twelve eggs -> 12: eggs
add plain flour i mean self raising flour -> self raising flour
we're running out of hoover bags -> hoover bags
we're nearly out of firelighters -> firelighters
we're down to the last bin bag so add bin bags -> bin bags
don't forget sliced bread for the toasties -> sliced bread
remember to get four bottles of lemonade for the party -> 4 bottle: lemonade
don't let me forget the wholegrain mustard -> wholegrain mustard
put a tin of tuna and a jar of gherkins on the list -> 1 can: tuna; 1 jar: gherkins
add three sachets of yeast -> 3 bag: yeast
jot down two packets of ground coffee -> 2 pack: ground coffee
we need a leek two parsnips and three carrots for the stew -> 1: leek; 2: parsnips; 3: carrots
i'd like to add sea salt -> sea salt
add washing powder fabric softener and sponges -> washing powder fabric softener; sponges
pop a ripe melon in there -> 1: ripe melon
add eight hundred grams of stewing beef -> 800 g: stewing beef
Add 250g of mascarpone and 3 eggs -> 250 g: mascarpone; 3: eggs
Put 2.5 kg of baking potatoes on the list -> 2.5 kg: baking potatoes
Add 6 beers, 2 bottles of rosé and some tonic -> 6: beers; 2 bottle: rosé; tonic
add 400 ml coconut milk -> 400 ml: coconut milk
We need: 1 cauliflower, 500g sausage meat, some thyme -> 1: cauliflower; 500 g: sausage meat; thyme
add two ripe avocados for the guacamole -> 2: ripe avocados
i have to buy window cleaner -> window cleaner
we should get some anti dandruff shampoo -> anti dandruff shampoo
candide we've run out of coffee filters -> coffee filters
there's no mustard left can you put it on the list -> mustard
the gas bottle is empty -> gas bottle
the paprika has run out -> paprika
i just finished the maple syrup -> maple syrup
we're on our last bottle of bleach -> bottle of bleach
there are hardly any wet wipes left -> wet wipes
the kids want paper straws -> paper straws
i could murder a pork pie put one on the list -> 1: pork pie
add two bars of dark chocolate -> 2 bar: dark chocolate
put a packet of red lentils and a carton of pumpkin soup down -> 1 pack: red lentils; 1 carton: pumpkin soup
add three metres of red ribbon -> 3 m: red ribbon
i need twenty tea lights -> 20: tea lights
get fifty paper cups for the birthday -> 50: paper cups
add fifteen sausages for the barbecue -> 15: sausages
a quarter of a pound of boiled sweets -> 0.25 lb: boiled sweets
three quarters of a litre of buttermilk -> 0.75 l: buttermilk
half a kilo of dried chickpeas -> 0.5 kg: dried chickpeas
half a red cabbage -> 0.5: red cabbage
add two pots of sour cream -> 2 jar: sour cream
add a pack of lager -> 1 pack: lager
put two packs of still water on -> 2 pack: still water
add a net of oranges -> 1: net of oranges
add a loaf of sourdough -> 1 loaf: sourdough
two loaves of rye bread please -> 2 loaf: rye bread
add a head of lettuce -> 1 head: lettuce
get three sticks of celery -> 3 stick: celery
add a tray of peaches -> 1 tray: peaches
two tubs of hummus -> 2 tub: hummus
add two pints of semi skimmed milk -> 2 pint: semi skimmed milk
a pint of double cream please -> 1 pint: double cream
add six ounces of cheddar -> 6 oz: cheddar
put eight oz of mince on the list -> 8 oz: mince
add 2 lb of carrots -> 2 lb: carrots
add 2lbs braising steak -> 2 lb: braising steak
two sheets of puff pastry -> 2 sheet: puff pastry
add a can of chickpeas and four tins of tomatoes -> 1 can: chickpeas; 4 can: tomatoes
a big jar of chestnut honey -> 1 jar: chestnut honey
put a small tin of sweetcorn on the list -> 1 can: sweetcorn
add two large bottles of apple juice -> 2 bottle: apple juice
four nice aubergines -> 4: nice aubergines
two turkey escalopes and a salmon fillet -> 2: turkey escalopes; 1: salmon fillet
add a chicken for sunday lunch -> 1: chicken
put hay for the rabbit on the list -> hay for the rabbit
we need ink for the printer -> ink
add light bulbs for the lounge -> light bulbs
put down size four nappies -> size four nappies
add wood glue and sandpaper -> wood glue; sandpaper
i must buy gas canisters for the camping trip -> gas canisters
add crystallised ginger it's for the cake -> crystallised ginger
add butter and then um cottage cheese -> butter; cottage cheese
right we need basmati rice two red peppers and a pound of green beans -> basmati rice; 2: red peppers; 1 lb: green beans
put on the list some gravy granules -> gravy granules
on the shopping list put a watermelon -> 1: watermelon
to my list add two litres of sunflower oil -> 2 l: sunflower oil
could we have some mild chorizo on the list -> mild chorizo
we ought to get dishwasher salt -> dishwasher salt
it'd be good to buy sunflower seeds -> sunflower seeds
i'd like us to get red quinoa -> red quinoa
we're going to need two dozen eggs -> 24: eggs
we'll need a couple of lemons -> 2: lemons
add a couple of tins of sardines -> 2 can: sardines
add a thousand grams of polenta -> 1000 g: polenta
put a hundred and fifty grams of grated parmesan -> 150 g: grated parmesan
four beef burgers and eight hot dog rolls -> 4: beef burgers; 8: hot dog rolls
add two more punnets of strawberries -> 2 tray: strawberries
another packet of crackers -> 1 pack: crackers
one more bottle of ketchup -> 1 bottle: ketchup
no more instant coffee -> instant coffee
not a single bin bag left -> bin bag
we don't have any deodorant -> deodorant
we haven't got any kitchen roll -> kitchen roll
i really need to remember compost -> compost
add hand soap for the weekend -> hand soap
put dry white wine down for the fondue -> dry white wine
add sweets for the little ones -> sweets
add two or three courgettes -> two or three courgettes
add a few dried figs -> dried figs
add a bit of stilton -> stilton
get loads of crisps for the party -> crisps
a box of paracetamol please -> 1 box: paracetamol
add plasters and a bottle of antiseptic -> plasters; 1 bottle: antiseptic
cat litter please thanks -> cat litter
add eggnog while you're at it -> eggnog
paper napkins when you get a chance -> paper napkins
make a note that we're out of bicarb -> bicarb
add a crate of clementines -> 1 crate: clementines
a cup of pudding rice -> 1 cup: pudding rice
add five hundred mils of chicken stock -> 500 ml: chicken stock
add a bag of compost and three bags of bark -> 1 bag: compost; 3 bag: bark
put an onion on the list -> 1: onion
add a single lime -> 1: lime
i want two baguettes and a brioche -> 2: baguettes; 1: brioche
throw a bag of ice on the list -> 1 bag: ice
chuck some kindling on the list -> kindling
shove a pizza on the list -> 1: pizza
get me three cans of cola -> 3 can: cola
we could do with some bleach -> bleach
could do with a new mop head -> 1: new mop head
i'm after two packs of nappies for the list -> 2 pack: nappies
list three fennel bulbs -> 3: fennel bulbs
Milk, bread, 12 eggs and a pack of bacon please. -> milk; bread; 12: eggs; 1 pack: bacon
bananas and apples and a pineapple -> bananas; apples; 1: pineapple
also custard powder -> custard powder
oh and a bag of frozen peas -> 1 bag: frozen peas
"""  # noqa: E501

REMOVED = """
take the plums off the list -> plums
cross off the greaseproof paper please -> greaseproof paper
i got the batteries -> batteries
i've bought two kilos of satsumas -> 2 kg: satsumas
we found the compost so you can remove it -> compost
remove the dozen oysters -> 12: oysters
delete the sea salt and the yeast -> sea salt; yeast
scratch the two packets of lentils -> 2 pack: lentils
actually we don't need mascarpone -> mascarpone
no need to get rosé -> rosé
that's the bacon sorted -> bacon
forget the pork pie -> pork pie
get rid of the fennel from the list -> fennel
cancel the lager -> lager
actually take off the dark chocolate we still have some -> dark chocolate
i already have cumin at home take it off -> cumin
tick off the tea lights they're done -> tea lights
i've just picked up the bleach -> bleach
mum bought the eggs -> eggs
dad got the walnuts yesterday -> walnuts
wipe wholegrain mustard from my shopping list -> wholegrain mustard
we no longer need nappies -> nappies
the coffee filters have arrived -> coffee filters
you can take the cottage cheese off -> cottage cheese
the hay is bought -> hay
the light bulbs are sorted -> light bulbs
leave out the quinoa -> quinoa
don't buy hummus after all -> hummus
strike the gas canisters -> gas canisters
bin the crumpets from the list -> crumpets
skip the custard powder -> custard powder
i've now got enough lemons -> lemons
"""

ASKED = """
is there any tonic on the list -> tonic
are there bacon bits on my shopping list -> bacon bits
did we put sea salt on the list -> sea salt
have i written down coffee filters -> coffee filters
is the mascarpone on the list -> mascarpone
are the batteries on there -> batteries
how many limes did i put down -> limes
how many litres of sunflower oil are on the list -> sunflower oil
did i remember the compost -> compost
have we already got sponges on the list -> sponges
tell me if yeast is on the list -> yeast
did you note the rosé -> rosé
is cat litter on my list -> cat litter
is there hummus or guacamole on the list -> hummus; guacamole
check whether tea lights are on the list -> tea lights
did i add hay -> hay
does the list have kindling on it -> kindling
"""

NEEDS = """
i'm looking for a juicer -> juicer
how much is a kilo of spelt flour -> 1 kg: spelt flour
how much does a litre of walnut oil cost -> 1 l: walnut oil
what's the price of two litres of goat's milk -> 2 l: goat's milk
compare bread makers -> bread makers
compare the prices of coffee beans -> coffee beans
i want a memory foam mattress -> memory foam mattress
i need a four person tent -> four person tent
where can i get peanut butter without palm oil -> peanut butter without palm oil
do you have bagless vacuum cleaners -> bagless vacuum cleaners
do you know a good drain cleaner -> drain cleaner
find me an insulated water bottle -> insulated water bottle
how much does an air fryer cost these days -> air fryer
how much are rechargeable batteries -> rechargeable batteries
how much do oysters cost at the moment -> oysters
is saffron expensive -> saffron
what would an exercise bike cost me -> exercise bike
give me the price of toilet paper -> toilet paper
which frying pan do you recommend -> frying pan
i'm looking for a good sun cream -> sun cream
we're looking for a baby shower gift -> baby shower gift
i'd like to find a sturdy umbrella -> sturdy umbrella
i need a new toaster -> toaster
we need a cover for the pool -> cover
i want to buy an electric scooter -> electric scooter
can you recommend a bread knife -> bread knife
what's the best brand of washing powder -> washing powder
which is cheaper cheddar or red leicester -> cheddar; red leicester
compare the price of salmon and trout -> salmon; trout
the price of a dozen free range eggs -> 12: free range eggs
how much for three hundred grams of parma ham -> 300 g: parma ham
how much do six bottles of dry cider cost -> 6 bottle: dry cider
are nappies expensive -> nappies
i'm looking for slippers for my son -> slippers
find some headphones that aren't too dear -> headphones
i need a yoga mat for tomorrow -> yoga mat
what would i pay for a cast iron casserole -> cast iron casserole
what's a christmas tree going for -> christmas tree
i'm in the market for a head torch -> head torch
show me some secateurs -> secateurs
help me choose a car seat -> car seat
what's the price of a pound of tomatoes -> 1 lb: tomatoes
do a comparison between acacia honey and lavender honey -> acacia honey; lavender honey
what's the price difference between butter and margarine -> butter; margarine
i'm looking for fishing line please -> fishing line
any idea where i can find a cafetiere -> cafetiere
what have you got in the way of green tea -> green tea
what mosquito repellents are there -> mosquito repellents
can you get rhubarb right now -> rhubarb
How much is a pack of rice? -> 1 pack: rice
I'm looking for 2 kg of tomato feed -> 2 kg: tomato feed
how much should i budget for a gas barbecue -> gas barbecue
how much is a pint of milk these days -> 1 pint: milk
what do two loaves of bread cost -> 2 loaf: bread
how much would a dozen roses set me back -> 12: roses
"""
