"""Puts faults into the product, one at a time, and tells which of them the tests notice."""
