"""Summits, participation, declarations, events, statements."""

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase, TestCase
from django.utils.translation import override

from members.models import State
from summits.models import (
    Declaration,
    Participation,
    Place,
    Statement,
    Summit,
)
from tests.archive.sources.test_models import RowTests
from tests.constraints import Broken, ConstraintCases
from tests.factories import (
    make_declaration,
    make_event,
    make_organization,
    make_participation,
    make_person,
    make_place,
    make_source,
    make_state,
    make_statement,
    make_summit,
    make_topic,
)


def meeting_of_a_body(**fields):
    """Return the sixth meeting of a body."""
    body = fields.pop("body", None) or make_organization()
    return make_event(body=body, **{"number": 6} | fields)


def of_a_body():
    """Return a declaration of a body."""
    return make_declaration(organization=make_organization())


CASES = [
    Broken(
        "place_has_a_name",
        make_place,
        {"city_en": "", "city_es": ""},
        "city_en",
        "Give the city a name.",
    ),
    Broken(
        "topic_not_its_own_broader",
        make_topic,
        lambda topic: {"broader": topic},
        "broader",
        "A topic is not broader than itself.",
    ),
    Broken(
        "topic_has_a_name",
        make_topic,
        {"name_en": "", "name_es": ""},
        "name_en",
        "Give the topic a name.",
    ),
    Broken(
        "summit_ends_after_it_began",
        make_summit,
        {"ended_on": "2017-03-04"},
        "ended_on",
        "The closing day must not lie before the opening day.",
    ),
    Broken(
        "summit_ended_on_after_a_beginning",
        make_summit,
        {"began_on": "", "ended_on": "2017-03-05"},
        "began_on",
        "A closing day has an opening day.",
    ),
    Broken(
        "summit_number_unique_in_series",
        make_summit,
        lambda summit: {"number": make_summit().number},
        "number",
        "A published summit of this series already has this number.",
    ),
    Broken(
        "summit_held_with_others_is_joint",
        make_summit,
        {"held_with_es": "Petrocaribe"},
        "held_with_en",
        "Only a joint summit is held with others.",
    ),
    Broken(
        "summit_number_positive",
        make_summit,
        {"number": 0},
        "number",
        "Summits are counted from 1.",
    ),
    Broken(
        "participation_names_somebody",
        make_participation,
        {"state": None},
        "state",
        "Name a state, an organization or a person.",
    ),
    Broken(
        "participation_organization_is_no_member_state",
        make_participation,
        lambda part: {
            "capacity": "member",
            "state": None,
            "organization": make_organization(),
        },
        "capacity",
        "An organization is not a member state.",
    ),
    *(
        Broken(
            f"participation_{name}_once_in_a_role",
            make_participation,
            lambda part, name=name, make=make: {
                "state": None,
                name: getattr(make_participation(part.summit, **{name: make()}), name),
            },
            name,
            f"This {name} has that part already.",
        )
        for name, make in [
            ("person", make_person),
            ("organization", make_organization),
            ("state", make_state),
        ]
    ),
    Broken(
        "event_is_counted_by_a_body",
        make_event,
        {"body": None, "number": 6},
        "body",
        "Say whose meetings are so counted.",
    ),
    Broken(
        "event_number_positive",
        meeting_of_a_body,
        {"number": 0},
        "number",
        "Meetings are counted from 1.",
        early=True,
    ),
    Broken(
        "event_number_unique_of_body",
        meeting_of_a_body,
        lambda event: {"number": meeting_of_a_body(body=event.body, number=7).number},
        "number",
        "A published meeting of this body already has this number.",
    ),
    Broken(
        "declaration_of_a_summit_an_event_or_a_body",
        make_declaration,
        {"summit": None},
        "summit",
        "Name the summit, the event or the body that adopted it: one of the three.",
        early=True,
    ),
    Broken(
        "declaration_number_unique_apart",
        of_a_body,
        lambda declaration: {"number": of_a_body().number},
        "number",
        "Another declaration of no summit has that number.",
        early=True,
    ),
    Broken(
        "declaration_slug_unique_apart",
        of_a_body,
        lambda declaration: {"slug": of_a_body().slug},
        "slug",
        "Another declaration of no summit has that address.",
        early=True,
    ),
    Broken(
        "declaration_number_unique_in_summit",
        make_declaration,
        lambda declaration: {"number": make_declaration(declaration.summit).number},
        "number",
        "This summit already has a declaration of that number.",
    ),
    Broken(
        "declaration_slug_unique_in_summit",
        make_declaration,
        lambda declaration: {
            "slug": make_declaration(
                declaration.summit, status="draft", publish_at=None
            ).slug
        },
        "slug",
        "This summit already has a declaration at that address.",
    ),
    Broken(
        "declaration_number_positive",
        make_declaration,
        {"number": 0},
        "number",
        "Declarations are counted from 1.",
    ),
    Broken(
        "event_ends_after_it_began",
        make_event,
        {"ended": "2017-05"},
        "ended",
        "The end must not lie before the beginning.",
    ),
    Broken(
        "event_has_a_name",
        make_event,
        {"name_en": "", "name_es": ""},
        "name_en",
        "Give the event a name.",
    ),
    Broken(
        "statement_of_a_summit_or_an_event",
        make_statement,
        {"summit": None},
        "event",
        "A statement is made at a summit or at an event, not both.",
    ),
    Broken(
        "statement_of_a_summit_or_an_event",
        make_statement,
        lambda statement: {"event": make_event()},
        "event",
        "A statement is made at a summit or at an event, not both.",
    ),
]


