"""A morning's spike: many rounds that fall due at one instant, sent over real HTTP."""
