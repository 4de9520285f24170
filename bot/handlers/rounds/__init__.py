"""Answers to rounds: which was meant, what is written down, and what is asked back."""
