# Demonstration: what the household says, played by a third voice
demonstration-question = { $words }
