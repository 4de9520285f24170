"""Makes the tables that the formulary ships. Nothing here is needed to run the bot."""
