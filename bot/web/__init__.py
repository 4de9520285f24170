"""Serves webhooks, shared report pages, the try-out chat, and health."""
