"""Proves what the bot promises: mirrors bot/, plus whole conversations that anyone can read."""