class SummitsConstraintTests(ConstraintCases, TestCase):
    cases = CASES


class SummitTitleTests(SimpleTestCase):
    def assertTitle(self, expected, series, number, began_on="2013-12-17"):
        summit = Summit(series=series, number=number, began_on=began_on)
        self.assertEqual(str(summit), expected)

    def test_numbered_summits(self):
        self.assertTitle("14th Summit", "ordinary", 14)
        self.assertTitle("12th Extraordinary Summit", "extraordinary", 12)
        self.assertTitle("2nd Joint Summit", "joint", 2)

    def test_summits_without_number_are_called_by_their_day(self):
        self.assertTitle("Summit of 17 December 2013", "ordinary", None)
        self.assertTitle("Extraordinary Summit of 2013", "extraordinary", None, "2013")
        self.assertTitle("Joint Summit of December 2013", "joint", None, "2013-12")

    def test_spanish_titles_have_roman_numerals(self):
        with override("es"):
            self.assertRegex(Summit(number=14).title, r"\AXIV ")
            self.assertRegex(Summit(series="extraordinary", number=12).title, r"\AXII ")

    def test_spanish_titles_without_number_have_the_article_before_a_day_only(self):
        for began_on, expected in [
            ("2009-11-24", "Cumbre Extraordinaria del 24 de noviembre de 2009"),
            ("2009-11", "Cumbre Extraordinaria de noviembre de 2009"),
            ("2009", "Cumbre Extraordinaria de 2009"),
        ]:
            with self.subTest(began_on), override("es"):
                self.assertTitle(expected, "extraordinary", None, began_on)

    def test_joint_summit_says_with_whom(self):
        whom = {"held_with_en": "the Caribbean Community"}
        whom["held_with_es"] = "la Comunidad del Caribe"
        numbered = Summit(series="joint", number=2, **whom)
        dated = Summit(series="joint", began_on="2013-12-17", **whom)
        self.assertEqual(
            [numbered.title, dated.title],
            [
                "2nd Joint Summit with the Caribbean Community",
                "Joint Summit of 17 December 2013 with the Caribbean Community",
            ],
        )
        with override("es"):
            self.assertEqual(
                [numbered.title, dated.title],
                [
                    "II Cumbre Conjunta con la Comunidad del Caribe",
                    "Cumbre Conjunta del 17 de diciembre de 2013 con la Comunidad del "
                    "Caribe",
                ],
            )

    def test_partner_named_in_one_language_is_named_in_both(self):
        summit = Summit(series="joint", number=2, held_with_es="Petrocaribe")
        self.assertEqual(summit.title, "2nd Joint Summit with Petrocaribe")

    def test_summit_without_number_or_date_says_so(self):
        self.assertTitle("Summit without number or date", "ordinary", None, "")
        with override("es"):
            self.assertTitle("Cumbre Conjunta sin número ni fecha", "joint", None, "")

    def test_numeral_is_roman(self):
        self.assertEqual(Summit(number=14).numeral, "XIV")

    def test_numeral_of_a_summit_without_number_is_its_year(self):
        self.assertEqual(Summit(began_on="2013-12-17").numeral, "2013")

    def test_fact_label_is_the_title(self):
        for extra, label in {
            "ordinary|14|2017-03-05||": "14th Summit",
            "joint||2013||": "Joint Summit of 2013",
            "joint|2||PetroCaribe|": "2nd Joint Summit with PetroCaribe",
            "joint|2|||Petrocaribe": "2nd Joint Summit with Petrocaribe",
        }.items():
            self.assertEqual(Summit.fact_label("", extra), label)


