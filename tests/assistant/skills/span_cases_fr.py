"""What French people say of things and amounts: "sentence -> 2 kg: thing; thing".

No amount stands before a thing that was not counted; a bare number counts pieces.
"""

from __future__ import annotations

ADDED = """
rajoute deux kilos de mirabelles pour la confiture -> 2 kg: mirabelles
mets trois cents grammes de lardons fumés -> 300 g: lardons fumés
il me faut une livre de cerises -> 500 g: cerises
prends une demi-livre de beurre doux -> 250 g: beurre doux
ajoute une barquette de framboises et deux briques de lait d'amande -> 1 tray: framboises; 2 carton: lait d'amande
note une plaquette de beurre salé pour demain -> 1 tray: beurre salé
on n'a plus de papier sulfurisé ni de film alimentaire -> papier sulfurisé; film alimentaire
y a plus de croquettes pour chat -> croquettes pour chat
il n'y a plus une goutte de vinaigre balsamique -> vinaigre balsamique
j'ai besoin de quatre piles rondes pour la télécommande -> 4: piles rondes
mets deux tubes de dentifrice sur la liste s'il te plaît -> 2 tube: dentifrice
ajoute trois gousses d'ail et une botte de persil plat -> 3 clove: ail; 1 bunch: persil plat
il faudrait une douzaine d'escargots -> 12: escargots
achète une demi-douzaine de belons pour le réveillon -> 6: belons
ajoute dix tranches de rosette -> 10 slice: rosette
tu peux noter deux rouleaux de scotch double face -> 2 roll: scotch double face
mets-moi cinquante centilitres de crème liquide -> 50 cl: crème liquide
ajoute un litre et demi d'eau gazeuse -> 1.5 l: eau gazeuse
rajoute un kilo et demi de clémentines -> 1.5 kg: clémentines
ajoute deux non trois citrons verts -> 3: citrons verts
mets du lait enfin non du lait de soja -> lait de soja
note six œufs euh non douze œufs -> 12: œufs
prends de la farine de blé ou plutôt de la farine d'épeautre -> farine d'épeautre
on est à court de sacs aspirateur -> sacs aspirateur
on va manquer de granulés de bois -> granulés de bois
il reste plus que deux yaourts alors reprends des yaourts -> yaourts
n'oublie pas le pain de mie pour les croque-monsieur -> pain de mie
pense à prendre quatre bouteilles de limonade pour samedi -> 4 bottle: limonade
pense aussi à la moutarde à l'ancienne -> moutarde à l'ancienne
mets une boîte de thon au naturel et un bocal de cornichons -> 1 box: thon au naturel; 1 jar: cornichons
ajoute trois sachets de levure chimique -> 3 bag: levure chimique
inscris deux paquets de café en grains -> 2 pack: café en grains
il manque un poireau deux navets et trois carottes pour le pot-au-feu -> 1: poireau; 2: navets; 3: carottes
je voudrais ajouter de la fleur de sel -> fleur de sel
ajoute de la lessive du liquide de rinçage et des éponges -> lessive; liquide de rinçage; éponges
mets là-dedans un melon bien mûr -> 1: melon bien mûr
note huit cents grammes de joue de bœuf -> 800 g: joue de bœuf
Ajoute 250 g de mascarpone et 3 œufs -> 250 g: mascarpone; 3: œufs
Mets 2,5 kg de pommes de terre à purée sur la liste -> 2.5 kg: pommes de terre à purée
Ajoute 6 bières, 2 bouteilles de rosé et du tonic -> 6: bières; 2 bottle: rosé; tonic
ajouter 33 cl de lait de coco -> 33 cl: lait de coco
Il faut : 1 chou-fleur, 500g de chair à saucisse, du thym -> 1: chou-fleur; 500 g: chair à saucisse; thym
rajoute-moi deux avocats bien mûrs pour le guacamole -> 2: avocats bien mûrs
faut racheter du produit pour les vitres -> produit pour les vitres
il faut qu'on reprenne du shampoing antipelliculaire -> shampoing antipelliculaire
candide on n'a plus de filtres à café -> filtres à café
y'a plus de moutarde tu peux en mettre sur la liste -> moutarde
la bouteille de gaz est vide -> bouteille de gaz
le paprika est terminé -> paprika
on a fini le sirop de grenadine -> sirop de grenadine
on arrive au bout du liquide vaisselle -> liquide vaisselle
il ne nous reste presque plus de lingettes -> lingettes
les enfants veulent des pailles en carton -> pailles en carton
je prendrais bien un saint-nectaire fermier -> 1: saint-nectaire fermier
ajoute deux tablettes de chocolat noir à soixante-dix pour cent -> 2 bar: chocolat noir à soixante-dix pour cent
mets un paquet de lentilles corail et une brique de soupe au potiron -> 1 pack: lentilles corail; 1 carton: soupe au potiron
ajoute trois mètres de ruban rouge -> 3 m: ruban rouge
il me faut une vingtaine de bougies chauffe-plat -> 20: bougies chauffe-plat
prévois une cinquantaine de verres en carton pour l'anniversaire -> 50: verres en carton
ajoute une quinzaine de saucisses pour le barbecue -> 15: saucisses
mets un quart de brie de meaux -> 0.25: brie de meaux
trois quarts de litre de lait fermenté -> 0.75 l: lait fermenté
un demi-kilo de pois chiches secs -> 0.5 kg: pois chiches secs
un demi chou rouge -> 0.5: chou rouge
ajoute deux pots de crème fraîche épaisse -> 2 jar: crème fraîche épaisse
rajoute un pack de bières blondes -> 1 pack: bières blondes
mets deux packs d'eau plate -> 2 pack: eau plate
note un filet d'oranges à jus -> 1: filet d'oranges à jus
ajoute un filet de deux kilos de patates -> un filet de deux kilos de patates
il nous faut un régime de bananes plantain -> 1: régime de bananes plantain
ajoute une tête d'ail rose -> 1: tête d'ail rose
prends un bidon de lave-glace -> 1 can: lave-glace
mets une bombe de chantilly -> 1: bombe de chantilly
ajoute une cagette de pêches blanches -> 1 crate: pêches blanches
rajoute un cageot d'endives -> 1 crate: endives
ajoute un seau de peinture blanche -> 1: seau de peinture blanche
prends deux feuilles de gélatine -> 2 sheet: gélatine
ajoute six feuilles de brick -> 6 sheet: brick
il me faut deux branches de céleri -> 2: branches de céleri
ajoute un bâton de cannelle -> 1: bâton de cannelle
mets un bouquet de menthe fraîche -> 1 bunch: menthe fraîche
une poignée de noisettes -> 1 handful: noisettes
une pincée de safran -> 1 pinch: safran
ajoute un gros pot de miel de châtaignier -> 1 jar: miel de châtaignier
mets une petite boîte de maïs -> 1 box: maïs
ajoute deux grandes bouteilles de jus de pomme -> 2 bottle: jus de pomme
ajoute quatre belles aubergines -> 4: belles aubergines
note deux escalopes de dinde et un pavé de saumon -> 2: escalopes de dinde; 1: pavé de saumon
ajoute un poulet fermier pour dimanche midi -> 1: poulet fermier
mets du foin pour le lapin -> foin pour le lapin
il faut de l'encre pour l'imprimante -> encre
ajoute des ampoules pour le salon -> ampoules
mets des couches taille quatre -> couches taille quatre
ajoute de la colle à bois et du papier de verre -> colle à bois; papier de verre
note un paquet de vis de douze -> un paquet de vis de douze
je dois acheter des cartouches de gaz pour le camping -> cartouches de gaz
ajoute de quoi faire une raclette -> de quoi faire une raclette
ajoute du gingembre confit s'il te plaît c'est pour le gâteau -> gingembre confit
mets du beurre demi-sel et puis euh du fromage blanc -> beurre demi-sel; fromage blanc
alors il faut du riz basmati deux poivrons rouges et une livre de haricots verts -> riz basmati; 2: poivrons rouges; 500 g: haricots verts
ajoute du houmous du tarama et des blinis pour l'apéro -> houmous; tarama; blinis
ajoute jambon cru mozzarella et roquette -> jambon cru mozzarella; roquette
sur la liste mets du gros sel -> gros sel
à la liste ajoute deux litres d'huile de friture -> 2 l: huile de friture
dans mes courses mets une pastèque -> 1: pastèque
tu me rajoutes du cumin en poudre -> cumin en poudre
est-ce qu'on pourrait avoir du chorizo doux sur la liste -> chorizo doux
faudrait penser à reprendre du sel pour l'adoucisseur -> sel
ce serait bien d'acheter des graines de tournesol -> graines de tournesol
j'aimerais qu'on achète du quinoa rouge -> quinoa rouge
il va nous falloir deux douzaines d'œufs -> 24: œufs
ajoute mille grammes de farine de maïs -> 1000 g: farine de maïs
mets cent cinquante grammes de comté râpé -> 150 g: comté râpé
ajoute un décilitre de rhum ambré -> 1 dl: rhum ambré
ajoute vingt-cinq centilitres de lait concentré -> 25 cl: lait concentré
quatre steaks hachés et huit chipolatas -> 4: steaks hachés; 8: chipolatas
une boule de pain et deux baguettes tradition -> 1 ball: pain; 2: baguettes tradition
ajoute deux mozzarellas di bufala -> 2: mozzarellas di bufala
mets une bûche de chèvre -> 1: bûche de chèvre
ajoute un morceau de parmesan -> 1 piece: parmesan
rajoute encore deux barquettes de fraises -> 2 tray: fraises
encore un paquet de biscottes -> 1 pack: biscottes
plus de café soluble -> café soluble
plus aucun sac poubelle -> sac poubelle
j'ai plus rien comme déodorant -> déodorant
on n'a quasiment plus d'essuie-tout -> essuie-tout
il n'y en a plus du thé vert -> thé vert
faut absolument que je pense au terreau -> terreau
mets du savon de marseille pour ce week-end -> savon de marseille
note du vin blanc sec pour la fondue -> vin blanc sec
ajoute des bonbons pour les petits -> bonbons
ajoute deux ou trois courgettes -> deux ou trois courgettes
ajoute quelques figues sèches -> figues sèches
ajoute un peu de roquefort -> roquefort
achète plein de chips pour la fête -> chips
ajoute un flacon de sérum physiologique -> 1 bottle: sérum physiologique
une boîte de dolipranes s'il te plaît -> 1 box: dolipranes
mets des pansements et une bouteille d'alcool à quatre-vingt-dix degrés -> pansements; une bouteille d'alcool à quatre-vingt-dix degrés
ajoute de la litière merci -> litière
ajoute du lait de poule tant que tu y es -> lait de poule
ajoute des serviettes en papier quand tu peux -> serviettes en papier
note qu'on n'a plus de bicarbonate -> bicarbonate
marque une caissette de clémentines corses -> 1 crate: clémentines corses
ajoute une tasse de riz rond -> 1 cup: riz rond
ajoute cinq cents millilitres de bouillon de volaille -> 500 ml: bouillon de volaille
"""  # noqa: E501

