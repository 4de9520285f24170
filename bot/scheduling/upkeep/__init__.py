"""What keeps the bot safe and watched, beside reminding: a backup each night, words erased whose
time is over, and an operator who hears when something is wrong. One process at a time does it."""
