"""Turns a regimen and a routine into a slot plan, and a slot plan and dates into rounds."""
