"""What the archive may lack of a membership and of an office held."""

from members import gaps
from members.models import Membership
from tests import factories as make
from tests.gaps import TODAY, RuleCase


class MembershipTests(RuleCase):
    gaps = gaps.MEMBERSHIPS

    def test_membership_without_accession_is_a_gap(self):
        make.make_membership(began="", ended="2018-08-23")
        self.assertEqual(self.missing(), ["No source held gives a date of accession."])

    def test_every_standing_has_words_of_its_own(self):
        for standing in Membership.Standing:
            with self.subTest(standing):
                period = make.make_membership(began="", ended="2018")
                Membership.objects.update(standing=standing)
                self.assertEqual(len(self.missing()), 1)
                period.delete()

    def test_silence_since_the_last_evidence_is_a_gap(self):
        make.make_membership(attested_first="2016", attested_last="2017-03-06")
        self.assertEqual(
            self.missing(), ["No source held is later than the last evidence of it."]
        )
        self.assertEqual(self.notes(), ["6 March 2017"])

    def test_accession_is_evidence_where_there_is_no_other(self):
        make.make_membership()
        self.assertEqual(self.notes(), ["14 December 2004"])

    def test_first_evidence_counts_where_there_is_no_last(self):
        make.make_membership(attested_first="2016")
        self.assertEqual(self.notes(), ["2016"])

    def test_evidence_of_today_is_none(self):
        make.make_membership(attested_last=TODAY)
        self.assertEqual(self.missing(), [])

    def test_evidence_of_this_year_is_none(self):
        make.make_membership(attested_last="2026")
        self.assertEqual(self.missing(), [])

    def test_ended_period_has_none(self):
        make.make_membership(ended="2018-08-23")
        self.assertEqual(self.missing(), [])


class TenureTests(RuleCase):
    gaps = gaps.OFFICES

    def test_office_without_beginning_is_a_gap(self):
        make.make_tenure()
        self.assertEqual(self.missing(), ["No source held says when it began."])

    def test_office_of_a_former_holder_without_end_is_a_gap(self):
        make.make_tenure(
            began="1999",
            attested_first="",
            attested_last="",
            ended_not_after="2017-03-06",
        )
        self.assertEqual(self.missing(), ["No source held says when it ended."])
        self.assertEqual(self.notes(), ["from 1999; former, as of 6 March 2017"])

    def test_office_with_both_has_none(self):
        make.make_tenure(
            began="1999", ended="2013", attested_first="", attested_last=""
        )
        self.assertEqual(self.missing(), [])
