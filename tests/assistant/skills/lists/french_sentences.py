"""What French people say to a list, and what each sentence names: "sentence -> thing; thing".

An amount stands before its name as "2 kg: pommes". Nothing after the arrow: nothing is named.
"""

from __future__ import annotations

ADDED = """
ajoute du lait à ma liste -> lait
ajoute-moi des œufs sur la liste de courses -> œufs
tu peux ajouter du pain à la liste s'il te plaît -> pain
est-ce que tu pourrais rajouter deux avocats -> 2: avocats
rajoute une douzaine d'œufs s'il te plaît candide -> 12: œufs
mets du beurre sur la liste -> beurre
mets-moi trois kilos de carottes sur ma liste de courses -> 3 kg: carottes
remets du café sur la liste -> café
note du thé vert et du miel -> thé vert; miel
notez deux bouteilles de cidre -> 2 bottle: cidre
note bien les croquettes du chien -> croquettes du chien
marque des mouchoirs sur ma liste -> mouchoirs
inscris du liquide vaisselle sur la liste des courses -> liquide vaisselle
écris piles sur la liste -> piles
il n'y a plus de sel -> sel
il n'y a plus du tout de sucre -> sucre
il n'y a presque plus de lessive -> lessive
y a plus d'huile d'olive -> huile d'olive
y'a plus de papier toilette -> papier toilette
y a plus rien comme céréales -> céréales
on est à court de riz -> riz
on est presque à court de couches -> couches
je suis à court de dentifrice -> dentifrice
nous sommes à court de croquettes -> croquettes
on n'a plus ni lait ni beurre -> lait; beurre
on a plus du tout de moutarde -> moutarde
j'ai plus de shampoing -> shampoing
il ne reste plus de vinaigre -> vinaigre
il nous reste plus d'ampoules -> ampoules
il ne reste presque plus de farine -> farine
il reste plus beaucoup de café -> café
on va bientôt manquer de litière -> litière
on va être à court de lait -> lait
il va falloir racheter du savon -> savon
il faudrait racheter des éponges -> éponges
faut qu'on rachète du sopalin -> sopalin
il faut que j'achète des bougies -> bougies
faut acheter de la crème fraîche -> crème fraîche
faut prendre du jambon et du gruyère -> jambon; gruyère
il nous faut quatre baguettes -> 4: baguettes
il me faudrait un citron -> 1: citron
il manque du parmesan -> parmesan
il nous manque des oignons et de l'ail -> oignons; ail
il me manque juste du persil -> persil
j'ai besoin de piles -> piles
on aurait besoin de sacs poubelle -> sacs poubelle
j'aurais besoin d'une boîte de thon -> 1 box: thon
n'oublie pas le fromage râpé -> fromage râpé
n'oublie pas de prendre du yaourt nature -> yaourt nature
faut surtout pas oublier le lait de bébé -> lait de bébé
pense à racheter du dentifrice -> dentifrice
pense aux biscuits -> biscuits
pense à prendre du vin rouge -> vin rouge
penser à l'eau gazeuse -> eau gazeuse
j'ai fini la confiture -> confiture
on a terminé le beurre de cacahuète -> beurre de cacahuète
on a fini les céréales -> céréales
c'est la fin du café -> café
le lait est fini -> lait
la farine est presque finie -> farine
les œufs sont finis -> œufs
le shampoing est vide -> shampoing
je voudrais du chocolat noir sur la liste -> chocolat noir
j'aimerais ajouter une pastèque -> 1: pastèque
je veux bien des fraises sur ma liste -> fraises
on voudrait du saumon -> saumon
les enfants veulent des crêpes -> crêpes
papa veut du roquefort -> roquefort
candide ajoute du poivre -> poivre
dis candide note de la levure -> levure
alors mets une salade et deux concombres -> 1: salade; 2: concombres
bon alors il faut du riz des pâtes et du sel -> riz; pâtes; sel
sur la liste de courses mets de la mozzarella -> mozzarella
dans ma liste ajoute six yaourts -> 6: yaourts
sur ma liste du poulet et des haricots verts -> poulet; haricots verts
à acheter une ampoule et des vis -> 1: ampoule; vis
liste de courses cinq cents grammes de viande hachée -> 500 g: viande hachée
et aussi du basilic -> basilic
et puis aussi trois poireaux -> 3: poireaux
et du beurre -> beurre
encore deux paquets de chips -> 2 pack: chips
plus une plaquette de beurre -> 1 tray: beurre
une livre de beurre -> 500 g: beurre
une demi-livre de champignons -> 250 g: champignons
deux livres de tomates -> 1000 g: tomates
un livre de cuisine -> 1: livre de cuisine
deux livres de poche -> 2: livres de poche
trois barquettes de fraises -> 3 tray: fraises
deux tubes de dentifrice -> 2 tube: dentifrice
quatre briques de lait -> 4 carton: lait
une boule de mozzarella -> 1 ball: mozzarella
trois gousses d'ail -> 3 clove: ail
une poignée de noisettes -> 1 handful: noisettes
un bouquet de persil et une botte de radis -> 1 bunch: persil; 1 bunch: radis
deux sachets de levure et un pot de miel -> 2 bag: levure; 1 jar: miel
un litre et demi de lait -> 3/2 l: lait
vingt-cinq centilitres de crème -> 25 cl: crème
Ajoute 2 kg de pommes, 500 g de beurre et 1,5 l de lait. -> 2 kg: pommes; 500 g: beurre; 3/2 l: lait
Lait, œufs, pain -> lait; œufs; pain
lait et œufs -> lait; œufs
ajoute quelque chose ->
note ça ->
ajoute à ma liste ->
mets sur la liste de courses ->
""".strip()

