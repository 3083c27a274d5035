"""The setting of the line: its one parameter."""

from gd_view.page.settings import Dial

W = Dial("w", "Parameter w", 0.0, 1.8, 0.05, 0.0)
DIALS = (W,)
