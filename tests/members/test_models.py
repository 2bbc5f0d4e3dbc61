"""States, memberships, organizations, people, offices, tenures."""

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase, TestCase
from django.utils.translation import override

from members.models import Membership, Office, Organization, State, Tenure
from tests.archive.sources.test_models import RowTests
from tests.constraints import Broken, ConstraintCases
from tests.factories import (
    make_membership,
    make_office,
    make_organization,
    make_state,
    make_tenure,
)

UNSEEN = {"attested_first": "", "attested_last": ""}

CASES = [
    Broken(
        "organization_ends_after_it_began",
        make_organization,
        {"began": "2007-04", "ended": "2007-03-31"},
        "ended",
        "The end must not lie before the beginning.",
    ),
    Broken(
        "state_has_a_name",
        make_state,
        {"name_en": "", "name_es": ""},
        "name_en",
        "Give the state a name.",
    ),
    Broken(
        "membership_ends_after_it_began",
        make_membership,
        {"began": "2009-06", "ended": "2009-05-31"},
        "ended",
        "The end must not lie before the beginning.",
    ),
    Broken(
        "membership_ended_by_after_it_began",
        make_membership,
        {"began": "2009-06", "ended_not_after": "2009-05-31"},
        "ended_not_after",
        "The end must not lie before the beginning.",
    ),
    Broken(
        "membership_attested_before_it_ended_by",
        make_membership,
        {"attested_last": "2017-03-06", "ended_not_after": "2016"},
        "ended_not_after",
        "The end must not lie before the last evidence.",
    ),
    Broken(
        "membership_attested_first_before_it_ended_by",
        make_membership,
        {"attested_first": "2017-03-06", "ended_not_after": "2016"},
        "ended_not_after",
        "The end must not lie before the first evidence.",
    ),
    Broken(
        "membership_ended_then_or_not_after",
        make_membership,
        {"ended": "2018", "ended_not_after": "2019"},
        "ended_not_after",
        "Give the day of the end, or one by which it was over: not both.",
    ),
    Broken(
        "membership_ended_inside_with_an_end",
        make_membership,
        {"ended": "", "ended_inside": True},
        "ended_inside",
        "No end is given that could lie inside.",
    ),
    Broken(
        "membership_attested_in_order",
        make_membership,
        {"attested_first": "2017-03-06", "attested_last": "2017-03-05"},
        "attested_last",
        "The last evidence must not lie before the first.",
    ),
    Broken(
        "membership_attested_after_it_began",
        make_membership,
        {"began": "2009", "attested_first": "2008-12-31"},
        "attested_first",
        "Evidence of the period must not lie before it began.",
    ),
    Broken(
        "membership_attested_before_it_ended",
        make_membership,
        {"attested_last": "2017-03-06", "ended": "2016"},
        "ended",
        "The end must not lie before the last evidence.",
    ),
    Broken(
        "membership_attested_last_after_it_began",
        make_membership,
        {"began": "2009", "attested_last": "2008-12"},
        "attested_last",
        "Evidence of the period must not lie before it began.",
    ),
    Broken(
        "membership_attested_first_before_it_ended",
        make_membership,
        {"attested_first": "2017-03-06", "ended": "2016"},
        "ended",
        "The end must not lie before the first evidence.",
    ),
    Broken(
        "membership_ended_by_with_an_end",
        make_membership,
        {"ended_by": "withdrawal"},
        "ended_by",
        "Say when it ended, or not how.",
    ),
    Broken(
        "membership_suspension_begins_one",
        make_membership,
        {"began_by": "suspension"},
        "began_by",
        "By a suspension a state is suspended.",
    ),
    Broken(
        "membership_reinstatement_ends_a_suspension",
        make_membership,
        {"ended": "2018", "ended_by": "reinstatement"},
        "ended_by",
        "A reinstatement ends a suspension.",
    ),
    Broken(
        "membership_one_open_per_standing",
        make_membership,
        lambda membership: {"state": make_membership().state},
        "ended",
        "This state already has an open period of that standing.",
    ),
    Broken(
        "organization_not_its_own_part",
        make_organization,
        lambda organization: {"parent": organization},
        "parent",
        "An organization is not part of itself.",
    ),
    Broken(
        "organization_has_a_name",
        make_organization,
        {"name_en": "", "name_es": ""},
        "name_en",
        "Give the organization a name.",
    ),
    Broken(
        "office_of_a_state_or_an_organization",
        make_office,
        {"state": None, "organization": None},
        "organization",
        "An office is either of a state or of an organization.",
    ),
    Broken(
        "office_of_a_state_or_an_organization",
        make_office,
        lambda office: {"organization": make_organization()},
        "organization",
        "An office is either of a state or of an organization.",
    ),
    Broken(
        "office_has_a_title",
        make_office,
        {"title_en": "", "title_es": ""},
        "title_en",
        "Give the office a title.",
    ),
    Broken(
        "tenure_ends_after_it_began",
        make_tenure,
        UNSEEN | {"began": "2013-04-19", "ended": "2013-04-18"},
        "ended",
        "The end must not lie before the beginning.",
    ),
    Broken(
        "tenure_attested_in_order",
        make_tenure,
        {"attested_first": "2017-03-06", "attested_last": "2017-02"},
        "attested_last",
        "The last evidence must not lie before the first.",
    ),
    *(
        Broken(
            f"tenure_{name}_after_it_began",
            make_tenure,
            {"began": "2018", "attested_first": "", "attested_last": "", name: "2017"},
            name,
            "Evidence of the tenure must not lie before it began.",
        )
        for name in ("attested_first", "attested_last")
    ),
    *(
        Broken(
            f"tenure_{name}_before_it_ended",
            make_tenure,
            {
                "ended": "2016-12",
                "attested_first": "",
                "attested_last": "",
                name: "2017",
            },
            "ended",
            "The end must not lie before the evidence of it.",
        )
        for name in ("attested_first", "attested_last")
    ),
    *(
        Broken(
            f"tenure_{name}_before_it_ended_by",
            make_tenure,
            {
                "attested_first": "",
                "attested_last": "",
                "ended_not_after": "2016",
                name: "2017",
            },
            "ended_not_after",
            "A former holder held it no longer: mend the dates.",
        )
        for name in ("ended", "attested_first", "attested_last")
    ),
    Broken(
        "tenure_ended_by_after_it_began",
        make_tenure,
        UNSEEN | {"began": "2013", "ended_not_after": "2012"},
        "ended_not_after",
        "The end must not lie before the beginning.",
    ),
]


