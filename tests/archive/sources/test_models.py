"""Sources, passages, what rests on them, and the constraints of all that does."""

import datetime as dt
from unittest import mock

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.utils import timezone
from django.utils.translation import override

from archive.publishing.models import Published
from archive.sources.models import (
    Citation,
    Passage,
    Source,
    Sourced,
    citable_fields,
    facts_on,
)
from archive.sources.quotations import OMISSION
from initiatives.models import Milestone
from members.models import Membership, State
from summits.models import Summit
from tests import factories
from tests.constraints import Broken, ConstraintCases, concrete_models
from tests.factories import (
    TEXT,
    make_citation,
    make_membership,
    make_passage,
    make_source,
    make_state,
    make_summit,
)

SOURCED = {
    "sources_citation": factories.make_citation,
    "members_membership": factories.make_membership,
    "members_organization": factories.make_organization,
    "members_person": factories.make_person,
    "members_tenure": factories.make_tenure,
    "summits_summit": factories.make_summit,
    "summits_participation": factories.make_participation,
    "summits_declaration": factories.make_declaration,
    "summits_event": factories.make_event,
    "summits_statement": factories.make_statement,
    "summits_membershipact": factories.make_act,
    "summits_bodyact": factories.make_body_act,
    "summits_summitplace": factories.make_summit_place,
    "initiatives_initiative": factories.make_initiative,
    "initiatives_milestone": factories.make_milestone,
    "members_statedfigure": factories.make_figure,
    "members_formername": factories.make_former_name,
    "initiatives_amount": factories.make_amount,
    "initiatives_initiativestate": factories.make_initiative_state,
    "initiatives_initiativelink": factories.make_link,
}
PUBLISHED_SOURCED = {
    name: SOURCED[name]
    for name in (
        "summits_summit",
        "summits_declaration",
        "summits_event",
        "initiatives_initiative",
    )
}


def make_draft_passage():
    return make_passage(source=make_source(status="draft"))


CASES = [
    Broken(
        "source_sha256_is_64_hex",
        make_source,
        {"sha256": "g" * 64},
        "sha256",
        "A SHA-256 is 64 hexadecimal digits, 0–9 and a–f.",
    ),
    Broken(
        "source_sha256_is_64_hex",
        make_source,
        {"sha256": "a" * 63},
        "sha256",
        "A SHA-256 is 64 hexadecimal digits, 0–9 and a–f.",
    ),
    Broken(
        "source_retrieved_once_published",
        make_source,
        {"published_on": "2017-03-06", "retrieved_on": "2017-03-05"},
        "retrieved_on",
        "A text is retrieved no earlier than it is published.",
    ),
    Broken(
        "source_languages_of_several",
        make_source,
        {"languages": "es en"},
        "languages",
        "Only of a text in several languages it is said which they are.",
    ),
    Broken(
        "source_not_its_own_translation",
        make_source,
        lambda source: {"translation_of": source},
        "translation_of",
        "A text is not a translation of itself.",
    ),
    Broken(
        "passage_label_unique_in_source",
        make_draft_passage,
        lambda passage: {"label": make_passage(source=passage.source).label},
        "label",
        "This source already has such a label.",
    ),
    Broken(
        "passage_not_reported_in_itself",
        make_passage,
        lambda passage: {"reported_in": passage},
        "reported_in",
        "A passage does not report itself.",
    ),
    Broken(
        "citation_has_words",
        make_citation,
        {"passage": None, "quote": ""},
        "passage",
        "Name a passage and quote its words.",
    ),
    Broken(
        "citation_differing_has_value",
        make_citation,
        {"says": "misprint"},
        "stated_value",
        "Write the value as this passage states it.",
    ),
    *(
        Broken(
            f"{name}_{rule}",
            make,
            {"status": "draft", **values} if name in PUBLISHED_SOURCED else values,
            field,
            message,
            early=rule == "basis",
            also="citation_has_words" if name == "sources_citation" else "",
        )
        for name, make in SOURCED.items()
        for rule, values, field, message in [
            (
                "quote_has_passage",
                {"passage": None},
                "passage",
                "Say which passage these words stand in.",
            ),
            (
                "passage_has_quote",
                {"quote": ""},
                "quote",
                "Quote the words of the passage.",
            ),
            (
                "basis",
                {"basis": "guessed", "derivation_en": "By guessing."},
                "basis",
                "A fact is stated or inferred.",
            ),
            (
                "inferred_has_derivation",
                {"basis": "inferred"},
                "derivation_en",
                "Say how the fact is inferred.",
            ),
            (
                "stated_needs_no_derivation",
                {"derivation_es": "Del número de países miembros."},
                "derivation_en",
                "A stated fact has no derivation: clear it, or choose “inferred”.",
            ),
        ]
    ),
    *(
        Broken(
            f"{name}_published_has_words",
            make,
            {"passage": None, "quote": ""},
            "passage",
            "Before it is published, name a passage and quote its words.",
        )
        for name, make in PUBLISHED_SOURCED.items()
    ),
]


