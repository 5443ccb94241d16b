"""Readings of records for screens and reports: pure, of what the caller holds, never merging."""
