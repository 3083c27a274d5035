"""For those who teach with the lesson: plans, wrong answers and what to say to them, every state as a link."""
