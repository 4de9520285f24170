"""Tests of what a clinic is."""
