"""The register of interests: who gains from which offer. Only the trusted side reads it."""

from __future__ import annotations

from audit.interests.register import Interest, Party, Register, RegisterInvalid, Standing

__all__ = ["Interest", "Party", "Register", "RegisterInvalid", "Standing"]
