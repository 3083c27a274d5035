"""Settings for every ring of tests."""

import os

import hypothesis

# No deadline: a first call that imports or compiles something is slow, and no fault. In CI the same examples every
# time, so that a failure is the change's own; elsewhere new ones at every run, so that somebody meets the odd case.
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.register_profile("elsewhere", deadline=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") == "true" else "elsewhere")
