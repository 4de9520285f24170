"""The one place that joins all parts. Each file is loaded by itself: what only reminds needs no
pages."""
