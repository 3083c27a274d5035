"""The figure player, which shows every Plotly figure of the lesson."""

from gd_view.player.player import player

__all__ = ["player"]
