"""From words to sound: text made speakable, Piper in a process of its own, and short tones."""
