"""The way to the browser: middleware for one server, and several servers behind nginx."""
