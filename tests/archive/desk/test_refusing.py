"""What forms, actions and deletions refuse once they have written it, and undo."""

import re
from urllib.parse import urlencode

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType

from archive.sources.models import Citation
from members.models import Membership, Person
from summits.models import Summit
from tests import factories as make
from tests.archive.publishing.test_parts import withdraw
from tests.desk import DeskTestCase, confirmed, kept_messages, page, typed

CLOSING = "No words say the closing day."
SAME = "The words that say that it was in force then are the same as before."
DRAFT = {"status": "draft", "publish_at": None}


class RefusingTestCase(DeskTestCase):
    def post(self, record, **fields):
        url = page(type(record), "change", record.pk)
        return self.client.post(url, typed(self.client.get(url), **fields))

    def add(self, model, owner, **fields):
        """Post a new row of ``owner``, its key by name, with words of the passage."""
        words = {"passage": make.default_passage().pk, "quote": "met in Caracas"}
        url = f"{page(model, 'add')}?{urlencode(owner)}"
        form = typed(self.client.get(url), basis="stated", **words, **fields)
        return self.client.post(url, form)

    def cite(self, record, field):
        """Post a new citation of the field of ``record``."""
        kind = ContentType.objects.get_for_model(record)
        owner = {"record_type": kind.pk, "record_key": record.pk}
        return self.add(Citation, owner, field=field, says="same")

    def assertRefused(self, response, errors):
        self.assertEqual((response.status_code, self.errors(response)), (200, errors))


