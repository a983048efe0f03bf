"""What shops sell, by the part of the shop it stands in, with the article French gives it.

Entries are separated by commas. A French line begins with how the thing is named without an amount:
"du lait", "de la crème", "des pommes".
"""

from __future__ import annotations

from typing import Literal

Group = Literal["fresh", "bakery", "dairy", "meat", "frozen", "pantry", "drinks", "care", "home"]
Article = Literal["du", "de la", "des"]

FRENCH: dict[Group, dict[Article, str]] = {
    "fresh": {
        "du": """raisin, persil, basilic, céleri, ail, gingembre, thym, romarin, chou, brocoli,
            chou-fleur, fenouil, avocat, melon, ananas, concombre, potiron, butternut, maïs frais,
            cresson, aneth, cerfeuil, estragon""",
        "de la": """salade, laitue, mâche, roquette, ciboulette, coriandre, menthe, rhubarbe,
            courge, citronnelle, pastèque""",
        "des": """pommes, poires, raisins, bananes, oranges, citrons, clémentines, mandarines,
            fraises, framboises, cerises, pêches, abricots, prunes, kiwis, mangues, myrtilles,
            nectarines,
            pamplemousses, figues, tomates, carottes, courgettes, aubergines, poivrons, oignons,
            échalotes, pommes de terre, patates, poireaux, navets, radis, champignons, épinards,
            haricots verts, betteraves, endives, asperges, artichauts, fruits, légumes, herbes,
            citrons verts, tomates cerises, fèves, panais""",
    },
    "bakery": {
        "du": "pain, pain de mie, pain complet, pain d'épices",
        "de la": "brioche, viennoiserie",
        "des": """baguettes, croissants, pains au chocolat, petits pains, gâteaux, tartes,
            madeleines, crêpes, brioches""",
    },
    "dairy": {
        "du": """lait, beurre, fromage, gruyère, comté, camembert, emmental, parmesan, roquefort,
            yaourt, fromage blanc, fromage râpé, mascarpone, lait de soja, lait d'amande, chèvre,
            reblochon, brie, skyr, tofu""",
        "de la": "crème, crème fraîche, margarine, mozzarella, feta, ricotta, raclette, burrata",
        "des": "œufs, yaourts, petits-suisses, desserts",
    },
    "meat": {
        "du": """jambon, poulet, bœuf, porc, veau, agneau, saumon, thon frais, cabillaud, poisson,
            saucisson, bacon, canard, lard, steak haché, pâté, lapin, colin""",
        "de la": "viande, dinde, viande hachée, truite, rillette, charcuterie",
        "des": """saucisses, lardons, steaks, steaks hachés, crevettes, moules, huîtres,
            côtelettes, merguez, escalopes, sardines fraîches""",
    },
    "frozen": {
        "du": "sorbet",
        "de la": "glace, pizza surgelée",
        "des": "glaces, frites surgelées, légumes surgelés, glaçons, esquimaux, surgelés",
    },
    "pantry": {
        "du": """riz, sucre, sel, poivre, miel, vinaigre, chocolat, thon, couscous, quinoa, cacao,
            ketchup, maïs, boulgour, paprika, cumin, curry, bouillon, muesli, nutella, sirop
            d'érable, concentré de tomate""",
        "de la": """farine, huile, confiture, moutarde, mayonnaise, levure, semoule, sauce,
            sauce tomate, purée, cannelle, vanille, compote, polenta, cassonade, pâte à tartiner,
            soupe, chapelure, maïzena""",
        "des": """pâtes, lentilles, céréales, biscuits, chips, spaghettis, nouilles, pois chiches,
            haricots, conserves, olives, cornichons, noix, amandes, noisettes, épices, bonbons,
            raisins secs, cacahuètes, flocons d'avoine, sardines, câpres, graines""",
    },
    "drinks": {
        "du": """café, thé, vin, jus, jus d'orange, jus de pomme, sirop, cidre, champagne, coca,
            rhum""",
        "de la": "bière, eau, limonade, tisane, infusion, eau gazeuse, eau minérale, vodka",
        "des": "bières, sodas, boissons, jus, capsules",
    },
    "care": {
        "du": """savon, shampoing, shampooing, dentifrice, déodorant, gel douche, coton, rasoir,
            papier toilette, paracétamol, fil dentaire, maquillage, parfum, doliprane, sparadrap""",
        "de la": "crème solaire, mousse à raser, crème hydratante, lotion, aspirine",
        "des": """mouchoirs, couches, lingettes, serviettes hygiéniques, tampons, pansements,
            brosses à dents, cotons-tiges, rasoirs, médicaments, vitamines, petits pots""",
    },
    "home": {
        "du": """sopalin, essuie-tout, papier aluminium, papier cuisson, film alimentaire,
            liquide vaisselle, produit vaisselle, adoucissant, détachant, papier cadeau, terreau,
            ruban adhésif, scotch""",
        "de la": "lessive, javel, eau de javel, litière, ficelle, colle, cire, pâtée",
        "des": """éponges, sacs poubelle, piles, ampoules, allumettes, bougies, croquettes,
            pastilles, torchons, serviettes, enveloppes, timbres, stylos, cahiers, fleurs,
            pastilles lave-vaisselle, filtres, filtres à café, croquettes du chat""",
    },
}

