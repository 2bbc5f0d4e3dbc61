"""What tests ask of the gaps that a kind of record may have."""

from django.test import TestCase

TODAY = "2026-11-22"


class RuleCase(TestCase):
    """A test of ``gaps``, a ``Gaps``, on the one record there is."""

    gaps = None

    def missing(self):
        """Return the words of the gaps of the record."""
        return [gap.words for gap in self.found()]

    def notes(self):
        return [gap.note for gap in self.found()]

    def found(self):
        [record] = self.gaps.records()
        found = self.gaps.found(TODAY)
        label = str(self.gaps.label(record))
        return [gap for gap in found if gap.label == label]
