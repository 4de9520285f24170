"""Shared reports: whoever has a link sees a button, and behind it one report. Nobody else sees
anything, nor whether there was ever something to see."""
