"""Tests of what a clinic does."""
