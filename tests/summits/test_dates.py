"""Dates of meetings and of what they adopted: what cannot be true, and what can."""

import datetime as dt
from unittest import mock

from tests import factories as make
from tests.members.test_overlaps import RefusedCase

DAY = dt.date(2017, 3, 6)
AHEAD = ["2017-03-07", "2017-04", "2018"]
COME = ["2017-03-06", "2017-03", "2017", "2016-12-31", ""]
HELD = {"state_of": ["Its date is yet to come: it has not been held."]}
LONG = {"ended_on": ["A summit lasts no longer than 31 days."]}


class HeldTests(RefusedCase):
    def setUp(self):
        self.rows = [
            (make.make_summit(state_of="held"), "began_on"),
            (make.make_event(state_of="held"), "began"),
        ]
        today = mock.patch("django.utils.timezone.localdate", return_value=DAY)
        self.enterContext(today)

    def test_meeting_is_not_held_before_its_day(self):
        for row, field in self.rows:
            for date in AHEAD:
                with self.subTest(field, date=date):
                    setattr(row, field, date)
                    self.assertEqual(self.said(row), HELD)

    def test_meeting_of_a_day_that_may_have_come(self):
        for row, field in self.rows:
            for date in COME:
                setattr(row, field, date)
                self.assertAccepted(row)

    def test_meeting_to_come_is_announced_postponed_or_cancelled(self):
        for row, field in self.rows:
            setattr(row, field, "2018-04-24")
            for state_of in ("announced", "postponed", "cancelled"):
                row.state_of = state_of
                self.assertAccepted(row)

    def test_meeting_that_goes_on(self):
        summit = self.rows[0][0]
        summit.began_on, summit.ended_on = "2017-03-06", "2017-03-07"
        self.assertAccepted(summit)


class LengthTests(RefusedCase):
    def test_summit_of_years(self):
        summit = make.make_summit()
        for began, ended in [
            ("2004-12-14", "2034-12-14"),
            ("2004", "2034"),
            ("2016", "2017-02-01"),
            ("2017-03-05", "2017-04-06"),
        ]:
            with self.subTest(began, ended=ended):
                summit.began_on, summit.ended_on = began, ended
                self.assertEqual(self.said(summit), LONG)

    def test_summit_of_days_as_far_as_is_known(self):
        summit = make.make_summit()
        for began, ended in [
            ("2009-10-16", "2009-10-17"),
            ("2017-03-05", "2017-04-05"),
            ("2016-12-31", "2017"),
            ("2016", "2017"),
            ("2016-02", "2016-03-31"),
            ("2016", "2016"),
            ("2016", ""),
        ]:
            with self.subTest(began, ended=ended):
                summit.began_on, summit.ended_on = began, ended
                self.assertAccepted(summit)


class AdoptionTests(RefusedCase):
    SAID = "Adopted on 5 March 2017, before the summit began: {}."

    def setUp(self):
        self.text = make.make_declaration()
        self.summit = self.text.summit

    def test_declaration_is_not_adopted_before_its_summit_began(self):
        for day in ("2017-03-04", "2017-02", "2016"):
            self.text.adopted_on = day
            [[said]] = self.said(self.text).values()
            self.assertIn(f"before the summit began: {self.text}.", said)

    def test_declaration_of_its_days_or_later(self):
        for day in ("2017-03-05", "2017-03", "2017", "2017-03-20", ""):
            self.text.adopted_on = day
            self.assertAccepted(self.text)

    def test_summit_is_not_moved_behind_its_declaration(self):
        for day in ("2017-03-06", "2017-04", "2018"):
            self.summit.began_on = day
            said = {"began_on": [self.SAID.format(f"{self.text}")]}
            self.assertEqual(self.said(self.summit), said)

    def test_summit_may_be_of_a_day_before(self):
        for day in ("2017-03-05", "2017-03", "2017", "2017-03-01", ""):
            self.summit.began_on = day
            self.assertAccepted(self.summit)

    def test_withdrawn_declaration_stands_in_nobodys_way(self):
        self.text.status, self.text.withdrawn_reason_en = "withdrawn", "Misdated."
        self.text.adopted_on = "2016"
        self.assertAccepted(self.text)
        self.text.save()
        self.summit.began_on = "2017-03-06"
        self.assertAccepted(self.summit)


class ParticipationTests(RefusedCase):
    def test_two_of_one_state_and_two_parts_of_one(self):
        summit, state = make.make_summit(), make.make_state()
        make.make_participation(summit, state=state)
        make.make_participation(summit, state=state, role="collective")
        for _ in range(2):
            make.make_participation(summit, state=state, person=make.make_person())
        person = make.make_person()
        make.make_participation(summit, person=person, role="chaired")
        make.make_participation(summit, person=person, role="opened")
        make.make_participation(make.make_summit(), state=state)

    def test_part_entered_again_once_withdrawn(self):
        summit, state = make.make_summit(), make.make_state()
        gone = {"withdrawn_reason_en": "Misread."}
        make.make_participation(summit, state=state, **gone)
        make.make_participation(summit, state=state)

    def test_organization_with_whose_state_it_is(self):
        part = {"organization": make.make_organization(), "state": make.make_state()}
        make.make_participation(capacity="member", **part)
        make.make_participation(organization=part["organization"])
