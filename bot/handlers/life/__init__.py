"""What somebody says of a life that is not regular: pauses, trips, late days, fewer reminders."""
