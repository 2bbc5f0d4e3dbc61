"""After any edit of any row the index says what one made anew would say.

Every field of every kind of record is edited, in an archive in which everything is
connected; ``python -m tests.random.compare_index`` does so at random in the seeds.
It takes minutes: ``.ci/run`` names it, ``make test`` does not find it.
"""

from django.db import transaction
from django.test import TestCase

from archive.search import index
from archive.sources.querysets import cited_models
from tests import factories as make
from tests.archive.search.comparing import differences, in_a_week, kept, made_anew
from tests.constraints import concrete_models
from tests.edits import deletion_of, edits_of


def make_archive():
    """Return the rows to edit, one of each kind, and all others that they meet.

    Each fact rests on a passage of its own and is spoken of in another.
    """
    report, witness = make.make_source(), make.make_source(language="es")
    text = make.make_source(display="full", kind="declaration")
    declared = make.make_passage(source=text, text="We, the peoples, are united.")

    def on(words):
        return {"passage": make.make_passage(source=report, text=f"{words} of it.")}

    cuba, mexico = make.make_state("Cuba"), make.make_state("Mexico")
    haiti, grenada = make.make_state("Haiti"), make.make_state("Grenada")
    havana = make.make_place(cuba, city_en="Havana")
    make.make_place(make.make_state("Chile"), city_en="Santiago")
    topic, bank = make.make_topic(), make.make_organization(acronym="BA", **on("Bank"))
    make.make_former_name(state=cuba)
    former = make.make_former_name(organization=bank, **on("Former name"))
    person = make.make_person(state=haiti, **on("Person"))
    office = make.make_office(state=cuba)
    tenure = make.make_tenure(person, office, **on("Tenure"))
    figure = make.make_figure(**on("Figure"))
    make.make_tenure(office=make.make_office(organization=make.make_organization()))
    membership = make.make_membership(mexico, **on("Membership"))
    summit = make.make_summit(place=havana, **on("Summit"))
    act = make.make_act(membership, summit=summit, **on("Act"))
    bogota = make.make_place(make.make_state("Colombia"), city_en="Bogotá")
    closed = make.make_summit_place(summit, place=bogota, **on("Closed in Bogotá"))
    part = make.make_participation(summit, state=cuba, **on("Participation"))
    who = {"person": person, "organization": bank, "office": office}
    make.make_participation(summit, capacity="guest", **who)
    joint = {"series": "joint", "held_with_en": "the Bank"}
    other = make.make_summit(host_state=grenada, **joint)
    make.make_participation(
        other, person=person, office=make.make_office(state=haiti, title_en="Envoy")
    )
    make.make_declaration(other, text=make.make_source())
    declaration = make.make_declaration(summit, text=text, **on("Declaration"))
    met = {"body": bank, "number": 6}
    event = make.make_event(place=havana, states=[mexico], **met, **on("Event"))
    make.make_statement(event=event, states=[mexico], topics=[topic])
    for of in ({"event": event}, {"organization": bank}):
        apart = make.make_source(display="full", kind="declaration")
        make.make_passage(source=apart, text="Adopted by others.")
        make.make_declaration(text=apart, adopted_on="", **of)
    statement = make.make_statement(
        summit=summit,
        passage=declared,
        person=person,
        states=[grenada],
        topics=[topic, make.make_topic()],
        people=[make.make_person()],
        organizations=[make.make_organization()],
        events=[event],
    )
    about = {"topics": [topic], "events": [event]}
    initiative = make.make_initiative(host=bank, **about, **on("Initiative"))
    step = make.make_milestone(
        initiative, summit=summit, person=person, **on("Milestone")
    )
    amount = make.make_amount(milestone=step, **on("Amount"))
    lead = make.make_initiative_state(initiative, state=cuba, **on("Lead"))
    link = make.make_link(initiative, **on("Link"))
    make.make_initiative()
    rows = [cuba, havana, topic, bank, former, person, office, tenure, membership]
    rows += [summit, part, declaration, event, statement, initiative, step, amount]
    founded = make.make_body_act(bank, declaration=declaration, **on("Founded"))
    make.make_body_act(act="dissolved", summit=summit)
    rows += [figure, act, founded, closed, lead, link, text, declared]
    rows += [make.make_photo(summit), make.make_page()]
    rows.append(make.make_file(text))
    for place, row in enumerate(row for row in rows if type(row) in cited_models()):
        words = make.make_passage(source=witness, text=f"Palabras {place} de otros.")
        citation = make.make_citation(
            row, passage=words, says="misprint", stated_value=f"otherwise{place}"
        )
    make.make_citation(membership, field="state", says="value", stated_value="Mejico")
    return [*rows, citation]


class AlikeMixin:
    """Edits every field of the rows of some apps."""

    apps = ()

    @classmethod
    def setUpTestData(cls):
        cls.rows = make_archive()
        index.refresh()

    def test_archive_is_as_made_anew_before_any_edit(self):
        self.assertAlike()
        self.assertEqual({row.__class__ for row in self.rows}, {*concrete_models()})

    def test_every_edit(self):
        refused, made = set(), set()
        for row in self.rows:
            if row._meta.app_label in self.apps:
                for edits in edits_of(row):
                    accepted = any(map(self.try_out, edits))
                    (made if accepted else refused).add(edits[0].field)
        self.assertEqual(refused - made, set())

    def test_every_row_that_can_be_deleted(self):
        for model in concrete_models():
            if model._meta.app_label in self.apps:
                for row in model.objects.all():
                    self.try_out(deletion_of(row))

    def try_out(self, edit):
        """Make an edit, if it is accepted; compare the indexes, and undo it."""
        with transaction.atomic():
            made = edit.is_made()
            with self.subTest(f"{edit.field} {edit.what}"):
                if made:
                    self.assertAlikeAfter(edit)
            transaction.set_rollback(True)
        return made

    def assertAlike(self):
        self.assertEqual(list(differences(kept(), made_anew())), [])

    def assertAlikeAfter(self, edit):
        self.assertAlike()
        if edit.field.endswith("_at"):  # a schedule
            with in_a_week():
                self.assertAlike()


class SourcesTests(AlikeMixin, TestCase):
    apps = ("sources", "pages")


class MembersTests(AlikeMixin, TestCase):
    apps = ("members",)


class SummitsTests(AlikeMixin, TestCase):
    apps = ("summits",)


class InitiativesTests(AlikeMixin, TestCase):
    apps = ("initiatives",)
