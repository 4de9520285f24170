"""Proves the storage room, on SQLite and on PostgreSQL."""
