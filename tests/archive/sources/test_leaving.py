"""No fact leaves its words: what was changed while its words were not."""

from django.test import TestCase

from archive.publishing.findings import Edit, Written
from archive.sources.leaving import leaving
from tests import factories as make


def left(*edits):
    """Return the fields that leave their words, each with the key of its row."""
    return [(found.record.pk, found.field) for found in leaving(Written({}, edits))]


class ValueTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.period = make.make_membership(
            attested_first="2017-03-05", attested_last="2017-03-06"
        )

    def edit(self, was_public=True, **before):
        return Edit(self.period, before, was_public)

    def assertLeaves(self, *fields, **before):
        at = [(self.period.pk, field) for field in fields]
        self.assertEqual(left(self.edit(**before)), at)

    def test_value_changed_and_words_not(self):
        self.assertLeaves("attested_last", attested_last="2017-03-05")

    def test_value_filled_in_and_words_not(self):
        self.assertLeaves("attested_first", attested_first="")

    def test_each_value_is_named(self):
        before = {"attested_first": "2017-03-04", "standing": "observer"}
        self.assertLeaves("standing", "attested_first", **before)

    def test_text_in_two_languages_is_told_of_once(self):
        row = make.make_declaration(title_en="Manifesto", title_es="Manifiesto")
        before = {"title_en": "Appeal", "title_es": ""}
        [found] = leaving(Written({}, [Edit(row, before, was_public=True)]))
        self.assertEqual(found.field, "title_en")
        self.assertIn("also say the title (Manifesto / Manifiesto).", found.confirmed)
        spanish = leaving(Written({}, [Edit(row, {"title_es": ""}, was_public=True)]))
        self.assertEqual(spanish, [found])

    def test_words_changed_too(self):
        for name in ("quote", "passage", "derivation_en", "derivation_es"):
            self.assertLeaves(attested_last="2017-03-05", **{name: "other"})

    def test_words_that_read_the_same_are_not_changed(self):
        for quote in (
            self.period.quote.replace(" ", "  ", 1),
            self.period.quote.replace(" ", "\xa0", 1),
        ):
            self.assertLeaves("attested_last", attested_last="2017-03-05", quote=quote)

    def test_basis_is_no_words(self):
        self.assertLeaves("attested_last", attested_last="2017", basis="inferred")

    def test_words_changed_that_do_not_give_the_date(self):
        self.period.began = "2001"
        self.assertLeaves("began", began="", quote="other")

    def test_date_that_the_same_words_give(self):
        self.period.began = "2017-03-05"
        self.assertLeaves(began="2004-12-14")

    def test_value_emptied_says_nothing_without_words(self):
        self.period.ended = ""
        self.assertLeaves(ended="2017")

    def test_row_that_was_not_public(self):
        self.assertLeaves(was_public=False, attested_last="2017-03-05")

    def test_row_that_is_removed(self):
        edit = self.edit(attested_last="2017-03-05")._replace(removed=True)
        self.assertEqual(left(edit), [])

    def test_our_own_voice(self):
        summit = make.make_summit()
        before = {"summary_en": "Other.", "slug": "other", "status": "draft"}
        self.assertEqual(left(Edit(summit, before, True)), [])

    def test_who_had_a_part_in_an_event(self):
        event = make.make_event(people=[make.make_person()])
        edit = Edit(event, {"people": [], "states": []}, True)
        self.assertEqual(left(edit), [(event.pk, "people")])

    def test_history_keeps_that_an_editor_confirmed(self):
        [found] = leaving(Written({}, [self.edit(attested_last="2017-03-05")]))
        self.assertTrue(found.stops)
        self.assertEqual(
            found.confirmed,
            f"{self.period}: confirmed that the words quoted also say that it was in "
            "force then (2017-03-06).",
        )


class CitationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make.make_summit()
        cls.citation = make.make_citation(cls.summit, field="number")
        cls.at = (cls.summit.pk, "number")

    def changed(self):
        return Edit(self.summit, {"number": 13}, True)

    def test_citation_of_the_field_added(self):
        self.assertEqual(left(self.changed(), Edit(self.citation, {"field": ""})), [])

    def test_citation_of_the_field_changed(self):
        self.assertEqual(
            left(self.changed(), Edit(self.citation, {"quote": "x"}, True)), []
        )

    def test_citation_of_another_field_added(self):
        other = make.make_citation(self.summit, field="series")
        edits = self.changed(), Edit(other, {"field": ""})
        self.assertEqual(left(*edits), [self.at])

    def test_citation_of_another_record_added(self):
        other = make.make_citation(make.make_summit(), field="number")
        self.assertEqual(left(self.changed(), Edit(other, {"field": ""})), [self.at])

    def test_citation_removed_and_the_value_not(self):
        gone = Edit(self.citation, {}, True, removed=True)
        self.assertEqual(left(gone), [self.at])
        self.assertEqual(left(gone, Edit(self.summit, {"slug": "x"}, True)), [self.at])

    def test_citation_removed_and_another_one_added(self):
        gone = Edit(self.citation, {}, True, removed=True)
        other = make.make_citation(self.summit, field="number")
        self.assertEqual(left(gone, Edit(other, {"field": ""})), [])

    def test_citation_removed_that_readers_did_not_see(self):
        self.assertEqual(left(Edit(self.citation, {}, False, removed=True)), [])

    def test_citation_removed_with_its_record(self):
        gone = Edit(self.citation, {}, True, removed=True)
        self.summit.delete()
        self.assertEqual(left(gone), [])

    def test_citation_turned_to_another_field(self):
        self.citation.field = "series"
        edit = Edit(self.citation, {"field": "number"}, True)
        self.assertEqual(left(edit), [self.at])

    def test_citation_turned_to_another_record(self):
        other = make.make_summit()
        self.citation.record_key = other.pk
        edit = Edit(self.citation, {"record_key": self.summit.pk}, True)
        self.assertEqual(left(edit), [self.at])

    def test_value_of_a_variant_is_a_fact_too(self):
        variant = make.make_citation(says="value", stated_value="XIII")
        edit = Edit(variant, {"stated_value": "XII"}, True)
        self.assertEqual(left(edit), [(variant.pk, "stated_value")])
