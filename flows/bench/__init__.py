"""Invented corpora of any size, with the truth about their copies; and what the pipeline costs on them."""
