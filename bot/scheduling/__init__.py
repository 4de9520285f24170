"""Decides what happens when time passes."""
