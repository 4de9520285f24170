"""The try-out chat: a phone, a clock that moves, and what the database knows, on one page."""
