"""Reaches people: one file knows all about one provider, both directions."""