REMOVED = """
enlève le lait de la liste -> lait
enlève-moi les œufs -> œufs
retire le beurre de ma liste de courses -> beurre
supprime les chips de la liste -> chips
efface le vin -> vin
raye le pain et les croissants -> pain; croissants
barre la farine de la liste -> farine
coche les tomates -> tomates
vire les bananes -> bananes
ôte le sucre -> sucre
oublie les crevettes -> crevettes
laisse tomber le champagne -> champagne
j'ai acheté le lait -> lait
j'ai déjà acheté les œufs -> œufs
j'ai pris du pain et du fromage -> pain; fromage
on a pris les couches -> couches
on a déjà du riz -> riz
on a trouvé les piles -> piles
j'ai trouvé les bougies -> bougies
c'est bon pour le café -> café
c'est fait pour les éponges -> éponges
plus besoin de sel -> sel
on n'a plus besoin de farine -> farine
pas la peine de prendre du sucre -> sucre
finalement pas de glace -> glace
non pas le beurre -> beurre
ne prends pas de vin -> vin
enlève deux œufs de la liste -> 2: œufs
le lait c'est bon -> lait
le pain c'est fait -> pain
les tomates sont achetées -> tomates
tu peux enlever le thé de ma liste s'il te plaît -> thé
je n'ai plus besoin de lessive -> lessive
de ma liste enlève les poires -> poires
""".strip()

