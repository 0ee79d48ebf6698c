"""The screens: one file for each address, shared pieces in parts/."""
