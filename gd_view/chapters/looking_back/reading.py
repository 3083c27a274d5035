"""What to read next."""

READING = (
    (
        "Goh (2017), [Why Momentum Really Works](https://doi.org/10.23915/distill.00006)",
        "the same valleys and the same limits, and what a memory of the last step adds, with pictures that move",
    ),
    (
        "3Blue1Brown, [Gradient descent, how neural networks learn](https://www.3blue1brown.com/lessons/gradient-descent)",
        "what the loss of a network is made of, in twenty minutes of film",
    ),
    (
        "Goodfellow, Bengio and Courville, [Deep Learning](https://www.deeplearningbook.org/), chapters 4 and 8",
        "curvature and condition numbers, then the optimisers that train networks: noisy gradients, momentum, a "
        "step for each parameter",
    ),
    (
        "Boyd and Vandenberghe, [Convex Optimization](https://web.stanford.edu/~boyd/cvxbook/), chapter 9",
        "how fast gradient descent is, proved, where there is one valley only",
    ),
    (
        "Nocedal and Wright, [Numerical Optimization](https://doi.org/10.1007/978-0-387-40065-5), chapters 2 and 3",
        "how to choose the length of a step at every step, and rules that use the curvature, too",
    ),
)


def listed() -> str:
    """Return the list, as Markdown."""
    return "\n".join(f"- {work}: {why}." for work, why in READING)
