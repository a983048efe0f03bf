"""Everyday help as plain functions: what they read is passed in, what is to be done is returned."""
