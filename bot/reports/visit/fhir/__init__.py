"""The report as a FHIR R4 bundle, in plain JSON: what is taken, and what became of each dose."""