class WordsTests(RefusingTestCase):
    def test_fact_without_words_is_refused_at_its_field_and_nothing_is_saved(self):
        summit = make.make_summit()
        response = self.post(summit, ended_on="2017-03-07", summary_en="Typed by Ana.")
        self.assertRefused(response, {"ended_on": [CLOSING]})
        self.assertEqual(typed(response)["summary_en"], ["Typed by Ana."])
        summit.refresh_from_db()
        self.assertEqual((summit.ended_on, summit.version), ("", 1))
        self.assertFalse(LogEntry.objects.exists())

    def test_citation_added_first_covers_it_once_it_is_confirmed(self):
        summit = make.make_summit()
        self.assertSaved(self.cite(summit, "ended_on"))
        named = f"{summit.pk}.ended_on"
        self.assertSaved(self.post(summit, ended_on="2017-03-07", confirmed=named))
        self.assertEqual(Citation.objects.get().field, "ended_on")

    def test_row_is_refused_at_its_field(self):
        period = make.make_membership(make.make_state(), began="")
        errors = {"began": ["No words say the beginning."]}
        self.assertRefused(self.post(period, began="2001"), errors)
        period.refresh_from_db()
        self.assertEqual(period.began, "")

    def test_new_row_is_refused_at_its_field(self):
        owner = {"state": make.make_state().pk}
        response = self.add(Membership, owner, standing="observer", began="2001")
        self.assertRefused(response, {"began": ["No words say the beginning."]})
        self.assertFalse(Membership.objects.exists())

    def test_new_record_is_refused_whole(self):
        quote = make.TEXT.partition(", and spoke")[0]
        words = {"passage": make.default_passage().pk, "quote": quote}
        url = page(Summit, "add")
        what = {"number": "15", "status": "published"}
        what |= {"began_on": "2017-03-05", "ended_on": "2017-03-07"}
        response = self.client.post(url, typed(self.client.get(url), **what, **words))
        self.assertRefused(response, {"ended_on": [CLOSING]})
        self.assertFalse(Summit.objects.exists())

    def test_draft_is_saved_and_told(self):
        draft = make.make_summit(**DRAFT)
        response = self.post(draft, ended_on="2017-03-07")
        self.assertSaved(response)
        link = f'<a href="{page(Summit, "change", draft.pk)}">14th Summit</a>'
        said = f"{link}: Before it can be public: {CLOSING}"
        self.assertIn(said, kept_messages(response))

    def test_draft_is_refused_when_its_form_publishes_it(self):
        draft = make.make_summit(**DRAFT, ended_on="2017-03-07")
        response = self.post(draft, status="published")
        self.assertRefused(response, {"ended_on": [CLOSING]})
        self.assertFalse(Summit.objects.published().exists())

    def test_what_becomes_public_with_it_is_refused_too(self):
        draft = make.make_summit(**DRAFT)
        dead = make.make_person(died="2013")
        make.make_participation(summit=draft, person=dead)
        response = self.post(draft, status="published")
        said = [f"{dead}: No words say the day of death."]
        self.assertRefused(response, {"__all__": said})

    def test_source_that_makes_it_public_is_refused(self):
        source = make.make_source(**DRAFT)
        passage = make.make_passage(source=source)
        words = {"passage": passage, "quote": passage.text}
        period = make.make_membership(began="2001", **words)
        response = self.post(source, status="published")
        said = [f"{period}: No words say the beginning."]
        self.assertRefused(response, {"__all__": said})

    def test_list_action_refuses_it_and_publishes_the_others(self):
        bare = make.make_summit(**DRAFT, ended_on="2017-03-07")
        ready = make.make_summit(**DRAFT)
        response = self.client.post(
            page(Summit, "changelist"),
            {"action": "publish", "_selected_action": [bare.pk, ready.pk]},
        )
        said = kept_messages(response)
        self.assertIn(f"14th Summit: {CLOSING}", said)
        self.assertIn("1 record published.", said)
        self.assertEqual(list(Summit.objects.published()), [ready])

    def test_it_is_refused_in_spanish(self):
        summit = make.make_summit()
        self.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "es"
        response = self.post(summit, ended_on="2017-03-07")
        said = ["No hay palabras que digan el día de clausura."]
        self.assertRefused(response, {"ended_on": said})

    def test_citation_is_refused_in_its_own_form_where_it_bears_a_fact(self):
        summit = make.make_summit(ended_on="2017-03-07")
        closed = make.make_citation(summit, field="ended_on")
        errors = self.errors(self.post(closed, says="value", stated_value="5 March"))
        self.assertEqual(errors, {"__all__": [f"{summit}: {CLOSING}"]})

    def test_passage_that_bears_a_fact_is_not_withdrawn(self):
        summit = make.make_summit(ended_on="2017-03-07")
        passage = make.make_passage()
        make.make_citation(summit, field="ended_on", passage=passage)
        asked = self.post(passage, withdrawn_reason_en="Misread.")
        self.assertEqual(list(self.errors(asked)), ["falls"])
        url = page(type(passage), "change", passage.pk)
        errors = self.errors(self.client.post(url, confirmed(asked)))
        self.assertIn(f"{summit}: {CLOSING}", errors["__all__"])
        self.assertEqual(Citation.objects.published().count(), 1)

    def test_source_that_bears_a_fact_is_not_withdrawn_nor_to_be(self):
        summit = make.make_summit(ended_on="2017-03-07")
        source = make.make_source()
        passage = make.make_passage(source=source)
        make.make_citation(summit, field="ended_on", passage=passage)
        to_come = {"withdraw_at_0": "2999-01-01", "withdraw_at_1": "10:00"}
        for how in ({"status": "withdrawn"}, to_come):
            asked = self.post(source, withdrawn_reason_en="Misread.", **how)
            self.assertEqual(list(self.errors(asked)), ["falls"])
            url = page(type(source), "change", source.pk)
            errors = self.errors(self.client.post(url, confirmed(asked)))
            self.assertEqual(errors, {"__all__": [f"{summit}: {CLOSING}"]})

    def test_place_that_words_name_is_not_called_otherwise(self):
        summit = make.make_summit(place=make.make_place())
        response = self.post(summit.place, city_en="Havana", city_es="La Habana")
        said = [f"{summit}: No words say the place."]
        self.assertRefused(response, {"__all__": said})
        self.assertSaved(self.post(summit.place, city_es="Carácas"))

    def test_citation_that_bears_a_fact_is_not_withdrawn(self):
        summit = make.make_summit(ended_on="2017-03-07")
        closed = make.make_citation(summit, field="ended_on")
        errors = self.errors(self.post(closed, withdrawn_reason_en="Misread."))
        self.assertIn(f"{summit}: {CLOSING}", errors["__all__"])
        self.assertTrue(Citation.objects.published().exists())


