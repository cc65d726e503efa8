"""Forms of names: compared, stated together, and further forms that no article pairs."""
