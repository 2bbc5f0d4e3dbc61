"""No fact without words, and none later than all texts that are cited for it."""

import datetime as dt

from django.test import TestCase
from django.utils.translation import override

from archive.record.dates import validate_partial_date
from archive.record.identifiers import SCHEMES
from archive.sources.models import By, Citation, Sourced, columns_of
from archive.sources.models.citations import citable_fields
from archive.sources.querysets import sourced_models
from summits.models import Summit
from tests import factories as make
from tests.archive.publishing.test_parts import withdraw
from tests.findings import lacking, refused
from tests.seeds import load_seeds

# What a field says that is ours: what we call a thing, where we put it, and of what we
# say that it treats.
OWN_VOICE = {
    "slug",
    "name",
    "aliases",
    "description",
    "summary",
    "note",
    "position",
    "topics",
    *SCHEMES,  # what others call the same
}
OWN_VOICE_OF = {
    "organization": {"website"},
    "declaration": {"number", "short"},
    "statement": {"states", "organizations", "people", "events"},
    "initiative": {"named_by_us", "events"},
    "initiativelink": {"reason"},
    "membership": {"ended_inside"},  # how its end is to be read
    "milestone": {"implied"},
    "person": {"sort_name"},
    "citation": {"record_type", "record_key"},
}
TO_COME = dt.datetime(2999, 3, 5, 12, tzinfo=dt.UTC)
CLOSED = {"ended_on": ["No words say the closing day."]}
DRAFT = {"status": "draft", "publish_at": None}


class NoFactWithoutWordsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make.make_summit(ended_on="2017-03-07")

    def test_fact_that_no_words_say_is_refused_by_name(self):
        self.assertEqual(refused(self.summit), CLOSED)

    def test_it_is_named_in_spanish(self):
        with override("es"):
            said = refused(self.summit)["ended_on"]
        self.assertEqual(said, ["No hay palabras que digan el día de clausura."])

    def test_citation_of_the_field_covers_it(self):
        make.make_citation(self.summit, field="ended_on")
        self.assertEqual(refused(self.summit), {})

    def test_citation_of_another_field_does_not(self):
        make.make_citation(self.summit, field="began_on")
        self.assertEqual(refused(self.summit), CLOSED)

    def test_citation_that_says_another_value_does_not(self):
        for says in ("value", "contradiction"):
            make.make_citation(
                self.summit, field="ended_on", says=says, stated_value="8 March"
            )
        self.assertEqual(refused(self.summit), CLOSED)

    def test_citation_that_misprints_it_does(self):
        make.make_citation(
            self.summit, field="ended_on", says="misprint", stated_value="7 Mrach"
        )
        self.assertEqual(refused(self.summit), {})

    def test_citation_that_readers_do_not_see_does_not(self):
        draft = make.make_passage(source=make.make_source(**DRAFT))
        make.make_citation(self.summit, field="ended_on", passage=draft)
        self.assertEqual(refused(self.summit), CLOSED)

    def test_citation_whose_passage_was_withdrawn_does_not(self):
        gone = make.make_citation(
            self.summit, field="ended_on", passage=make.make_passage()
        )
        withdraw(gone.passage)
        self.assertEqual(refused(self.summit), CLOSED)

    def test_citation_that_goes_before_the_record_does_not(self):
        text = make.make_source(withdraw_at=TO_COME)
        passage = make.make_passage(source=text)
        make.make_citation(self.summit, field="ended_on", passage=passage)
        self.assertEqual(refused(self.summit), CLOSED)

    def test_citation_that_comes_after_the_record_does_not(self):
        text = make.make_source(publish_at=TO_COME)
        passage = make.make_passage(source=text)
        make.make_citation(self.summit, field="ended_on", passage=passage)
        self.assertEqual(refused(self.summit), CLOSED)

    def test_citation_that_comes_and_goes_with_the_record_does(self):
        gone_at = TO_COME + dt.timedelta(days=1)
        brief = {"publish_at": TO_COME, "withdraw_at": gone_at}
        summit = make.make_summit(**brief, ended_on="2017-03-07")
        make.make_citation(summit, field="ended_on")
        self.assertEqual(refused(summit), {})

    def test_citation_of_another_record_does_not(self):
        make.make_citation(make.make_summit(), field="ended_on")
        self.assertEqual(refused(self.summit), CLOSED)

    def test_what_is_not_filled_needs_no_words(self):
        self.assertEqual(refused(make.make_summit()), {})

    def test_what_is_not_stated_needs_no_words(self):
        self.assertEqual(refused(make.make_summit(format="not-stated")), {})
        said = refused(make.make_summit(format="in-person"))
        self.assertEqual(said, {"format": ["No words say how the meeting was held."]})

    def test_our_own_voice_needs_no_words(self):
        summit = make.make_summit(summary_en="We say so.", slug="we-call-it-so")
        self.assertEqual(refused(summit), {})

    def test_draft_is_told_and_not_refused(self):
        draft = make.make_summit(**DRAFT, ended_on="2017-03-07")
        self.assertEqual((refused(draft), lacking(draft)), ({}, CLOSED))

    def test_draft_that_rests_on_a_draft_counts_its_citations(self):
        draft = make.make_summit(**DRAFT, ended_on="2017-03-07")
        unseen = make.make_passage(source=make.make_source(**DRAFT))
        make.make_citation(draft, field="ended_on", passage=unseen)
        self.assertEqual(lacking(draft), {})

    def test_what_is_to_be_public_later_is_refused_now(self):
        later = make.make_summit(ended_on="2017-03-07", publish_at="2999-01-01T00:00Z")
        self.assertEqual(refused(later), CLOSED)

    def test_what_was_withdrawn_is_not(self):
        gone = make.make_summit(
            ended_on="2017-03-07", status="withdrawn", withdrawn_reason_en="Wrong."
        )
        self.assertEqual(refused(gone), {})

    def test_row_without_words_has_nothing_to_cover(self):
        bare = make.make_participation(summit=self.summit, passage=None)
        self.assertEqual((refused(bare), lacking(bare)), ({}, {}))

    def test_person_named_without_words_says_no_more_than_the_name(self):
        state = make.make_state()
        known = make.make_person(passage=None, state=state, died="2013")
        make.make_participation(summit=self.summit, person=known)
        self.assertEqual(
            refused(known),
            {
                "state": ["No words say which state the person is of."],
                "died": ["No words say the day of death."],
            },
        )


