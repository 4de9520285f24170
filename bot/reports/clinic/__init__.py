"""What a clinic prints: its letters to patients, and its day."""
