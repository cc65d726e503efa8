"""Whether a trigger is told as fact, who tells it, and how sure the claim is."""
