"""Names of medicines, and what is known about them."""
