"""The same document made by WeasyPrint, which is installed apart and only for this comparison."""
