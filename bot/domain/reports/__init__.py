"""What a clinic, a caregiver and the patient are shown before a visit, and the ways it goes out."""
