"""The constructs of directions, a file for each topic; `grammar.py` says how one is told."""
