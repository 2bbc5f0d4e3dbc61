"""Which offices the people of a page held, or held at a meeting it tells of."""

from collections import defaultdict

from archive.publishing.compiled import compiled
from archive.publishing.parts import parted
from members.evidence import attach_offices_given
from members.models import Tenure


def attach_offices(people=(), *, rows=(), tenures=()):
    """Set ``offices``, lists of public tenures, on persons. Two queries.

    On ``people`` all that sources give them, the withdrawn ones as
    ``offices_withdrawn``, and as ``offices_given`` what only summits show; on the
    ``person`` of ``rows``, which tell of one at a meeting, those held there:
    ``Tenure.was_held()``. Rows have ``days`` and rest on a passage; one without a
    person is left alone. On ``tenures``, public ones, set ``given_at``.

    Where a row names the ``office`` that its source gives there, that one alone stands,
    as ``given`` on the person of all rows of that meeting, and ``offices`` is empty.
    """
    rows = [row for row in rows if row.person]
    given = {
        (row.person_id, row.days): row.office
        for row in rows
        if getattr(row, "office_id", None)
    }
    holders = (one.person for one in (*rows, *tenures))
    held = tenures_of({person.pk for person in (*people, *holders)})
    attach_offices_given([one for one in held if one.is_published], people)
    given_at = {tenure.pk: tenure.given_at for tenure in held}
    for tenure in tenures:
        tenure.given_at = given_at[tenure.pk]
    found, telling = defaultdict(list), defaultdict(set)
    for tenure in held:
        found[tenure.person_id].append(tenure)
    for row in rows:
        telling[row.person_id, row.days].add(row.passage.source_id)
    for person in people:
        person.offices, person.offices_withdrawn = parted(found[person.pk])
    for row in rows:
        sources = telling[row.person_id, row.days]
        row.person.given = given.get((row.person_id, row.days))
        row.person.offices = [
            tenure
            for tenure in found[row.person_id]
            if not row.person.given
            and tenure.is_published
            and tenure.was_held(row.days, sources)
        ]


@compiled
def tenures_of(persons):
    """Return the tenures of persons, keys, with those withdrawn, by office."""
    return Tenure.objects.with_withdrawn().filter(person__in=persons).with_holder()
