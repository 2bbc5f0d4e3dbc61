"""What counts as a gap, and what is said of it."""

from types import SimpleNamespace
from unittest import mock

from django.test import SimpleTestCase
from django.utils.translation import gettext_lazy as _

from archive.kinds.gaps import Asked, Gap, Gaps, Rule, empty

TODAY = "2026-11-22"


class Row(SimpleNamespace):
    """A record that may have gaps."""

    __hash__ = object.__hash__


def row(name, **fields):
    fields = {"ends_on": "", "get_absolute_url": lambda: f"/{name}/", **fields}
    return Row(name=name, **fields)


class GapsCase(SimpleTestCase):
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


class GapsTests(GapsCase):
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


class EveryTests(GapsCase):
    """More than a few records that all lack the same are told of as all of them."""

    def every(self, *rows, **given):
        return [gap.every for gap in self.gaps(*rows, **given).found(TODAY)]

    def test_all_of_many(self):
        rows = [row(name) for name in "abcd"]
        self.assertEqual(self.every(*rows, every="All %(n)d rows"), ["All 4 rows"] * 4)

    def test_of_one_another_name_is_not_needed(self):
        rows = [row(name) for name in "aabcd"]
        self.assertEqual(self.every(*rows, every="All %(n)d")[0], "All 4")

    def test_few_are_named(self):
        self.assertEqual(self.every(*[row(name) for name in "abc"]), [""] * 3)

    def test_where_one_does_not_lack_it_the_others_are_named(self):
        rows = [row(name) for name in "abcd"]
        self.assertEqual(self.every(*rows, row("e", ends_on="2027")), [""] * 4)

    def test_those_whom_the_rule_is_not_of_do_not_count(self):
        rule = Rule("No end.", empty("ends_on"), is_of=lambda row: row.name != "e")
        rows = [row(name, ends_on="2017" if name == "e" else "") for name in "abcde"]
        self.assertEqual(self.every(*rows, rules=[rule]), ["All 4 of them"] * 4)
        self.assertEqual(self.gaps(row("e"), rules=[rule]).found(TODAY), [])


class AskedTests(GapsCase):
    def asked(self, **given):
        return [gap.asked for gap in self.gaps(row("a"), **given).found(TODAY)]

    def test_gap_is_of_what_is_asked_of_its_kind(self):
        self.assertEqual(self.asked(), [Asked.REST])
        self.assertEqual(self.asked(asked=Asked.TEXTS), [Asked.TEXTS])

    def test_rule_may_be_of_something_else(self):
        rules = [Rule("No end.", empty("ends_on"), asked=Asked.DATES)]
        self.assertEqual(self.asked(asked=Asked.TEXTS, rules=rules), [Asked.DATES])

    def test_heading_tells_kind_and_gap(self):
        self.assertEqual(
            Gap("Summits", "No end.", "a", "/").heading, "Summits: No end."
        )


class EmptyTests(SimpleTestCase):
    def test_one_field_of_several_will_do(self):
        is_gap = empty("name", "ends_on")
        self.assertFalse(is_gap(row("a"), TODAY))
        self.assertTrue(is_gap(row(""), TODAY))