REMOVED = """
enlève les mirabelles de la liste -> mirabelles
raye le papier sulfurisé s'il te plaît -> papier sulfurisé
j'ai pris les piles rondes -> piles rondes
j'ai acheté deux kilos de clémentines -> 2 kg: clémentines
on a trouvé le terreau tu peux l'enlever -> terreau
retire la douzaine d'huîtres -> 12: huîtres
supprime le gros sel et la levure -> gros sel; levure
barre les deux paquets de lentilles -> 2 pack: lentilles
finalement on n'a pas besoin de mascarpone -> mascarpone
pas la peine de prendre du rosé -> rosé
c'est bon pour les lardons -> lardons
oublie le saint-nectaire -> saint-nectaire
vire-moi les endives de là -> endives
annule le pack de bières -> pack de bières
en fait enlève le chocolat noir on en a encore -> chocolat noir
j'ai déjà du cumin à la maison retire-le -> cumin
coche les bougies c'est fait -> bougies
on vient d'acheter le liquide vaisselle -> liquide vaisselle
je viens de prendre la litière -> litière
maman a acheté les œufs -> œufs
papi a ramené des noix -> noix
efface la moutarde à l'ancienne de ma liste de courses -> moutarde à l'ancienne
plus besoin de couches -> couches
on a reçu les filtres à café -> filtres à café
tu peux enlever le fromage blanc de dessus -> fromage blanc
le foin est acheté -> foin
les ampoules c'est fait -> ampoules
laisse tomber le quinoa -> quinoa
ne prends pas de tarama finalement -> tarama
ôte le bidon de lave-glace -> bidon de lave-glace
"""