class SourcesConstraintTests(ConstraintCases, TestCase):
    cases = CASES

    def test_every_sourced_model_is_in_the_table(self):
        models = [model for model in concrete_models() if issubclass(model, Sourced)]
        self.assertEqual(
            {model._meta.label_lower.replace(".", "_") for model in models},
            set(SOURCED),
        )

    def test_every_published_and_sourced_model_is_in_the_table(self):
        models = [
            model
            for model in concrete_models()
            if issubclass(model, Sourced) and issubclass(model, Published)
        ]
        self.assertEqual(
            {model._meta.label_lower.replace(".", "_") for model in models},
            set(PUBLISHED_SOURCED),
        )

    def test_draft_needs_no_words(self):
        make_summit(status="draft", passage=None)

    def test_derivation_may_stand_in_either_language(self):
        for number, language in enumerate(("en", "es"), 1):
            derivation = {f"derivation_{language}": "De “11 member countries”."}
            make_summit(number=number, basis="inferred", **derivation)


class RowTests(TestCase):
    """Base of tests that expect ``full_clean()`` to refuse a row at one field."""

    def assertRefused(self, row, field, message):
        with self.assertRaises(ValidationError) as caught:
            row.full_clean()
        self.assertEqual(caught.exception.message_dict, {field: [message]})


class UniqueFieldTests(TestCase):
    """Addresses, codes and keys are unique in the form and in the database."""

    @classmethod
    def setUpTestData(cls):
        makers = [*SOURCED.values(), make_source, make_passage, make_state]
        makers += [factories.make_topic, factories.make_page, factories.make_photo]
        cls.pairs = [(make(), make()) for make in makers]

    def each(self):
        for one, other in self.pairs:
            for field in one._meta.fields:
                if field.unique and not field.primary_key:
                    yield one, other, field.name

    def test_every_unique_field_is_tried(self):
        tried = {type(one) for one, _other in self.pairs}
        unique = {
            model
            for model in concrete_models()
            if any(
                field.unique and not field.primary_key for field in model._meta.fields
            )
        }
        self.assertLessEqual(unique, tried)

    def test_full_clean_names_the_field(self):
        for one, other, name in self.each():
            row = type(one).objects.get(pk=one.pk)
            setattr(row, name, getattr(other, name))
            with self.subTest(type(row), name=name):
                with self.assertRaises(ValidationError) as caught:
                    row.full_clean()
                messages = caught.exception.message_dict[name]
                self.assertEqual(messages, ["This is already in use."])

    def test_database_refuses_the_row(self):
        for one, other, name in self.each():
            rows = type(one).objects.filter(pk=one.pk)
            with (
                self.subTest(type(one), name=name),
                self.assertRaises(IntegrityError),
                transaction.atomic(),
            ):
                rows.update(**{name: getattr(other, name)})


class SourceTests(RowTests):
    def test_number_is_given_at_first_publication(self):
        self.assertEqual([make_source().number, make_source().number], [1, 2])

    def test_draft_has_no_number(self):
        draft = make_source(status="draft")
        self.assertIsNone(draft.number)
        self.assertEqual(draft.reference, "")

    def test_number_stays_through_withdrawal_and_return(self):
        source = make_source()
        make_source()
        for status in ("withdrawn", "published"):
            source.status, source.withdrawn_reason_en = status, "Given twice."
            source.full_clean()
            source.save()
            self.assertEqual(source.number, 1)

    def test_number_of_a_withdrawn_source_is_not_given_again(self):
        make_source()
        Source.objects.update(status="withdrawn", withdrawn_reason_en="Given twice.")
        self.assertEqual(make_source().number, 2)

    def test_number_is_not_editable(self):
        self.assertIs(Source._meta.get_field("number").editable, False)

    def test_reference_and_short_name_are_its_name(self):
        source = make_source(short="Report of 6 March 2017")
        self.assertEqual(str(source), "R1 · Report of 6 March 2017")

    def test_source_without_reference_and_short_name_has_its_title(self):
        source = make_source(status="draft", short="", title="ALBA calls for a fund")
        self.assertEqual(str(source), "ALBA calls for a fund")

    def test_sha256_that_is_null_is_empty(self):
        self.assertEqual(make_source(sha256=None).sha256, "")

    def test_sha256_is_kept_in_small_letters(self):
        self.assertEqual(make_source(sha256="ABCDEF01" * 8).sha256, "abcdef01" * 8)


