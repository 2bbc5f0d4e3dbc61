"""What counts as a gap, and what is said of it."""

from types import SimpleNamespace
from unittest import mock

from django.test import SimpleTestCase
from django.utils.translation import gettext_lazy as _

from archive.kinds.gaps import Gap, Gaps, Rule, empty

TODAY = "2026-11-22"


class Row(SimpleNamespace):
    """A record that may have gaps."""

    __hash__ = object.__hash__


def row(name, **fields):
    fields = {"ends_on": "", "get_absolute_url": lambda: f"/{name}/", **fields}
    return Row(name=name, **fields)


class GapsTests(SimpleTestCase):
    def gaps(self, *rows, **given):
        rules = [
            Rule("No end.", empty("ends_on")),
            Rule("It is past.", self.is_past, lambda row: row.ends_on),
        ]
        kind = {"heading": _("Summits"), "rank": 1, "label": lambda row: row.name}
        kind |= {"rules": rules, **given}
        return Gaps(records=lambda: iter(rows), **kind)

    @staticmethod
    def is_past(row, today):
        return "" < row.ends_on < today

    def test_they_are_told_rule_by_rule(self):
        gaps = self.gaps(row("a", ends_on="2017"), row("b"), row("c", ends_on="2018"))
        self.assertEqual(
            gaps.found(TODAY),
            [
                Gap("Summits", "No end.", "b", "/b/", ""),
                Gap("Summits", "It is past.", "a", "/a/", "2017"),
                Gap("Summits", "It is past.", "c", "/c/", "2018"),
            ],
        )

    def test_a_record_with_several_gaps_is_asked_once_what_it_is_called(self):
        asked = mock.Mock(return_value="/a/")
        rules = [Rule("No end.", empty("ends_on")), Rule("No place.", empty("place"))]
        gaps = self.gaps(
            row("a", place="", get_absolute_url=asked), rules=rules, label=asked
        )
        self.assertEqual(
            [gap[1:4] for gap in gaps.found(TODAY)],
            [("No end.", "/a/", "/a/"), ("No place.", "/a/", "/a/")],
        )
        self.assertEqual(asked.call_count, 2)

    def test_what_lies_ahead_is_none(self):
        self.assertEqual(self.gaps(row("a", ends_on="2027")).found(TODAY), [])

    def test_gaps_of_no_record_come_first(self):
        lost = Gap("Series", "Not held", "Number 1", "/")
        gaps = self.gaps(row("b"), missing=lambda rows: [lost] * len(rows))
        self.assertEqual([gap.label for gap in gaps.found(TODAY)], ["Number 1", "b"])

    def test_letter_is_about_record_and_gap(self):
        self.assertEqual(Gap("S", "No end.", "14th", "/").subject, "14th: No end.")


class EmptyTests(SimpleTestCase):
    def test_one_field_of_several_will_do(self):
        is_gap = empty("name", "ends_on")
        self.assertFalse(is_gap(row("a"), TODAY))
        self.assertTrue(is_gap(row(""), TODAY))
