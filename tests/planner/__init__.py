"""The calendar, the slots and what runs on elapsed time."""
