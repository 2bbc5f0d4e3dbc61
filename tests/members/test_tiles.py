"""The map: a square for each state of the region, marked by the record of a day."""

import datetime as dt

from django.test import SimpleTestCase, TestCase

from members.roll import counted, held, roll_on
from members.standings import APART
from members.tiles import LAYOUT, STEP, tile_map
from tests.factories import make_membership, make_state

DAY = dt.date(2017, 3, 6)
SEEN = {"began": "", "attested_first": "2017-03-06", "attested_last": "2017-03-06"}


class LayoutTests(SimpleTestCase):
    def test_no_two_states_share_a_square(self):
        self.assertEqual(len(set(LAYOUT.values())), len(LAYOUT))

    def test_codes_are_three_capital_letters(self):
        for code in LAYOUT:
            self.assertRegex(code, r"\A[A-Z]{3}\Z")

    def test_squares_are_read_row_by_row(self):
        places = [(row, column) for column, row in LAYOUT.values()]
        self.assertEqual(places, sorted(places))

    def test_map_has_room_for_every_square(self):
        right, bottom = (int(n) for n in tile_map({}).view_box.split()[2:])
        for tile in tile_map({}).tiles:
            self.assertLess(tile.x, right - 36)
            self.assertLess(tile.y, bottom - 36)

    def test_code_stands_in_the_middle_in_a_form_that_svg_reads(self):
        middles = {tile.code: tile.middle for tile in tile_map({}).tiles}
        self.assertEqual(middles["CUB"], f"{3 * STEP + 18.5}")

    def test_key_has_a_square_of_each_sort_without_code(self):
        key = tile_map({}).key
        self.assertEqual(
            [tile.label for tile in key],
            [
                "member",
                "unconfirmed",
                "not a member",
                "undocumented",
                "no membership recorded",
            ],
        )
        self.assertEqual({tile.code for tile in key}, {""})

    def test_squares_without_record_are_unmarked(self):
        self.assertEqual({tile.on_day for tile in tile_map({}).tiles}, {""})


class MarkedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_membership(make_state("Cuba"), **SEEN)
        make_membership(make_state("Syria"), **SEEN)

    def marked(self, day):
        return tile_map(counted(roll_on(day, held())))

    def test_square_has_its_state_and_answer(self):
        cuba = next(t for t in self.marked(DAY).tiles if t.code == "CUB")
        self.assertEqual((cuba.state.name, cuba.label), ("Cuba", "member"))

    def test_square_of_a_state_that_is_unconfirmed_says_so(self):
        tiles = self.marked(dt.date(2020, 1, 1)).tiles
        cuba = next(t for t in tiles if t.code == "CUB")
        self.assertEqual((cuba.on_day, cuba.label), ("unconfirmed", "unconfirmed"))

    def test_state_outside_the_region_is_named_beside_the_map(self):
        [syria] = self.marked(DAY).elsewhere
        self.assertEqual((syria.state.name, syria.label), ("Syria", "member"))

    def test_no_other_square_is_marked(self):
        marked = [tile.code for tile in self.marked(DAY).tiles if tile.state]
        self.assertEqual(marked, ["CUB"])


class ApartTests(TestCase):
    """States that are no members have squares of their own."""

    @classmethod
    def setUpTestData(cls):
        cls.haiti = make_state("Haiti")
        make_membership(make_state("Cuba"), **SEEN)

    def square(self, day=DAY):
        drawn = tile_map(counted(roll_on(day, held())))
        return drawn, next(tile for tile in drawn.tiles if tile.code == "HTI")

    def test_each_standing_has_its_square_mark_and_key(self):
        marks = set()
        for standing in APART:
            period = make_membership(self.haiti, standing=standing, **SEEN)
            drawn, square = self.square()
            self.assertEqual((square.on_day, square.label), (standing, standing.label))
            self.assertIn(standing, [tile.on_day for tile in drawn.key])
            marks.add(square.mark)
            period.delete()
        self.assertEqual(len(marks), len(APART))

    def test_on_other_days_there_is_none(self):
        make_membership(self.haiti, standing="observer", **SEEN)
        drawn, square = self.square(dt.date(2020, 1, 1))
        self.assertEqual((square.on_day, square.state), ("", None))
        self.assertNotIn("observer", [tile.on_day for tile in drawn.key])

    def test_guest_who_left_the_bloc_is_a_guest(self):
        left = {"ended": "2010-01-01", "ended_by": "withdrawal"}
        make_membership(self.haiti, began="2005", **left)
        make_membership(self.haiti, standing="guest", **SEEN)
        self.assertEqual(self.square()[1].on_day, "guest")

    def test_guest_who_joined_is_a_member(self):
        ended = {"ended": "2010-01-01", "ended_by": "accession"}
        make_membership(self.haiti, standing="guest", began="2005", **ended)
        make_membership(self.haiti, **SEEN | {"began": "2010-01-01"})
        self.assertEqual(self.square()[1].on_day, "member")

    def test_marks_start_at_the_corner_of_the_square(self):
        make_membership(self.haiti, standing="observer", **SEEN)
        square = self.square()[1]
        self.assertEqual(square.mark, f"M{square.x} {square.y}m3 0v37")