class LeavingTests(RefusingTestCase):
    """A value that is changed while its words are not."""

    def setUp(self):
        super().setUp()
        self.period = make.make_membership(attested_last="2017-03-06")

    def confirmed(self, response):
        [boxes] = [
            line for line in response.text.splitlines() if 'name="confirmed"' in line
        ]
        return boxes.partition('value="')[2].partition('"')[0]

    def test_it_is_refused_at_its_field(self):
        response = self.post(self.period, attested_last="2017-03-07")
        self.assertRefused(response, {"attested_last": [SAME]})
        self.period.refresh_from_db()
        self.assertEqual(self.period.attested_last, "2017-03-06")

    def test_box_is_shown_then_and_not_before(self):
        response = self.client.get(page(Membership, "change", self.period.pk))
        self.assertNotContains(response, 'name="confirmed"')
        response = self.post(self.period, attested_last="2017-03-07")
        self.assertContains(response, 'name="confirmed"', 1)

    def test_list_of_mistakes_leads_to_the_box(self):
        response = self.post(self.period, attested_last="2017-03-07")
        self.assertContains(response, 'href="#confirmed"', 1)
        self.assertContains(response, 'id="confirmed"', 1)

    def test_ticked_it_is_saved_and_history_says_so(self):
        response = self.post(self.period, attested_last="2017-03-07")
        ticked = typed(response, confirmed=self.confirmed(response))
        url = page(Membership, "change", self.period.pk)
        self.assertSaved(self.client.post(url, ticked))
        self.period.refresh_from_db()
        self.assertEqual(self.period.attested_last, "2017-03-07")
        said = f"{self.period}: confirmed that the words quoted also say that it was in"
        history = self.client.get(page(Membership, "history", self.period.pk))
        self.assertContains(history, said)

    def test_tick_is_for_what_was_asked_alone(self):
        response = self.post(self.period, attested_last="2017-03-07")
        ticked = typed(response, confirmed=self.confirmed(response))
        url = page(Membership, "change", self.period.pk)
        response = self.client.post(url, ticked | {"standing": "observer"})
        said = "The words that say the standing are the same as before."
        self.assertRefused(response, {"standing": [said]})
        self.assertEqual(len(self.confirmed(response).split()), 2)

    def test_nonsense_in_the_box_confirms_nothing(self):
        for nonsense in ("on", "\0", "x" * 9_999):
            response = self.post(
                self.period, attested_last="2017-03-07", confirmed=nonsense
            )
            self.assertRefused(response, {"attested_last": [SAME]})

    def test_words_changed_with_it(self):
        quote = make.TEXT.partition(", and spoke")[0]
        changed = {"attested_last": "2017-03-07", "quote": quote}
        self.assertSaved(self.post(self.period, **changed))

    def test_words_that_a_browser_sends_with_other_line_ends_are_the_same(self):
        told = {"basis": "inferred", "derivation_en": "Named on that day,\nand so on."}
        Membership.objects.update(**told)
        sent = {"derivation_en": "Named on that day,\r\nand so on."}
        response = self.post(self.period, attested_last="2017-03-07", **sent)
        self.assertRefused(response, {"attested_last": [SAME]})

    def test_row_that_is_withdrawn_meanwhile(self):
        for row, changed in (
            (self.period, {"attested_last": "2017-03-07"}),
            (self.step_at_a_summit(), {"actor": "meeting"}),
        ):
            withdraw(row)
            errors = self.errors(self.post(row, **changed))
            self.assertEqual(list(errors), list(changed))

    def step_at_a_summit(self):
        return make.make_milestone(summit=make.make_summit(), actor="bloc")

    def test_record_that_is_withdrawn_meanwhile(self):
        gone = make.make_summit(status="withdrawn", withdrawn_reason_en="Twice.")
        errors = self.errors(self.post(gone, number="20"))
        self.assertIn("are the same as before", errors["number"][0])

    def test_citation_of_the_field_added_first_is_confirmed_to_bear_it(self):
        self.assertSaved(self.cite(self.period, "attested_last"))
        response = self.post(self.period, attested_last="2017-03-07")
        self.assertRefused(response, {"attested_last": [SAME]})
        ticked = typed(response, confirmed=self.confirmed(response))
        url = page(Membership, "change", self.period.pk)
        self.assertSaved(self.client.post(url, ticked))

    def test_row_that_is_not_public(self):
        draft = make.make_participation(summit=make.make_summit(**DRAFT))
        self.assertSaved(self.post(draft, role="chaired"))

    def test_citation_taken_away_while_others_are_left(self):
        summit = make.make_summit()
        cited = make.make_citation(summit, field="number")
        response = self.post(cited, withdrawn_reason_en="Misread.")
        said = "The words that say the number are the same as before."
        self.assertRefused(response, {"__all__": [f"{summit}: {said}"]})
        ticked = typed(response, confirmed=self.confirmed(response))
        url = page(Citation, "change", cited.pk)
        self.assertSaved(self.client.post(url, ticked))
        self.assertFalse(Citation.objects.published().exists())

    def test_no_tick_makes_a_date_true_that_no_text_can_tell(self):
        source = make.make_source(published_on="2017-03-06")
        passage = make.make_passage(source=source)
        words = {"passage": passage, "quote": passage.text}
        period = make.make_membership(attested_last="2017-03-06", **words)
        named = f"{period.pk}.attested_last"
        late = {"attested_last": "2026-11-14"}
        for ticked in ({}, {"confirmed": named}):
            response = self.post(period, **late, **ticked)
            [said] = self.errors(response)["attested_last"]
            self.assertIn("No text cited is so late", said)
            self.assertNotContains(response, f'value="{named}"')

    def test_no_text_is_dated_before_what_it_tells(self):
        early, late = (
            make.make_passage(source=make.make_source(published_on=day))
            for day in ("2017-03-01", "2017-03-06")
        )
        own = make.make_membership(attested_last="2017-03-06", passage=late)
        cited = make.make_membership(attested_last="2017-03-06", passage=early)
        make.make_citation(cited, field="attested_last", passage=late)
        self.assertSaved(self.post(late.source, published_on="2017-03"))
        errors = self.errors(self.post(late.source, published_on="2017-03-04"))
        for period, said in zip((own, cited), errors["__all__"], strict=True):
            self.assertTrue(said.startswith(f"{period}: No text cited is so late"))

    def test_passage_goes_to_no_text_older_than_what_it_tells(self):
        late = make.make_passage(source=make.make_source(published_on="2017-03-06"))
        early = make.make_source(published_on="2016")
        period = make.make_membership(attested_last="2017-03-06", passage=late)
        [said] = self.errors(self.post(late, source=early.pk))["__all__"]
        self.assertTrue(said.startswith(f"{period}: No text cited is so late"))

    def test_meeting_held_before_its_day_is_refused(self):
        source = make.make_source(published_on="2017-03-06")
        passage = make.make_passage(source=source, text="It will meet on 14 May 2017.")
        words = {"passage": passage, "quote": passage.text}
        summit = make.make_summit(began_on="2017-05-14", state_of="announced", **words)
        errors = self.errors(self.post(summit, state_of="held"))
        self.assertIn("is of 6 March 2017.", " ".join(errors["state_of"]))

    def test_meeting_postponed_without_words(self):
        summit = make.make_summit(state_of="announced")
        said = ["The words that say how far the meeting came are the same as before."]
        self.assertRefused(self.post(summit, state_of="postponed"), {"state_of": said})

    def test_box_is_asked_in_spanish(self):
        self.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "es"
        response = self.post(self.period, attested_last="2017-03-07")
        self.assertContains(response, "He leído las palabras citadas")


