"""The list of medicines: what is on it, how each is taken, and what becomes of one."""
