"""Report -> JSON: the same facts as page and PDF."""
