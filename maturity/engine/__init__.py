"""Plain Python that decides: no Django, no database, exact arithmetic."""