class OwnWordsTests(TestCase):
    """What the words of a row bear, as its model says."""

    def summit(self, quote, **fields):
        passage = make.make_passage(text=quote)
        began_on = "2017" if "ended_on" in fields else ""
        fields = {"began_on": began_on} | fields
        return make.make_summit(passage=passage, quote=quote, **fields)

    def test_date_that_they_give(self):
        for quote in ("It met from 5 to 7 March 2017.", "Del 5 al 7 de marzo de 2017."):
            self.assertEqual(refused(self.summit(quote, ended_on="2017-03-07")), {})

    def test_date_that_they_do_not_give(self):
        summit = self.summit("It met on 5 March 2017.", ended_on="2017-03-07")
        self.assertEqual(refused(summit), CLOSED)

    def test_date_that_is_inferred_from_them(self):
        summit = self.summit(
            "It closed on Tuesday.",
            ended_on="2017-03-07",
            basis="inferred",
            derivation_en="The Tuesday after the report.",
        )
        self.assertEqual(refused(summit), {})

    def test_date_that_words_about_the_record_as_such_give(self):
        summit = make.make_summit(ended_on="2017-03-07")
        closed = make.make_passage(text="It closed on 7 March 2017.")
        make.make_citation(summit, passage=closed, quote=closed.text)
        self.assertEqual(refused(summit), {})

    def test_place_that_they_name_in_any_language_and_case(self):
        havana = make.make_place(city_en="Havana", city_es="La Habana")
        for quote in ("HAVANA saw the summit.", "Se reunió en La Habána."):
            self.assertEqual(refused(self.summit(quote, place=havana)), {})

    def test_place_that_they_do_not_name(self):
        said = refused(self.summit("The bloc met.", place=make.make_place()))
        self.assertEqual(said, {"place": ["No words say the place."]})

    def test_symbol_that_they_give(self):
        passage = make.make_passage(text="Adopted on 5 March 2017 as A/65/714.")
        borne = {"passage": passage, "quote": passage.text}
        for symbol, said in (("A/65/714", []), ("A/66/1", ["symbol"])):
            declaration = make.make_declaration(symbol=symbol, **borne)
            self.assertEqual(list(refused(declaration)), said)

    def test_accession_on_words_of_something_else(self):
        passage = make.make_passage(text="Haiti took part as a guest.")
        joined = make.make_membership(
            began="2026-11-14", passage=passage, quote=passage.text
        )
        self.assertEqual(refused(joined), {"began": ["No words say the beginning."]})

    def test_role_and_person_are_what_an_editor_reads_in_them(self):
        part = make.make_participation(person=make.make_person(), role="chaired")
        self.assertEqual(refused(part), {})


class EveryModelTests(TestCase):
    def test_every_row_of_the_seeds_is_covered(self):
        load_seeds()
        rows = [row for model in sourced_models() for row in model.objects.all()]
        self.assertEqual((refused(*rows), lacking(*rows)), ({}, {}))

    def test_every_model_that_rests_on_words_says_which_of_its_fields_state_facts(self):
        for model in [*sourced_models(), Citation]:
            with self.subTest(model.__name__):
                self.assertTrue(model.stated)

    def test_all_that_states_a_fact_is_a_field_that_can_be_cited(self):
        for model in sourced_models():
            for fact in model.stated:
                with self.subTest(f"{model.__name__}.{fact.field}"):
                    self.assertIn(fact.field, citable_fields(model))
                    self.assertTrue(columns_of(model, fact.field))
                    self.assertTrue(str(fact.what))
                    self.assertIsInstance(fact.by, By)

    def test_every_field_states_a_fact_or_is_our_own_voice(self):
        for model in [*sourced_models(), Citation]:
            said = {fact.field for fact in model.stated}
            own = OWN_VOICE | OWN_VOICE_OF.get(model._meta.model_name, set())
            with self.subTest(model.__name__):
                self.assertLessEqual({*citable_fields(model)} - said, own)

    def test_every_date_states_a_fact(self):
        for model in sourced_models():
            dates = {
                field.name
                for field in model._meta.fields
                if validate_partial_date in field.validators
            }
            self.assertLessEqual(dates, {fact.field for fact in model.stated}, model)

    def test_rows_of_one_model_cost_as_many_queries_as_one(self):
        rows = [make.make_summit(ended_on="2017-03-07") for _ in range(5)]
        with self.assertNumQueries(2):
            refused(rows[0])
        with self.assertNumQueries(2):
            self.assertEqual(len(refused(*rows)["ended_on"]), 5)


