"""What the bot does for caregivers: links, what they are told, what they report."""
