"""Slots of an argument frame → roles of the event type: fillers, employer, omitted subject, participants."""
