"""The action server: thin rasa-sdk actions that call skills and shopping and return typed items.

It runs in a process of its own, on loopback, without the ledger, the register or the loudspeaker.
"""
