"""Patients talk of their clinic: they join it, answer for their report, look at a proposal."""
