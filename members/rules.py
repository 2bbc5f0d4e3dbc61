"""What is refused of memberships, and told of people, offices and tenures."""

from collections import defaultdict
from itertools import permutations

from django.db.models import Q
from django.utils.translation import gettext as _

from archive.publishing.findings import Finding, pointing
from archive.publishing.namesakes import in_both, namesakes
from archive.publishing.querysets import rows_of
from archive.record.dates import in_words
from archive.record.text import alike
from members.acts import attach_acts_that_stand
from members.figures import compare
from members.models import Membership, Office, Person, State, StatedFigure, Tenure
from members.overlaps import overlap, ungrounded
from members.roll import held

DATES = "began ended attested_first attested_last"


def left_without_a_membership(written):
    """Return the suspensions and readmissions that lost theirs by what was edited.

    ``clean()`` refuses it of a row that stays: this is of one deleted, or moved.
    """
    states = {
        key
        for edit in written.edits
        if isinstance(edit.row, Membership)
        for key in (edit.row.state_id, edit.before.get("state"))
    }
    rows = Membership.objects.filter(state__in=states - {None}, withdrawn_at=None)
    periods = defaultdict(list)
    for period in rows.select_related("state").order_by("pk") if states else ():
        periods[period.state_id].append(period)
    attach_acts_that_stand([one for together in periods.values() for one in together])
    return [
        Finding(one, words % {"period": one.in_short}, "began")
        for together in periods.values()
        for one, words in ungrounded(together)
    ]


def member_territories(written):
    """Return the memberships by which a territory is a member."""
    return territories_as_members(written, Membership, "standing")


def territories_as_members(written, model, field):
    """Return the rows of ``model`` that call a territory a member, by their ``field``.

    Of those written, and of those that name a ``State`` that is.
    """
    own, states = (written.rows.get(it, ()) for it in (model, State))
    if not own and not states:
        return []
    rows = model.objects.filter(
        state__kind=State.Kind.TERRITORY, withdrawn_at=None, **{field: "member"}
    )
    words = _("%(state)s is a territory: only a state is a member.")
    return [
        Finding(row, words % {"state": row.state}, field)
        for row in rows.select_related(*pointing(model)).order_by("pk")
        if row.pk in own or row.state_id in states
    ]


def same_people(written):
    """Return the people who have the name of another one."""
    same = _("Is this the same person as {}? The name is the same.")
    return namesakes(
        written, Person, lambda values: [alike(values["name"])], same, "name"
    )


def same_offices(written):
    """Return the offices that have the title of another one of the same body."""
    same = _("Is this the same office as {}? The title is the same.")
    return namesakes(
        written,
        Office,
        lambda values: in_both(values, "title", "state_id", "organization_id"),
        same,
        "title_en title_es state organization",
    )


def held_by_two(written):
    """Return the tenures that overlap another's, of an office of unknown seats."""
    keys = written.rows.get(Tenure, ())
    if not keys:
        return []
    unknown = Office.objects.filter(seats=Office.Seats.NOT_STATED, tenures__in=keys)
    tenures = Tenure.objects.filter(office__in=unknown, withdrawn_at=None)
    held = defaultdict(list)
    for tenure in tenures.select_related("person", "office").order_by("pk"):
        held[tenure.office_id].append(tenure)
    return [
        Finding(
            one,
            _("{} holds this office in that time too: is it one of several seats?"),
            "office",
            (other.person,),
            odd=f"office person {DATES}",
        )
        for together in held.values()
        for one, other in permutations(together, 2)
        if one.pk in keys and overlap(one, other)
    ]


def after_death(written):
    """Return the tenures that certainly went on when their holder was dead."""
    own, people = (written.rows.get(model, ()) for model in (Tenure, Person))
    if not own and not people:
        return []
    tenures = Tenure.objects.filter(Q(pk__in=own) | Q(person__in=people))
    return [
        Finding(
            tenure,
            _("{} died before: %(died)s.") % {"died": in_words(tenure.person.died)},
            "person",
            (tenure.person,),
            odd=f"person died {DATES}",
        )
        for tenure in tenures.exclude(person__died="")
        .filter(withdrawn_at=None)
        .select_related("person", "office")
        if tenure.sure_to > tenure.person.died_last
    ]


def unlike_the_roll(written):
    """Return the figures of sources that the roll of their day does not show.

    Of those written, and of all once a membership, or an act of one, is.
    """
    own = written.rows.get(StatedFigure, ())
    roll_changes = any(
        written.rows.get(model)
        for model in (Membership, rows_of(Membership, "acts").model)
    )
    found = StatedFigure.objects.filter(withdrawn_at=None).exclude(as_of="")
    figures = [*(found if roll_changes else found.filter(pk__in=own)).for_page()]
    if not figures:
        return []
    compare(figures, held())
    return [
        Finding(
            figure,
            _("The roll of that day shows %(n)s.") % {"n": figure.on_roll.told},
            "number",
            odd="number standing as_of began ended ended_not_after act date",
        )
        for figure in figures
        if figure.differs
    ]


REFUSALS = [left_without_a_membership, member_territories]
WARNINGS = [same_people, same_offices, held_by_two, after_death, unlike_the_roll]
