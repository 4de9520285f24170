"""The report for a visit: what stands on it in words (`content`), and the forms that show it.

A page, a PDF and a plain text are made of the same words; CSV and FHIR of the same value. To add a
form: a module here that takes an `AdherenceReport` or its `Content`, and a line in `forms`.
"""
