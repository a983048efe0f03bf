## Fonctions écrites par d’autres
skill-failed = Cette fonction ajoutée n’a pas su répondre.
skill-missing = Cette fonction n’est plus là.
skill-unwalled = Cette fonction ajoutée reste arrêtée : cet appareil ne sait pas l’isoler.
