"""Caregivers: who may know what of a patient, and when they are told."""
