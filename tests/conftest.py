"""Settings for every ring of tests."""

import hypothesis

# No deadline: a first call that imports or compiles something is slow, and no fault. The same examples
# every time: a test that fails is to fail for everybody.
hypothesis.settings.register_profile("lesson", deadline=None, derandomize=True)
hypothesis.settings.load_profile("lesson")
