"""What the reports count, and how the week is put into words."""