class MembersConstraintTests(ConstraintCases, TestCase):
    cases = CASES


class StateTests(RowTests):
    @classmethod
    def setUpTestData(cls):
        cls.state = make_state("St. Lucia")

    def test_name_is_read_in_the_readers_language(self):
        with override("es"):
            self.assertEqual(str(self.state), "Santa Lucía")

    def test_alpha2_is_two_capital_letters(self):
        for code in ("lc", "L", "L1", "ЛС"):
            with self.subTest(code):
                self.state.iso_alpha2 = code
                self.assertRefused(self.state, "iso_alpha2", "Two capital letters: VE.")

    def test_alpha3_is_three_capital_letters(self):
        for code in ("lca", "LC", "LC1"):
            with self.subTest(code):
                self.state.iso_alpha3 = code
                self.assertRefused(
                    self.state, "iso_alpha3", "Three capital letters: VEN."
                )

    def test_one_name_is_enough(self):
        State(
            slug="grenada", iso_alpha2="GD", iso_alpha3="GRD", name_es="Granada"
        ).full_clean()


class MembershipTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.bolivia = make_state("Bolivia")

    def test_state_that_returns_has_a_second_period(self):
        make_membership(self.bolivia, began="2006-04-29", ended="2019-11-15")
        make_membership(self.bolivia, began="2020-11-09")
        self.assertEqual(self.bolivia.memberships.count(), 2)

    def test_open_periods_of_two_standings_stand_beside_each_other(self):
        make_membership(self.bolivia)
        make_membership(self.bolivia, standing="suspended", began="2025-11-14")
        self.assertEqual(self.bolivia.memberships.count(), 2)

    def test_dates_that_overlap_within_their_precision_are_in_order(self):
        for began, ended in [
            ("2009-06", "2009"),
            ("2009", "2009-01-01"),
            ("2009-06", "2009-06-01"),
            ("2009-06-24", "2009-06-24"),
            ("2009-06-24", "2009-06"),
        ]:
            with self.subTest(began, ended=ended):
                row = Membership(state=self.bolivia, began=began, ended=ended)
                row.full_clean()

    def test_day_of_the_end_and_a_day_by_which_it_was_over_are_not_both_given(self):
        dates = {"ended": "2013-05-03", "ended_not_after": "2013-06-01"}
        message = "Give the day of the end, or one by which it was over: not both."
        self.assertRefusedAt("ended_not_after", message, **dates)

    def test_it_was_not_over_before_it_began_or_was_in_force(self):
        for field in ("began", "attested_first", "attested_last"):
            with self.subTest(field):
                dates = {field: "2013-05-03", "ended_not_after": "2013-05-02"}
                self.assertRefusedAt("ended_not_after", "", **dates)
                row = Membership(state=self.bolivia, **{**dates, field: "2013-05"})
                row.full_clean()

    def test_no_end_lies_inside_where_none_is_given(self):
        message = "No end is given that could lie inside."
        self.assertRefusedAt("ended_inside", message, ended_inside=True)

    def test_how_it_ended_is_said_of_an_end_not_after_a_day(self):
        dates = {"ended_not_after": "2013", "ended_by": "withdrawal"}
        Membership(state=self.bolivia, **dates).full_clean()

    def test_period_that_is_over_by_a_day_is_not_open(self):
        make_membership(self.bolivia, began="2006", ended_not_after="2013")
        make_membership(self.bolivia, began="2020-11-09")
        self.assertEqual(self.bolivia.memberships.count(), 2)

    def assertRefusedAt(self, field, message, **values):
        with self.assertRaises(ValidationError) as raised:
            Membership(state=self.bolivia, **values).full_clean()
        self.assertEqual([*raised.exception.message_dict], [field])
        self.assertIn(message, raised.exception.message_dict[field][0])

    def test_period_may_be_only_attested(self):
        seen = {"attested_first": "2017-03-06", "attested_last": "2017-03-06"}
        make_membership(self.bolivia, began="", **seen)

    def test_name_tells_state_and_standing(self):
        membership = make_membership(self.bolivia, standing="observer")
        self.assertEqual(str(membership), "Bolivia: observer")

    def test_fact_label_tells_state_and_standing(self):
        self.assertEqual(
            Membership.fact_label("Bolivia", "guest"), "Bolivia: special guest"
        )


