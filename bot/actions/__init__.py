"""Does what the bot does, whoever started it: one function each, in the caller's transaction."""
