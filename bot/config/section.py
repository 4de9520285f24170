"""What all sections of the settings have in common: frozen, and nothing in them is unknown."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """One table of the settings."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
