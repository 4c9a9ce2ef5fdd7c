"""The application pack: drafts in the order of the official form, what is missing marked."""
