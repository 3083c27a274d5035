"""One valley: the learning rate alone decides."""
