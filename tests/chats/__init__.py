"""Whole conversations, as `.chat` files that anybody can read, and the player that plays them."""