class ShownTests(TestCase):
    """What readers see of words, by how their source is shown."""

    @classmethod
    def setUpTestData(cls):
        cls.source = factories.make_source()
        passage = factories.make_passage(source=cls.source, text="to relaunch the fund")
        cls.row = factories.make_citation(
            passage=passage, quote="relaunch", says="value", stated_value="a relaunch"
        )

    def seen(self, display):
        self.source.display = display
        self.source.save()
        row = type(self.row).objects.get(pk=self.row.pk)
        return [row.words, row.value, row.passage.words]

    def test_words_are_seen_while_any_are_shown(self):
        for display in ["full", "quotations"]:
            with self.subTest(display):
                self.assertEqual(
                    self.seen(display),
                    ["relaunch", "a relaunch", "to relaunch the fund"],
                )

    def test_no_words_are_seen_of_what_is_shown_by_reference_only(self):
        self.assertEqual(self.seen("reference"), ["", "", ""])

    def test_row_without_passage_has_no_words(self):
        person = factories.make_person(passage=None, quote="")
        self.assertEqual(person.words, "")

    def test_own_words_quote_what_is_shown(self):
        for display, told in [("quotations", "So “Lain”."), ("reference", "So “…”.")]:
            with self.subTest(display):
                source = factories.make_source(display=display)
                self.assertEqual(source.retold("So “Lain”."), told)


class PassageTests(RowTests):
    @classmethod
    def setUpTestData(cls):
        cls.passage = make_passage(label="7")

    def test_mark_is_a_pilcrow_and_the_number(self):
        self.assertEqual(self.passage.mark, "¶7")

    def test_mark_of_title_and_lede_is_the_word(self):
        self.assertEqual(Passage(label="lede").mark, "lede")
        with override("es"):
            self.assertEqual(Passage(label="lede").mark, "entradilla")
            self.assertEqual(Passage(label="annex").mark, "annex")

    def test_address_within_a_page_is_made_of_the_label(self):
        passage = make_passage(label="12a")
        self.assertEqual(passage.anchor, "p12a")
        self.assertTrue(passage.get_absolute_url().endswith("#p12a"))

    def test_reference_names_source_and_paragraph(self):
        self.assertEqual(str(self.passage), "R1 ¶7")

    def test_reference_to_a_draft_source_names_its_address(self):
        source = make_source(status="draft", slug="treaty-of-2004")
        self.assertEqual(str(make_passage(source=source)), "treaty-of-2004 ¶1")

    def test_label_is_of_small_letters_and_digits(self):
        for label in ("Title", "¶7", "7 a", "-7", "7\n", "７"):
            with self.subTest(label):
                self.passage.label = label
                with self.assertRaises(ValidationError) as caught:
                    self.passage.clean_fields()
                self.assertIn("Use small letters", str(caught.exception))

    def test_label_in_a_public_source_does_not_change(self):
        self.passage.label = "8"
        self.assertRefused(
            self.passage, "label", "The label of a passage once public does not change."
        )

    def test_label_in_a_withdrawn_source_does_not_change(self):
        Source.objects.update(status="withdrawn", withdrawn_reason_en="Given twice.")
        self.passage.label = "8"
        self.assertRefused(
            self.passage, "label", "The label of a passage once public does not change."
        )

    def test_label_in_a_draft_source_may_change(self):
        passage = make_passage(source=make_source(status="draft"))
        passage.label = "8"
        passage.full_clean()

    def test_same_label_in_another_source_is_accepted(self):
        make_passage(label="7")


