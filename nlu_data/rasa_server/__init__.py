"""Candide's Rasa server: runs in Rasa's own environment and imports nothing of ours."""
