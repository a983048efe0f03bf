"""From sound to words: WAV files read with suspicion, and Vosk, which turns sound into words."""
