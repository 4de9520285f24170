"""Keeps the domain in a database; rows never leave this room."""
