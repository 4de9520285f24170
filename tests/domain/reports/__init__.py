"""Tests of the values that reports are made of."""
