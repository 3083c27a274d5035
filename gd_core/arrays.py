"""The two types the core computes with: a number and an array of numbers."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

# A function written with Number gives a number for a number and an array for an array.
Number = TypeVar("Number", float, FloatArray)

# A gradient function of the reader's own: parameter in, slopes of the same shape out.
GradientFunction = Callable[[Any], Any]


class Elementwise(Protocol):
    """A function of one parameter that works on each element of an array by itself."""

    @overload
    def __call__(self, w: float, /) -> float: ...
    @overload
    def __call__(self, w: FloatArray, /) -> FloatArray: ...
