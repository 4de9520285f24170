"""Proves what the web side shows, and whom it refuses."""
