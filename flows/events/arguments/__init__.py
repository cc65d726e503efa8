"""What stands around a trigger, beside it and in relative clauses → its argument frame; `roles` fills from it."""