class SummitAddressTests(RowTests):
    """The address is made once, and the reference follows from it."""

    table = [
        ("ordinary", 14, "2017-03-05", "14", "S14"),
        ("extraordinary", 12, "2025-02-03", "12-extraordinary", "X12"),
        (
            "extraordinary",
            None,
            "2009-11-24",
            "2009-11-24-extraordinary",
            "X2009-11-24",
        ),
        ("joint", None, "2013-12-17", "2013-12-17-joint", "J2013-12-17"),
        ("ordinary", None, "2009-12", "2009-12", "S2009-12"),
    ]

    def test_address_and_reference_are_made_of_series_and_number_or_day(self):
        for series, number, began_on, slug, reference in self.table:
            with self.subTest(slug):
                summit = make_summit(series=series, number=number, began_on=began_on)
                self.assertEqual(summit.slug, slug)
                self.assertEqual(summit.reference, reference)

    def test_corrected_number_changes_the_title_not_the_address(self):
        summit = make_summit(series="extraordinary", number=11)
        summit.number = 21
        summit.full_clean()
        self.assertEqual(summit.title, "21st Extraordinary Summit")
        self.assertEqual(summit.slug, "11-extraordinary")
        self.assertEqual(summit.reference, "X11")

    def test_corrected_series_changes_neither_address_nor_number(self):
        summit = make_summit(number=14)
        summit.series = "extraordinary"
        summit.full_clean()
        self.assertEqual(summit.slug, "14")

    def test_given_address_is_kept(self):
        self.assertEqual(make_summit(slug="founding-summit").slug, "founding-summit")

    def test_made_address_in_use_is_refused(self):
        make_summit(number=None, began_on="2009-11-24")
        with self.assertRaisesMessage(ValidationError, "This is already in use"):
            make_summit(number=None, began_on="2009-11-24")

    def test_summit_without_number_day_and_address_is_refused(self):
        message = "Give a number, an opening day, or write the address yourself."
        for series in Summit.Series.values:
            with self.subTest(series):
                self.assertRefused(Summit(series=series), "slug", message)

    def test_draft_may_have_the_number_of_a_published_summit(self):
        make_summit(number=14)
        make_summit(number=14, slug="14-again", status="draft")

    def test_same_number_in_two_series_is_accepted(self):
        make_summit(number=12)
        make_summit(number=12, series="extraordinary")


class DeclarationTests(RowTests):
    @classmethod
    def setUpTestData(cls):
        cls.declaration = make_declaration()

    def test_title_names_kind_and_summit(self):
        for kind, title in [
            ("final", "Final declaration of the 14th Summit"),
            ("special", "Special declaration of the 14th Summit"),
            ("communique", "Communiqué of the 14th Summit"),
            ("resolution", "Resolution of the 14th Summit"),
            ("agreement", "Agreement of the 14th Summit"),
        ]:
            with self.subTest(kind):
                self.declaration.kind = kind
                self.assertEqual(str(self.declaration), title)

    def test_reference_is_that_of_the_summit_and_a_number(self):
        self.assertEqual(self.declaration.reference, "S14-D1")

    def test_fact_label_is_the_title(self):
        self.assertEqual(
            Declaration.fact_label("", "final||ordinary|14|2017-03-05||"),
            "Final declaration of the 14th Summit",
        )

    def test_declaration_is_not_published_before_its_text(self):
        text = make_source(status="draft")
        row = make_declaration(status="draft", text=text)
        row.status = "published"
        self.assertRefused(row, "text", "Publish the text first.")

    def test_declaration_is_not_published_before_its_summit(self):
        row = make_declaration(make_summit(status="draft"), status="draft")
        row.status = "published"
        self.assertRefused(row, "summit", "Publish the summit first.")

    def test_text_of_another_declaration_is_refused(self):
        row = make_declaration()
        row.text = self.declaration.text
        self.assertRefused(row, "text", "This is already in use.")

    def test_missing_summit_and_text_are_messages_at_the_fields(self):
        row = Declaration(slug="final-declaration", status="published")
        with self.assertRaisesMessage(ValidationError, "This field cannot be null."):
            row.full_clean()

    def test_summit_and_text_that_are_not_there_are_messages_at_the_fields(self):
        for field in ("summit", "text"):
            with self.subTest(field):
                row = Declaration.objects.get()
                setattr(row, f"{field}_id", "99")
                with self.assertRaises(ValidationError) as caught:
                    row.full_clean()
                self.assertEqual(list(caught.exception.message_dict), [field])

    def test_address_and_number_may_recur_at_another_summit(self):
        row = make_declaration(slug=self.declaration.slug, number=1)
        self.assertNotEqual(row.summit, self.declaration.summit)


class ParticipationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.state, cls.person = make_state("Cuba"), make_person("Raúl Castro")
        cls.organization = make_organization()

    def test_participant_is_the_most_particular(self):
        whose = {"state": self.state}
        self.assertEqual(Participation(**whose).participant, self.state)
        whose["organization"] = self.organization
        self.assertEqual(Participation(**whose).participant, self.organization)
        whose["person"] = self.person
        self.assertEqual(Participation(**whose).participant, self.person)

    def test_name_tells_participant_and_role(self):
        row = Participation(person=self.person, role="chaired")
        self.assertEqual(str(row), "Raúl Castro: chaired the meeting")

    def test_fact_label_tells_participant_and_role(self):
        self.assertEqual(
            Participation.fact_label("Cuba", "collective"),
            "Cuba: reported collectively",
        )


class NamesTests(SimpleTestCase):
    def test_place_is_named_with_its_state(self):
        state = State(name_en="Venezuela")
        self.assertEqual(
            str(Place(city_en="Caracas", state=state)), "Caracas, Venezuela"
        )

    def test_statement_is_named_by_its_sentence(self):
        self.assertEqual(str(Statement(summary_en="It called.")), "It called.")

    def test_statement_has_an_anchor(self):
        self.assertEqual(Statement(number=3).anchor, "s3")
