"""Proves what happens when time passes, with a fake channel and a clock that stands still."""
