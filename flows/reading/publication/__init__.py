"""When an article was published: the day stated, the day of its dateline or path, or the range its text supports."""
