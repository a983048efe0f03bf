# Démonstration : ce que dit le foyer, joué par une troisième voix
demonstration-question = { $words }
