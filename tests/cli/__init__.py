"""Proves what every command does, and how it refuses."""
