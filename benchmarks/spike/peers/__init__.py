"""What others schedule with: one job for each dose, and nothing else to do than to send it."""
