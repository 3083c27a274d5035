"""The welcome page: what can be learned here, and the chapters."""
