"""Builds one report value from doses, and gives it its several forms."""
