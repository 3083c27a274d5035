"""What a reader feels, in a real browser: hand to picture, release to exact digits, chips, the first visit."""

from bench import answers, inputs, visits
from bench.figures import Row
from bench.servers import DOUBLE_WELL, MINIMAL, SINGLE_WELL, App, Served, served
from bench.tabs import a_browser

ROUNDS = 3
COUNT = 12  # of every kind of input, in each round and app


def measure(rounds: int = ROUNDS, count: int = COUNT) -> list[Row]:
    """Measure all that a browser can tell, each beside the minimal app in the same minutes."""
    with served(SINGLE_WELL) as lesson, served(MINIMAL) as minimal, a_browser() as browser:
        moved: dict[App, Served] = {SINGLE_WELL: lesson, DOUBLE_WELL: lesson, MINIMAL: minimal}
        visited = {SINGLE_WELL: lesson, MINIMAL: minimal}
        return [
            *inputs.rows(browser, moved, rounds, count),
            *answers.rows(browser, moved, rounds, count),
            *visits.rows(browser, visited, rounds),
        ]


if __name__ == "__main__":
    from bench.figures import table

    print(table(measure(), MINIMAL.name))
