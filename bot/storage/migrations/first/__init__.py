"""The first step: every table, as it was in the beginning. Never edited; later steps are files in
`versions/`."""