class ChangedPassageTests(RowTests):
    """The words of a passage change only while every quotation still stands."""

    @classmethod
    def setUpTestData(cls):
        cls.passage = make_passage(text="the relaunch of the fund for migrants")
        cls.cuba = make_state("Cuba")
        make_membership(cls.cuba, passage=cls.passage, quote="the relaunch of the fund")

    def assertAccepted(self, text):
        self.passage.text = text
        self.passage.full_clean()

    def test_words_may_be_added(self):
        self.assertAccepted(f"{self.passage.text} in the United States")

    def test_words_not_quoted_may_change(self):
        self.assertAccepted("the relaunch of the fund for migrants’ rights")

    def test_lost_quotation_names_the_fact(self):
        self.passage.text = "the launch of the fund for migrants"
        self.assertRefused(
            self.passage,
            "text",
            "“the relaunch of the fund” would no longer stand here; "
            "membership “Cuba: member” quotes it.",
        )

    def test_quotation_cut_by_an_omission_is_lost(self):
        self.passage.text = f"the relaunch{OMISSION}of the fund"
        with self.assertRaises(ValidationError):
            self.passage.full_clean()

    def test_every_lost_quotation_is_named_citations_too(self):
        make_citation(self.cuba, passage=self.passage, quote="for migrants")
        self.passage.text = "the fund"
        with self.assertRaises(ValidationError) as caught:
            self.passage.full_clean()
        messages = caught.exception.message_dict["text"]
        self.assertEqual(len(messages), 2)
        self.assertIn("membership “Cuba: member”", messages[0])
        self.assertIn("citation “R1 ¶1: for migrants”", messages[1])

    def test_facts_on_finds_rows_of_every_model(self):
        passage = make_passage()
        rows = [make(passage=passage) for make in SOURCED.values()]
        self.assertCountEqual(facts_on(passage), rows)


class QuotationTests(RowTests):
    """A quotation stands in its passage."""

    message = "These words do not stand in R1 ¶1."

    @classmethod
    def setUpTestData(cls):
        text = f"the\u00a014th summit said “unity” – now{OMISSION}a fund for migrants"
        cls.passage = make_passage(text=text)
        cls.summit = make_summit(passage=cls.passage)

    def quote(self, words):
        self.summit.quote = words
        return self.summit

    def test_words_to_the_letter_are_accepted(self):
        self.quote("a fund for migrants").full_clean()

    def test_spaces_quotation_marks_and_dashes_are_taken_as_typed(self):
        self.quote('the 14th summit said "unity" - now').full_clean()

    def test_other_words_are_refused_at_the_quotation(self):
        self.assertRefused(self.quote("a fund for bankers"), "quote", self.message)

    def test_words_across_an_omission_are_refused(self):
        self.assertRefused(self.quote("now a fund"), "quote", self.message)

    def test_words_with_the_omission_are_refused(self):
        self.assertRefused(self.quote(f"now{OMISSION}a fund"), "quote", self.message)

    def test_every_sourced_model_asks(self):
        for name, make in SOURCED.items():
            with self.subTest(name):
                row = make(passage=self.passage)
                row.quote = "a fund for bankers"
                self.assertRefused(row, "quote", self.message)


class MissingRowTests(RowTests):
    """A key that points at no row is a message at its field, whoever else reads it."""

    def test_missing_passage_of_every_sourced_model(self):
        for name, make in SOURCED.items():
            with self.subTest(name):
                row = make()
                row.passage_id = "r9-1"
                self.assertRefused(
                    row,
                    "passage",
                    "passage instance with key 'r9-1' is not a valid choice.",
                )

    def test_missing_kind_of_record(self):
        row = make_citation()
        row.record_type_id = 0
        with self.assertRaises(ValidationError) as caught:
            row.full_clean()
        self.assertEqual(list(caught.exception.message_dict), ["record_type"])


class PublishedAfterItsSourceTests(RowTests):
    @classmethod
    def setUpTestData(cls):
        source = make_source(status="draft", short="Report")
        cls.passage = make_passage(source=source)

    def test_record_is_not_published_before_its_source(self):
        for name, make in PUBLISHED_SOURCED.items():
            with self.subTest(name):
                row = make(status="draft", passage=self.passage)
                row.status = "published"
                self.assertRefused(row, "passage", "Publish the source first: Report.")

    def test_record_is_not_published_on_a_withdrawn_passage(self):
        gone = make_passage(withdrawn_reason_en="Given twice.")
        for name, make in PUBLISHED_SOURCED.items():
            with self.subTest(name):
                row = make(status="draft", passage=gone)
                row.status = "published"
                self.assertRefused(
                    row, "passage", f"{gone} is withdrawn: name another passage."
                )

    def test_row_without_status_may_rest_on_a_draft(self):
        make_membership(passage=self.passage)


