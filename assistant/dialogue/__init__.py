"""The dialogue as the speaker sees it: the Rasa client, its messages, and the two processes."""
