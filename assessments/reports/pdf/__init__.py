"""Report -> PDF bytes. Everything that knows of reportlab is in here."""
