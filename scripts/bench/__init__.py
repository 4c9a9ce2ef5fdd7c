"""Medians and ratios of one run: `make bench`."""