class CitationTests(RowTests):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit()
        cls.citation = make_citation(cls.summit, field="number")

    def test_field_of_the_record_is_accepted(self):
        for field in ("", "number", "began_on", "place", "summary"):
            self.citation.field = field
            self.citation.full_clean()

    def test_unknown_field_is_refused_with_those_there_are(self):
        self.citation.field = "ordinal"
        with self.assertRaises(ValidationError) as caught:
            self.citation.full_clean()
        (message,) = caught.exception.message_dict["field"]
        self.assertIn("summit has no field “ordinal”; it has: slug, series", message)

    def test_fields_of_the_machinery_are_refused(self):
        for field in ("key", "status", "publish_at", "version", "passage", "quote"):
            with self.subTest(field):
                self.citation.field = field
                with self.assertRaises(ValidationError):
                    self.citation.full_clean()

    def test_missing_record_is_refused(self):
        self.citation.record_key = "14-of-havana"
        self.assertRefused(self.citation, "record_key", "There is no such record.")

    def test_kind_that_is_no_record_is_refused(self):
        self.citation.record_type = ContentType.objects.get_for_model(ContentType)
        self.assertRefused(self.citation, "record_type", "Choose a kind of record.")

    def test_kind_is_required(self):
        self.citation.record_type = None
        self.assertRefused(self.citation, "record_type", "This field cannot be null.")

    def test_citation_that_says_the_same_does_not_differ(self):
        self.assertIs(self.citation.differs, False)

    def test_citation_that_says_another_thing_differs(self):
        for says in ("misprint", "value", "wording", "contradiction"):
            with self.subTest(says):
                citation = make_citation(self.summit, says=says, stated_value="IV")
                self.assertIs(citation.differs, True)

    def test_record_has_its_citations(self):
        self.assertEqual(list(self.summit.citations.all()), [self.citation])

    def test_name_is_the_passage_and_its_first_words(self):
        self.assertEqual(str(self.citation), f"R1 ¶1: {TEXT[:60]}")


class CitableFieldsTests(TestCase):
    def test_fields_are_those_that_state_something(self):
        self.assertEqual(
            citable_fields(Membership),
            [
                "state",
                "standing",
                "began",
                "ended",
                "ended_inside",
                "ended_not_after",
                "began_by",
                "ended_by",
                "attested_first",
                "attested_last",
                "note",
            ],
        )

    def test_bilingual_pair_is_one_field(self):
        fields = citable_fields(State)
        self.assertIn("name", fields)
        self.assertNotIn("name_en", fields)

    def test_what_no_editor_enters_is_not_among_them(self):
        fields = citable_fields(type(factories.make_declaration()))
        self.assertIn("title", fields)
        self.assertNotIn("told_apart", fields)

    def test_many_to_many_fields_are_among_them(self):
        factories.make_event()
        self.assertIn("states", citable_fields(type(factories.make_event())))

    def test_fields_that_are_called_as_a_kind_of_record_are_among_them(self):
        """Although a citation leads to records by the names of their kinds."""
        self.assertIn("person", citable_fields(Milestone))
        self.assertIn("summit", citable_fields(Milestone))
        self.assertIn("place", citable_fields(Summit))

    def test_every_field_named_in_words_is_a_field_or_a_pair(self):
        for model in (Summit, Milestone, Citation):
            for name in citable_fields(model):
                with self.subTest(model=model, name=name):
                    names = {field.name for field in model._meta.get_fields()}
                    self.assertTrue({name, f"{name}_en"} & names)


class DerivationTests(TestCase):
    def test_derivation_is_read_in_the_readers_language(self):
        summit = make_summit(
            basis="inferred",
            derivation_en="From the date.",
            derivation_es="De la fecha.",
        )
        with override("es"):
            self.assertEqual(summit.derivation, "De la fecha.")


