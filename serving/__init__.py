"""Past one server: several processes of the lesson behind nginx, started by one command."""