class TooLateTests(TestCase):
    """A text tells of no day that has not come."""

    def words(self, published_on, text=make.TEXT):
        source = make.make_source(published_on=published_on, short="Report of March")
        passage = make.make_passage(source=source, text=text)
        return {"passage": passage, "quote": text}

    def test_attested_until_later_than_the_source(self):
        period = make.make_membership(
            attested_last="2026-11-14", **self.words("2017-03-06")
        )
        said = (
            f"No text cited is so late: the latest one, {period.passage.source}, "
            "is of 6 March 2017."
        )
        self.assertEqual(refused(period), {"attested_last": [said]})

    def test_it_is_said_in_spanish(self):
        words = self.words("2017-03-06")
        period = make.make_membership(attested_last="2026-11-14", **words)
        with override("es"):
            [said] = refused(period)["attested_last"]
        self.assertIn("es del 6 de marzo de 2017.", said)

    def test_later_source_cited_for_the_field(self):
        period = make.make_membership(
            attested_last="2026-11-14", **self.words("2017-03-06")
        )
        later = self.words("2026-11-15")
        make.make_citation(period, field="attested_last", **later)
        self.assertEqual(refused(period), {})

    def test_day_of_the_source_itself(self):
        for date in ("2017-03-06", "2017-03", "2017"):
            period = make.make_membership(
                attested_last=date, began="", **self.words("2017-03-06")
            )
            self.assertEqual(refused(period), {})

    def test_source_known_to_the_year_may_be_of_its_last_day(self):
        words = self.words("2017")
        for date, late in (("2017-12-31", False), ("2018-01-01", True)):
            period = make.make_membership(attested_last=date, **words)
            self.assertEqual("attested_last" in refused(period), late)

    def test_source_without_date_may_be_of_any(self):
        period = make.make_membership(attested_last="2026-11-14", **self.words(""))
        self.assertEqual(refused(period), {})

    def test_every_date_that_a_text_attests(self):
        words = self.words("2017-03-06")
        for name in ("attested_first", "attested_last", "ended_not_after"):
            dates = {"attested_first": "", "attested_last": "", name: "2018"}
            tenure = make.make_tenure(**dates, **words)
            self.assertEqual(list(refused(tenure)), [name])

    def test_meeting_held_later_than_its_sources(self):
        words = self.words("2017-03-06", "It will meet on 14 May 2017.")
        for state_of, fields in (("held", ["state_of"]), ("announced", [])):
            summit = make.make_summit(began_on="2017-05-14", state_of=state_of, **words)
            self.assertEqual(list(refused(summit)), fields)

    def test_event_held_later_than_its_sources(self):
        words = self.words("2017-03-06", "It will meet on 20 June 2017.")
        for state_of, fields in (("held", ["state_of"]), ("", [])):
            event = make.make_event(state_of=state_of, **words)
            self.assertEqual(list(refused(event)), fields)

    def test_what_has_happened_later_than_its_sources(self):
        for make_row, name in (
            (make.make_milestone, "date"),
            (make.make_person, "died"),
            (make.make_declaration, "adopted_on"),
        ):
            words = self.words("2017-03-06", "It was so on 7 March 2017.")
            row = make_row(**{name: "2017-03-07"}, **words)
            if name == "died":
                make.make_tenure(person=row)  # so that readers see the person
            self.assertEqual(list(refused(row)), [name])
            make.make_citation(row, field=name, **self.words("2017-03-08"))
            self.assertEqual(refused(row), {})

    def test_later_text_that_gives_the_day_shows_that_it_was_held(self):
        words = self.words("2017-03-06", "It will meet on 14 May 2017.")
        summit = make.make_summit(began_on="2017-05-14", **words)
        make.make_citation(summit, field="began_on", **self.words("2017-05-15"))
        self.assertEqual(refused(summit), {})

    def test_draft_is_told(self):
        words = self.words("2017-03-06", "It will meet on 14 May 2017.")
        draft = make.make_summit(began_on="2017-05-14", **DRAFT, **words)
        self.assertEqual((refused(draft), list(lacking(draft))), ({}, ["state_of"]))


class StatedTests(TestCase):
    def test_summit_says_what_its_own_words_can_bear(self):
        by = {fact.field: fact.by for fact in Summit.stated}
        self.assertEqual(by["number"], By.WORDS)
        self.assertEqual(by["ended_on"], By.GIVEN)
        self.assertEqual(by["format"], By.CITED)

    def test_nothing_is_stated_by_what_rests_on_no_words(self):
        self.assertEqual(Sourced.stated, ())
