"""The orders of rows: like near like, the same every time."""

from __future__ import annotations

import numpy as np

from kg.draw.seriation import camps, neighbours


def line(places: list[float]) -> np.ndarray:
    """Distances between points on a line."""
    at = np.array(places)
    return np.abs(at[:, None] - at[None, :])


def test_neighbours_on_a_line_stand_in_its_order():
    """The least sum of distances between neighbours is the line itself."""
    assert neighbours(line([3, 0, 4, 1, 2])) == [1, 3, 4, 0, 2]


def test_an_order_begins_with_the_earlier_of_its_ends():
    """A mirror image is the same order; which one is shown must not hang on luck."""
    assert neighbours(line([0, 1, 2])) == [0, 1, 2]
    assert neighbours(line([2, 1, 0])) == [0, 1, 2]


def test_items_that_are_all_alike_keep_the_order_they_came_in():
    """Ties go by the order given, which is that of the names."""
    assert neighbours(np.zeros((4, 4))) == [0, 1, 2, 3]
    assert camps(np.zeros((4, 4))) == [0, 1, 2, 3]


def test_two_camps_stand_as_two_blocks():
    """Those who agree stand together, the opposites at the two ends."""
    side = np.array([1, -1, 1, -1, 1, -1])
    order = camps(np.outer(side, side).astype(float))
    assert sorted(order[:3]) in ([0, 2, 4], [1, 3, 5])


def test_an_item_of_both_camps_stands_between_them():
    """Who agrees with each half stands in the middle."""
    likeness = np.array(
        [
            *([[0, 2, 0.5, -2, -2]]),
            *([[2, 0, 0.5, -2, -2]]),
            *([[0.5, 0.5, 0, 0.5, 0.5]]),
            *([[-2, -2, 0.5, 0, 2]]),
            *([[-2, -2, 0.5, 2, 0]]),
        ]
    )
    assert camps(likeness)[2] == 2


def test_none_one_and_two_items_are_ordered():
    """The smallest pictures are pictures too."""
    for size in range(3):
        assert neighbours(np.zeros((size, size))) == list(range(size))
        assert camps(np.zeros((size, size))) == list(range(size))


def test_a_hundred_items_come_back_in_the_order_of_their_line():
    """Beyond the few that can be tried out one by one, an order still holds each item once."""
    rng = np.random.default_rng(7)
    assert sorted(neighbours(line(list(rng.permutation(100))))) == list(range(100))
    assert sorted(camps(-line(list(rng.permutation(60))))) == list(range(60))
