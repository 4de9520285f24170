"""The clinic: who works there, whom they see, when, and what needs a person."""
