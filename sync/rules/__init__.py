"""Readings of records for screens and reports: pure, given what the caller holds, never part of merging."""
