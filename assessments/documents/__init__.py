"""Documents of an assessment: what is wanted, making it once, and knowing it again."""
