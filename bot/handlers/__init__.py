"""Decides what happens when a person says something."""
