"""Kills the bot again and again in a spike, and compares what was sent with what stands written."""
