"""Tests of catalogue/output."""
