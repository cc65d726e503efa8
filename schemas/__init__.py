"""What a column means, what may stand in it, and the data files that users extend. Imports nothing of ours."""
