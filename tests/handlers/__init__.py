"""Proves what happens when somebody speaks."""
