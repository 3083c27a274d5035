"""The figure player: every Plotly figure of the lesson is shown through it."""

from gd_view.player.player import player

__all__ = ["player"]
