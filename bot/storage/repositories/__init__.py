"""One module for each kind of value: its queries, and how it becomes a row and a value again."""
