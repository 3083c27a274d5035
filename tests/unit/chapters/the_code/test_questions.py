"""The questions on the code, against what its lines return."""

import numpy as np

from gd_core import SINGLE_WELL, descend
from gd_view.chapters.the_code import questions as ask
from tests.unit.reading import right


def test_what_the_defaults_return():
    """4 · 0.8^50 = 5.7e-5; after one step 3.2, after twenty 0.0461."""
    walk = 4 * 0.8 ** np.arange(51)
    assert f"{walk[50]:.6f}" == "0.000057"
    assert f"{walk[50]:.1e}" == "5.7e-05"
    assert f"{walk[20]:.4f}" == "0.0461"
    np.testing.assert_allclose(descend(SINGLE_WELL.gradient, 4.0).iterates, walk, rtol=1e-12)
    assert right(ask.PRINTS).text.startswith("About 0.000057")
    assert [option.text for option in ask.PRINTS.options][1:3] == ["3.2", "0.0461"]