ASKED = """
est-ce qu'il y a du beurre sur ma liste -> beurre
est-ce qu'il y a des œufs sur la liste de courses -> œufs
y a-t-il du lait sur la liste -> lait
il y a du pain sur la liste -> pain
y a du café sur ma liste -> café
y a de l'huile sur la liste ou pas -> huile
est-ce que j'ai mis du sel sur la liste -> sel
est-ce que j'ai bien noté les couches -> couches
est-ce qu'on a noté la lessive -> lessive
j'ai mis du sucre sur la liste -> sucre
est-ce que tu as noté le thé -> thé
tu as bien noté les piles -> piles
as-tu noté le poulet -> poulet
ai-je mis de la farine sur ma liste -> farine
a-t-on mis du riz sur la liste -> riz
combien d'œufs y a-t-il sur la liste -> œufs
combien j'ai mis de tomates sur la liste -> tomates
combien de bouteilles d'eau il y a sur la liste -> eau
combien de lait on a mis sur la liste -> lait
est-ce que le beurre est sur la liste -> beurre
est-ce que les croquettes sont déjà sur ma liste -> croquettes
le fromage est sur la liste -> fromage
le vin est-il sur la liste de courses -> vin
est-ce que le miel y est -> miel
est-ce que j'ai déjà ajouté le dentifrice -> dentifrice
vérifie si j'ai mis des oignons -> oignons
vérifie s'il y a de l'ail sur la liste -> ail
regarde si le poivre est sur la liste -> poivre
dis-moi s'il y a du chocolat sur ma liste -> chocolat
tu peux me dire si j'ai noté le papier toilette -> papier toilette
peux-tu vérifier si la moutarde est sur la liste -> moutarde
est-ce qu'il y a du lait et des œufs sur la liste -> lait; œufs
est-ce qu'il y a du lait ou du beurre sur la liste -> lait; beurre
sur ma liste est-ce qu'il y a des citrons -> citrons
candide est-ce que j'ai mis du jambon -> jambon
est-ce qu'il y a encore du saumon sur la liste -> saumon
est-ce que j'ai pensé au pain -> pain
est-ce que appeler le plombier est sur ma liste de choses à faire -> appeler le plombier
est-ce qu'il y a quelque chose sur ma liste ->
est-ce qu'il y a quelque chose dessus ->
""".strip()

# "t:" where the sentence names the list of things to do; tasks stay as they were said.
TASKS = """
mets appeler le plombier sur ma liste de choses à faire -> t: appeler le plombier
ajoute sortir les poubelles à mes tâches -> t: sortir les poubelles
ajoute à ma liste de tâches laver la voiture -> t: laver la voiture
note dans mes choses à faire payer la cantine -> t: payer la cantine
ajoute appeler la banque à ma liste -> appeler la banque
note qu'il faut arroser les plantes -> arroser les plantes
note réparer le robinet et changer l'ampoule -> réparer le robinet; changer l'ampoule
mets ranger le garage sur la liste -> ranger le garage
je dois rappeler maman -> rappeler maman
ajoute le repassage et la vaisselle à mes tâches -> t: le repassage; la vaisselle
ajoute la déclaration d'impôts à ma to-do list -> t: la déclaration d'impôts
tu peux ajouter prendre rendez-vous à mes choses à faire -> t: prendre rendez-vous
inscris acheter un cadeau pour léa sur ma liste de choses à faire -> t: acheter un cadeau pour léa
ajoute une tâche nettoyer les vitres -> t: nettoyer les vitres
pense à ajouter réserver le train à mes tâches -> t: réserver le train
note de renouveler le passeport -> renouveler le passeport
note tondre l'herbe, plier le linge et laver l'auto -> tondre l'herbe; plier le linge; laver l'auto
mets sur mes tâches appeler l'école et signer le carnet -> t: appeler l'école; signer le carnet
candide ajoute promener le chien à ma liste de choses à faire s'il te plaît -> t: promener le chien
ajoute du lait ->
ajoute acheter du pain ->
il faut prendre du beurre ->
mets du sel et du poivre ->
tu peux mettre des pommes sur la liste ->
ajoute à mes tâches -> t:
""".strip()

DONE = """
j'ai appelé le plombier -> appelé le plombier
j'ai fait le repassage -> le repassage
j'ai fini la vaisselle -> la vaisselle
on a déjà sorti les poubelles -> sorti les poubelles
le repassage c'est fait -> le repassage
raye appeler la banque de ma liste de choses à faire -> appeler la banque
coche laver la voiture -> laver la voiture
enlève la tâche payer le loyer -> payer le loyer
c'est fait pour les vitres -> les vitres
plus besoin d'appeler l'école -> appeler l'école
""".strip()
