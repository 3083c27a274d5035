"""What the lesson's model leaves out, in the words of the README."""

LIMITS = (
    "The walker steps by the exact slope times a fixed learning rate, downhill. A real optimiser sees a noisy slope "
    "from a mini-batch, and often adds momentum, a scale for each parameter and a schedule.",
    "Pictures have one parameter or two, on a parabola, a quartic with two valleys, and bowls. The three million "
    "are on a bowl, too, and what is shown of them is reduced: a dot is the mean of 4 × 4 parameters. The loss of a "
    "network also has saddles and plateaus.",
    "Numbers are 64-bit floats. A run that wanders depends on the last digit: the same formula in another order "
    "gives another run.",
    "Windows are fixed and nothing is clipped. What leaves a picture is named at its edge.",
    "A run settles, hops, bounces or leaves where something makes it. “Wanders” is what remains: it crossed the "
    "hill, found no end in 2,000 steps, and no valley can trap it. A very long cycle would look the same. The "
    "outcome map, too, looks 2,000 steps ahead.",
    "While a slider is dragged you see runs made beforehand, rounded to less than a pixel and marked ≈. On release "
    "the exact run takes their place.",
)


def listed() -> str:
    """Return the limits, as Markdown."""
    return "\n".join(f"- {limit}" for limit in LIMITS)
