"""Campaigns: merchants' wishes to be suggested, as typed requests that only this side sees."""

from __future__ import annotations

from audit.campaigns.request import Audience, Campaign

__all__ = ["Audience", "Campaign"]
