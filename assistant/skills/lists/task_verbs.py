"""The verbs that begin a thing to do, and that nobody buys."""

from __future__ import annotations

__all__ = ["ENGLISH", "ENGLISH_BUYING", "ENGLISH_WITH_OBJECT", "FRENCH", "FRENCH_BUYING"]

FRENCH = frozenset(
    """
    accrocher accueillir affûter aider aiguiser aller annuler appeler apprendre arranger
    arroser aspirer assembler astiquer attacher avancer aérer baisser balayer boucher brancher
    bricoler brosser brûler bâcher calculer changer charger chercher cirer classer coiffer
    coller compléter composter conduire confirmer congeler consulter contacter coudre couper
    creuser cueillir cuire cuisiner descendre dire discuter donner doucher déboucher
    débrancher décaler décharger déclarer déclencher décongeler décorer défaire dégivrer
    démonter déneiger dépanner déplacer déposer dépoussiérer désherber désinfecter détartrer
    emballer emmener emporter emprunter encaisser entrer entretenir envoyer essayer essuyer
    examiner expédier faire fermer ficeler finir fixer fêter garder garer gonfler graisser
    habiller imprimer installer inviter jardiner jeter joindre jouer laver lessiver lire louer
    lustrer mesurer monter montrer nettoyer nourrir organiser ouvrir parler participer passer
    payer peindre photocopier planifier planter plier polir pomper poncer porter poser poster
    postuler prier programmer promener protéger préparer présenter prévenir prêter purger
    raccommoder raccourcir raccrocher ramasser ranger rappeler raser ratisser recoudre
    recycler refaire regarder rejoindre relancer relire remercier remplacer remplir rendre
    renouveler renseigner renvoyer repasser repeindre retourner rincer réchauffer récupérer
    rédiger réfléchir régler réparer répondre répéter réserver résilier réunir réveiller
    réviser sabler scanner semer signaler signer soigner sortir souhaiter souscrire stocker
    surveiller sécher tailler tenir terminer tester tirer tondre traiter transférer
    transplanter travailler trier tuer télécharger téléphoner vacciner valider vendre ventiler
    verser vidanger vider virer visiter voir vérifier écrire élaguer épiler éplucher étendre
    étiqueter étudier
    """.split()
)
# Verbs of the shop and of the list itself: tasks only where the list of things to do was named.
FRENCH_BUYING = frozenset(
    """
    acheter ajouter amener apporter chercher commander effacer enlever enregistrer inscrire
    mettre noter prendre racheter ramener rapporter remettre reprendre retirer retrouver
    trouver
    """.split()
)

# Followed by anything, these begin a task.
ENGLISH = frozenset(
    """
    arrange ask assemble bath bathe borrow build call cancel charge check choose complete
    confirm contact cook declutter defrost deliver descale discuss donate download email empty
    finish give go groom help hoover install invite learn meet message mow organise organize
    pay phone prepare read register renew repair replace reply repot research reserve
    return revise ring schedule see sell send sew sharpen sign speak submit sweep talk tell
    thank tidy tighten try unblock unclog unpack update upload vacuum varnish visit vote weed
        """.split()
)
ENGLISH_BUYING = frozenset("bring buy collect fetch find get grab order pick put take".split())
# These are things as well ("water", "iron"): followed by an article or the like, they are verbs.
ENGLISH_WITH_OBJECT = frozenset(
    """
    air bake bin block book box brush change clean clear close cover cut dig do drain drive
    drop dust feed file fill finish fix fold glue grease hang hem iron knit label lay lock
    mail measure mend mix mop move oil open pack paint park pay peel plan plant polish
    post practice practise print prune pump rake rent reset rinse roast rotate sand sauce
    scrub seal season set shampoo shave shovel sort start store strip study swap switch tape
    test text tie top trim turn unload walk wallpaper warm wash water wax weigh wipe wrap
    """.split()
)
