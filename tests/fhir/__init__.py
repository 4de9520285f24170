"""What HL7 has published of FHIR R4, to hold against what we write."""
