"""Backups: everything that is kept, in one sealed file that either kind of database can be made
from again; and what a restored database must not forget, and not do twice.

A backup is read in one moment while the bot goes on working. It holds rows, not pages, so what was
deleted is not in it, and it is restored by the migrations themselves.
"""
