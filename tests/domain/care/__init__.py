"""Who may know what of a patient, and who is told of what did not come in."""
