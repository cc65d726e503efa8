"""What the sentences before leave to a clause: its topic, who is in focus, the context of a trigger."""
