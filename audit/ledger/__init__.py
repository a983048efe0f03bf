"""The append-only log of the household: SQLite, durable before anything is heard.

`store` writes and reads it, `tables` are its typed mappings, `migrations` make its schema.
"""
