"""Personal values are sealed before they reach the database, and opened after they leave it."""
