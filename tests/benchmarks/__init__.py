"""Proves that what measures us still runs; what it measures is nobody's test."""
