"""Report -> .xlsx: the same facts as page and PDF, with real numbers."""