ENGLISH: dict[Group, str] = {
    "fresh": """apples, pears, bananas, oranges, lemons, limes, clementines, strawberries,
        raspberries, blueberries, cherries, peaches, plums, grapes, kiwis, mangoes, melons,
        pineapples, avocados, tomatoes, cherry tomatoes, carrots, courgettes, aubergines, peppers,
        onions, shallots, potatoes, leeks, turnips, parsnips, radishes, mushrooms, spinach,
        cabbage, broccoli, cauliflower, lettuce, salad, rocket, cucumber, celery, garlic, ginger,
        parsley, basil, coriander, mint, thyme, rosemary, green beans, asparagus, fruit,
        vegetables, veg, herbs, spring onions, swede, squash, sweet potatoes, kale, chives""",
    "bakery": """bread, baguette, rolls, bread rolls, croissants, bagels, cake, buns, scones,
        crumpets, muffins, pastries, loaf, pitta, wraps, tortillas, brioche, brown bread""",
    "dairy": """milk, butter, cheese, cheddar, yoghurt, yogurt, cream, eggs, margarine, mozzarella,
        feta, parmesan, brie, oat milk, soya milk, cream cheese, sour cream, cottage cheese, tofu,
        custard, halloumi""",
    "meat": """chicken, beef, pork, lamb, ham, bacon, sausages, mince, steak, turkey, duck, fish,
        salmon, cod, haddock, prawns, mussels, fish fillets, chops, burgers, meat""",
    "frozen": """ice cream, frozen peas, frozen chips, frozen pizza, fish fingers, ice,
        ice lollies, sorbet, oven chips""",
    "pantry": """rice, pasta, flour, sugar, salt, pepper, oil, olive oil, vinegar, honey, jam,
        mustard, mayonnaise, ketchup, cereal, oats, porridge, biscuits, crisps, chocolate,
        spaghetti, noodles, beans, baked beans, lentils, chickpeas, tuna, tinned tomatoes, soup,
        stock, stock cubes, spices, nuts, almonds, sultanas, peanut butter, marmalade, sauce,
        tomato sauce, soy sauce, yeast, baking powder, sweets, olives, couscous, quinoa, crackers,
        maple syrup, cornflakes, gravy, curry powder, cinnamon, popcorn""",
    "drinks": """coffee, tea, tea bags, wine, beer, juice, orange juice, apple juice, water,
        sparkling water, lemonade, cider, squash drink, gin, tonic, cola, coke, champagne, whiskey,
        fizzy drinks, stout""",
    "care": """soap, shampoo, conditioner, toothpaste, toothbrush, deodorant, shower gel, razors,
        razor blades, toilet paper, toilet roll, loo roll, tissues, nappies, wipes, baby wipes,
        plasters, paracetamol, vitamins, sun cream, cotton wool, tampons, pads, dental floss,
        hand cream, lip balm, medicine, moisturiser, aspirin""",
    "home": """washing-up liquid, dish soap, washing powder, laundry detergent, fabric softener,
        bleach, sponges, bin bags, kitchen roll, foil, tin foil, cling film, baking paper,
        batteries, light bulbs, matches, candles, cat food, dog food, cat litter, dishwasher
        tablets, napkins, envelopes, stamps, pens, notebooks, flowers, compost, tape, glue,
        sandwich bags, freezer bags, string""",
}
