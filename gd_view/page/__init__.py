"""What a page is made of: what can be set, what is asked, and what every chapter does the same way."""
