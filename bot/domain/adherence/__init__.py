"""What a patient took of what was due, measured: every figure with its name, base and doubt."""