class GroundTests(RefusingTestCase):
    """A membership that a public suspension needs, and nobody has seen."""

    def setUp(self):
        super().setUp()
        self.member = make.make_membership(passage=None, quote="")
        state = self.member.state
        dates = {"standing": "suspended", "began": "2017-03-05"}
        self.suspended = make.make_membership(state, **dates)
        self.said = (
            f"{self.suspended}: No membership holds this suspension: "
            "suspended 2017-03-05."
        )

    def test_it_is_not_deleted(self):
        url = page(Membership, "delete", self.member.pk)
        response = self.client.post(url, {"post": "yes"}, follow=True)
        self.assertContains(response, self.said)
        self.assertTrue(Membership.objects.filter(pk=self.member.pk).exists())

    def test_it_is_not_moved_to_another_state(self):
        response = self.post(self.member, state=make.make_state("Cuba").pk)
        self.assertEqual(self.errors(response), {"__all__": [self.said]})


class OddTests(RefusingTestCase):
    """What may be true and is seldom: asked, with a link, of whoever writes it."""

    SAME = "Is this the same person as {}? The name is the same."

    def setUp(self):
        super().setUp()
        self.known = make.make_person("Freddy Ñáñez", slug="freddy-nanez")
        self.url = page(Person, "add")

    def add_person(self, **fields):
        form = typed(self.client.get(self.url), name="Freddy Nanez")
        return self.client.post(self.url, form | fields)

    def ticked(self, response):
        [box] = re.findall(r'name="confirmed" value="(\w+)"', response.text)
        return typed(response, confirmed=box)

    def test_namesake_is_asked_about_with_a_link_and_nothing_is_saved(self):
        response = self.add_person()
        link = f'<a href="{page(Person, "change", self.known.pk)}">Freddy Ñáñez</a>'
        self.assertRefused(response, {"name": [self.SAME.format(link)]})
        self.assertContains(response, self.SAME.format(link))
        self.assertContains(response, 'href="#confirmed-odd"', 1)
        self.assertContains(response, 'id="confirmed-odd"', 1)
        self.assertNotContains(response, 'id="confirmed"')
        self.assertEqual(Person.objects.get(), self.known)

    def test_it_is_offered_an_address_of_its_own(self):
        for slug in ("", "freddy-nanez"):
            response = self.add_person(slug=slug)
            self.assertEqual(typed(response)["slug"], ["freddy-nanez-2"])

    def test_ticked_it_is_saved_and_history_says_so(self):
        response = self.client.post(self.url, self.ticked(self.add_person()))
        self.assertSaved(response)
        second = Person.objects.get(slug="freddy-nanez-2")
        said = "Freddy Nanez: confirmed: Is this the same person as Freddy Ñáñez?"
        history = self.client.get(page(Person, "history", second.pk))
        self.assertContains(history, said)
        self.assertEqual(kept_messages(response)[1:], [])

    def test_tick_is_for_what_was_asked_alone(self):
        form = self.ticked(self.add_person())
        make.make_person("Raúl Castro")
        response = self.client.post(self.url, form | {"name": "Raul Castro"})
        [said] = self.errors(response)["name"]
        self.assertIn("Raúl Castro</a>?", said)

    def test_once_confirmed_it_is_asked_no_more(self):
        second = make.make_person("Freddy Nanez")
        response = self.post(second, description_en="A minister.")
        self.assertSaved(response)
        self.assertIn("Is this the same person as", " ".join(kept_messages(response)))

    def test_it_is_asked_of_whoever_changes_what_it_came_by(self):
        lower = make.make_summit(number=14)
        summit = make.make_summit(number=15, **DRAFT)
        link = f'<a href="{page(Summit, "change", lower.pk)}">14th Summit</a>'
        said = f"It is dated before the {link}, whose number is lower."
        response = self.post(summit, began_on="2016-01-01")
        self.assertRefused(response, {"began_on": [said]})

    def test_other_rows_are_named(self):
        person = make.make_person("Hugo Chávez")
        part = make.make_participation(person=person)
        changed = {"died": "2013", "basis": "inferred", "derivation_en": "As we read."}
        errors = self.errors(self.post(person, **changed))
        self.assertIn(f"{part}: ", " ".join(errors["__all__"]))

    def test_it_is_asked_in_spanish(self):
        self.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "es"
        response = self.add_person()
        self.assertContains(response, "¿Es la misma persona que")
        self.assertContains(response, "He mirado lo que se pregunta")
