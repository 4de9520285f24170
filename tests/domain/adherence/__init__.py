"""Proves what the measures of adherence count, and of what."""
