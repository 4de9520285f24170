"""The rules of the domain, as tables and laws."""
