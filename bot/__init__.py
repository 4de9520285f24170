"""Dosebell: a self-hosted bot that helps people take their medicines."""