class TextDateTests(RowTests):
    AHEAD = "This date has not come yet."

    def test_text_is_not_of_a_day_to_come(self):
        source = make_source()
        day = dt.date(2017, 3, 6)
        with mock.patch("django.utils.timezone.localdate", return_value=day):
            for ahead in ("2017-03-07", "2017-04", "2018"):
                source.published_on = ahead
                self.assertRefused(
                    source, "published_on", "This date has not come yet."
                )
            source.published_on = "2017"
            source.retrieved_on = dt.date(2017, 3, 7)
            self.assertRefused(source, "retrieved_on", self.AHEAD)

    def test_text_may_be_retrieved_on_the_day_or_in_the_month_of_its_publication(self):
        for published_on in ("2017-03-05", "2017-03", "2017", ""):
            make_source(published_on=published_on, retrieved_on=dt.date(2017, 3, 5))


class HeldTests(RowTests):
    SAID = "Of a text held in full its passages are entered before it is public."

    def test_text_held_in_full_is_not_public_without_passages(self):
        source = make_source(status="draft", publish_at=None, held="full")
        source.status = "published"
        self.assertRefused(source, "held", self.SAID)
        make_passage(source=source)
        source.full_clean()

    def test_passage_that_was_withdrawn_is_none_of_them(self):
        gone = {"withdrawn_reason_en": "Misread.", "withdrawn_at": timezone.now()}
        source = make_source(status="draft", publish_at=None, held="full")
        make_passage(source=source, **gone)
        source.status = "published"
        self.assertRefused(source, "held", self.SAID)

    def in_full(self):
        source = make_source()
        for _ in range(2):
            make_passage(source=source)
        Source.objects.filter(pk=source.pk).update(held="full")
        return Source.objects.get(pk=source.pk)

    def withdraw(self, passage):
        passage.withdrawn_reason_en = "Misread."
        return passage

    def test_last_passage_of_a_text_held_in_full_stays(self):
        source = self.in_full()
        first, last = source.passages.order_by("key")
        row = self.withdraw(first)
        row.full_clean()
        row.save()
        said = (
            "It is the last passage of a text held in full: withdraw the text, or say "
            "that less of it is held."
        )
        self.assertRefused(self.withdraw(last), "withdrawn_reason_en", said)
        with override("es"):
            said = "Es el último pasaje de un texto que se tiene completo"
            with self.assertRaisesMessage(ValidationError, said):
                last.full_clean()

    def test_last_passage_of_a_draft_or_of_excerpts_may_go(self):
        for fields in ({"held": "full", "status": "draft"}, {"held": "excerpts"}):
            row = self.withdraw(make_passage(source=make_source(**fields)))
            row.full_clean()

    def test_passage_withdrawn_before_may_be_corrected(self):
        gone = {"withdrawn_reason_en": "Misread.", "withdrawn_at": timezone.now()}
        row = make_passage(source=self.in_full(), **gone)
        row.withdrawn_reason_es = "Mal leído."
        row.full_clean()

    def test_excerpts_and_references_may_have_none(self):
        for held in ("excerpts", "reference"):
            make_source(held=held)


class AnotherValueTests(RowTests):
    SAID = "That is what the record says: choose “says the same”."

    def cite(self, record, field, value, says="value"):
        words = {"passage": factories.default_passage(), "quote": TEXT}
        return Citation(
            record=record, field=field, says=says, stated_value=value, **words
        )

    def test_value_of_the_record_is_no_other_one(self):
        summit = make_summit(series="extraordinary", place=factories.make_place())
        for field, value in [
            ("number", "14"),
            ("began_on", "2017-03-05"),
            ("began_on", "5 March 2017"),
            ("began_on", " 5 DE MARZO de 2017"),
            ("series", "Extraordinary"),
            ("series", "extraordinaria"),
            ("place", "Caracas, Venezuela"),
        ]:
            for says in ("value", "misprint"):
                with self.subTest(field, value=value):
                    row = self.cite(summit, field, value, says)
                    self.assertRefused(row, "stated_value", self.SAID)

    def test_name_in_either_language(self):
        bank = factories.make_organization()
        for name in ("ALBA Bank", "Banco del ALBA"):
            row = self.cite(bank, "name", name)
            self.assertRefused(row, "stated_value", self.SAID)

    def test_another_value(self):
        summit = make_summit()
        for field, value in [
            ("number", "15"),
            ("began_on", "6 March 2017"),
            ("began_on", "March 2017"),
            ("ended_on", "5 March 2017"),
            ("", "14"),
        ]:
            self.cite(summit, field, value).full_clean()

    def test_other_wording_and_contradiction_may_hold_it(self):
        summit = make_summit()
        for says in ("wording", "contradiction", "same"):
            self.cite(summit, "number", "14", says).full_clean()
