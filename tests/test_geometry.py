"""The drawings' points lie where the numbers say, on page and paper alike."""

import itertools
import math

import pytest

from assessments.reports import geometry, palette
from assessments.reports.geometry import Box, Point


def distance(one: Point, other: Point) -> float:
    return math.hypot(one.x - other.x, one.y - other.y)


def test_a_full_axis_reaches_the_rim_and_an_empty_score_stays_at_the_centre():
    drawn = geometry.radar([(1.0, 1.0), (0.0, 0.0), (0.5, 0.5)])
    reached = [distance(drawn.centre, point) / drawn.radius for point in drawn.low]
    assert reached == pytest.approx([1.0, 0.0, 0.5], abs=1e-4)


def test_the_first_axis_points_up_and_the_others_follow_clockwise():
    up, right, down, left = geometry.radar([(1.0, 1.0)] * 4).spokes
    assert up.end.y < right.end.y < down.end.y
    assert left.end.x < up.end.x < right.end.x
    assert [spoke.side for spoke in (up, right, down, left)] == ["middle", "start", "middle", "end"]


def test_an_interval_has_an_inner_and_an_outer_outline():
    drawn = geometry.radar([(0.2, 0.6), (0.3, 0.3), (0.1, 1.0)])
    assert not drawn.is_exact
    assert distance(drawn.centre, drawn.low[0]) < distance(drawn.centre, drawn.high[0])


def test_an_axis_without_a_score_is_left_out_and_two_axes_make_no_outline():
    drawn = geometry.radar([(0.5, 0.5), None, (0.5, 0.5), (0.5, 0.5)])
    assert len(drawn.low) == 3
    assert drawn.spokes[1].low is None
    assert geometry.radar([(0.5, 0.5), None, (0.5, 0.5)]).low == ()


@pytest.mark.parametrize("share", [-0.5, 1.5])
def test_no_score_leaves_the_drawing(share):
    drawn = geometry.radar([(share, share)] * 5)
    assert all(0 <= point.x <= 1 and 0 <= point.y <= 1 for point in drawn.low)


def test_cells_fill_the_square_without_overlap():
    cells = geometry.grid(6, 5)
    assert (len(cells), len(cells[0])) == (6, 5)
    covered = sum(cell.width * cell.height for row in cells for cell in row)
    assert covered == pytest.approx(1, abs=1e-4)
    assert cells[5][4].x + cells[5][4].width == pytest.approx(1)
    assert geometry.grid(0, 5) == ()


@pytest.mark.parametrize(
    ("position", "step"), [(0.0, 0), (0.199, 0), (0.2, 1), (0.5, 2), (0.8, 4), (1.0, 4), (2.0, 4)]
)
def test_each_position_has_one_of_five_steps(position, step):
    assert geometry.heat_step(position) == step


def test_the_ladder_rises_to_the_full_height_on_one_ground_line():
    steps = geometry.ladder(4).steps
    heights = [step.height for step in steps]
    assert heights == sorted(heights)
    assert heights[-1] == pytest.approx(1)
    assert all(step.y + step.height == pytest.approx(1) for step in steps)
    assert all(one.x + one.width < two.x for one, two in itertools.pairwise(steps))


def test_a_ladder_of_one_step_and_of_none_still_draws():
    assert len(geometry.ladder(1).steps) == 1
    assert geometry.ladder(0).steps == ()


def test_the_middle_of_a_box_is_its_middle():
    assert Box(0.2, 0.4, 0.2, 0.2).middle == Point(pytest.approx(0.3), pytest.approx(0.5))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((palette.luminance(one), palette.luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", [*palette.HEAT, *palette.TIERS])
def test_a_number_printed_on_a_colour_can_be_read(colour):
    assert contrast(colour, palette.ink_on(colour)) >= 4.5


@pytest.mark.parametrize("colour", [*palette.VERDICTS.values(), palette.SECONDARY, palette.ACCENT])
def test_words_in_colour_can_be_read_on_paper(colour):
    assert contrast(colour, palette.PAPER) >= 4.5