ASKED = """
est-ce qu'il y a du tonic sur la liste -> tonic
y a-t-il des lardons sur ma liste de courses -> lardons
on a mis du gros sel sur la liste -> gros sel
est-ce que j'ai noté les filtres à café -> filtres à café
le mascarpone est sur la liste -> mascarpone
est-ce que les piles sont dans la liste -> piles
combien de citrons verts j'ai mis -> citrons verts
combien de litres d'huile de friture il y a sur la liste -> huile de friture
j'ai pensé au terreau -> terreau
est-ce qu'on a déjà mis des éponges -> éponges
dis-moi si la levure est sur la liste -> levure
tu as noté le rosé -> rosé
est-ce que la litière figure sur la liste -> litière
il y a du houmous ou du tarama sur la liste -> houmous; tarama
vérifie s'il y a des bougies sur la liste -> bougies
ai-je ajouté le foin -> foin
"""

NEEDS = """
je cherche un extracteur de jus -> extracteur de jus
combien coûte un kilo de farine d'épeautre -> 1 kg: farine d'épeautre
c'est combien le litre d'huile de noix -> huile de noix
quel est le prix de deux litres de lait de chèvre -> 2 l: lait de chèvre
compare les machines à pain -> machines à pain
compare-moi les prix du café en grains -> café en grains
je voudrais un matelas à mémoire de forme -> matelas à mémoire de forme
il me faudrait une tente pour quatre personnes -> tente pour quatre personnes
où est-ce que je peux trouver de la pâte d'arachide -> pâte d'arachide
tu as des aspirateurs sans sac -> aspirateurs sans sac
tu connais un bon déboucheur -> déboucheur
trouve-moi une gourde isotherme -> gourde isotherme
ça coûte combien une friteuse sans huile -> friteuse sans huile
combien valent les piles rechargeables -> piles rechargeables
à combien sont les huîtres en ce moment -> huîtres
c'est cher le safran -> safran
combien ça coûte un vélo d'appartement -> vélo d'appartement
donne-moi le prix du papier toilette -> papier toilette
quelle poêle tu me conseilles -> poêle
je cherche une bonne crème solaire -> crème solaire
on cherche un cadeau de naissance -> cadeau de naissance
j'aimerais trouver un parapluie solide -> parapluie solide
j'ai besoin d'un nouveau grille-pain -> grille-pain
il nous faut une bâche pour la piscine -> bâche
je veux acheter une trottinette électrique -> trottinette électrique
tu me recommandes quoi comme couteau à pain -> couteau à pain
quelle est la meilleure marque de lessive -> lessive
quel est le moins cher entre le comté et le beaufort -> comté; beaufort
compare le prix du saumon et celui de la truite -> saumon; truite
le prix d'une douzaine d'œufs bio -> 12: œufs bio
combien pour trois cents grammes de jambon de bayonne -> 300 g: jambon de bayonne
combien coûtent six bouteilles de cidre brut -> 6 bottle: cidre brut
est-ce que les couches sont chères -> couches
je cherche des chaussons pour mon fils -> chaussons
trouve un casque audio pas trop cher -> casque audio
il me faut un tapis de yoga pour demain -> tapis de yoga
quel prix pour une cocotte en fonte -> cocotte en fonte
combien je paierais pour un sapin de noël -> sapin de noël
je suis à la recherche d'une lampe frontale -> lampe frontale
montre-moi des sécateurs -> sécateurs
aide-moi à choisir un siège auto -> siège auto
c'est quoi le prix d'un kilo de tomates -> 1 kg: tomates
fais-moi une comparaison entre le miel d'acacia et le miel de lavande -> miel d'acacia; miel de lavande
quelle différence de prix entre le beurre et la margarine -> beurre; margarine
je cherche du fil de pêche s'il te plaît -> fil de pêche
tu n'aurais pas une idée de cafetière -> cafetière
t'as quoi comme thé vert -> thé vert
il existe quoi comme répulsif à moustiques -> répulsif à moustiques
on peut trouver de la rhubarbe en ce moment -> rhubarbe
Combien coûte un paquet de riz ? -> 1 pack: riz
Je cherche 2 kg d'engrais pour tomates -> 2 kg: engrais pour tomates
combien faut-il compter pour un barbecue à gaz -> barbecue à gaz
"""  # noqa: E501
