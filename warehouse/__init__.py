"""The working store, publishing, and read-only access."""