class OrganizationTests(SimpleTestCase):
    def test_short_name_is_the_acronym(self):
        bloc = Organization(name_en="Community of States", acronym="CELAC")
        self.assertEqual(bloc.short_name, "CELAC")

    def test_short_name_without_acronym_is_the_name(self):
        self.assertEqual(Organization(name_en="ALBA Bank").short_name, "ALBA Bank")


class OfficeTests(TestCase):
    def test_office_is_named_with_its_state(self):
        office = make_office(state=make_state("Cuba"))
        self.assertEqual(str(office), "President of Cuba")

    def test_office_is_named_with_its_organization(self):
        office = make_office(organization=make_organization(), title_en="Director")
        self.assertEqual(str(office), "Director of the ALBA Bank")

    def test_full_title_is_in_the_language_of_the_title(self):
        office = make_office(state=make_state("Mexico"), title_en="")
        self.assertEqual(office.full_title, "presidente de México")
        self.assertEqual(office.full_title.lang, "es")

    def test_office_of_nobody_yet_is_its_title(self):
        self.assertEqual(str(Office(title_en="President")), "President")


class TenureTests(SimpleTestCase):
    def assertDated(self, expected, **dates):
        self.assertEqual(str(Tenure(**dates).dated), expected)

    def test_office_is_dated_by_its_last_evidence(self):
        self.assertDated(
            "as named on 6 March 2017",
            attested_first="2013",
            attested_last="2017-03-06",
        )

    def test_office_is_dated_by_its_first_evidence_if_there_is_no_later(self):
        self.assertDated("as named in March 2017", attested_first="2017-03")

    def test_former_office_is_dated_by_the_source_that_calls_it_so(self):
        self.assertDated("former, as of 6 March 2017", ended_not_after="2017-03-06")

    def test_office_without_dates_says_so(self):
        self.assertDated("dates not stated")

    def test_office_whose_term_is_known_tells_it(self):
        term = {"began": "2022-12-14", "ended": "2024-02"}
        self.assertDated("from 14 December 2022 to February 2024", **term)
        self.assertDated("from 14 December 2022", began="2022-12-14")
        self.assertDated("until February 2024", ended="2024-02")

    def test_evidence_within_a_known_term_tells_no_more(self):
        term = {"began": "2013", "ended": "2018", "attested_last": "2017"}
        self.assertDated("from 2013 to 2018", **term)

    def test_term_without_end_is_told_with_its_last_evidence(self):
        self.assertDated(
            "from 2013; as named on 6 March 2017",
            began="2013",
            attested_last="2017-03-06",
        )
        self.assertDated(
            "from 2013; former, as of 2019", began="2013", ended_not_after="2019"
        )

    def assertSpanned(self, expected, **dates):
        self.assertEqual(Tenure(**dates).spanned, expected)

    def test_evidence_of_two_days_spans_those_between(self):
        self.assertSpanned(
            "as named from 2013 to 6 March 2017",
            attested_first="2013",
            attested_last="2017-03-06",
        )

    def test_evidence_of_one_day_spans_no_more(self):
        self.assertSpanned(
            "as named on 6 March 2017",
            attested_first="2017-03-06",
            attested_last="2017-03-06",
        )
        self.assertSpanned("as named in 2013", attested_first="2013")

    def test_office_is_dated_in_spanish(self):
        with override("es"):
            self.assertDated("al 6 de marzo de 2017", attested_last="2017-03-06")
            self.assertDated("a marzo de 2017", attested_last="2017-03")
            self.assertDated("cargo anterior, a 2017", ended_not_after="2017")

    def test_fact_label_tells_person_and_office(self):
        self.assertEqual(
            Tenure.fact_label("President", "Raúl Castro"), "Raúl Castro: President"
        )


class NamedTenureTests(TestCase):
    def test_name_tells_person_and_office(self):
        self.assertEqual(str(make_tenure()), "Nicolás Maduro, President")
        self.assertEqual(Office.objects.count(), 1)
