"""What is public, told plainly and slowly: row by row, at one instant, from scratch.

Beside it the periods that the archive keeps in its rows are put, and must say the same.
Nothing here knows of them, nor of what the models declare.
"""

import datetime as dt
from functools import cache

from archive.publishing.models import Published
from archive.sources.models import Citation, Passage, SourceFile
from initiatives.models import (
    Amount,
    Initiative,
    InitiativeLink,
    InitiativeState,
    Milestone,
)
from members.models import (
    FormerName,
    Membership,
    Office,
    Organization,
    Person,
    State,
    StatedFigure,
    Tenure,
)
from summits.models import (
    BodyAct,
    Declaration,
    Event,
    MembershipAct,
    Participation,
    Photo,
    Place,
    Statement,
    Summit,
    SummitPlace,
    Topic,
)
from tests.constraints import concrete_models

SECOND = dt.timedelta(seconds=1)
TIMES = "publish_at", "withdraw_at", "withdrawn_at"
REFERENCES = {
    State: [
        (Membership, "state"),
        (Person, "state"),
        (Tenure, "office.state"),
        (Summit, "place.state"),
        (Summit, "host_state"),
        (SummitPlace, "place.state"),
        (Participation, "office.state"),
        (Event, "place.state"),
        (Event, "states"),
        (Participation, "state"),
        (Statement, "states"),
        (InitiativeState, "state"),
        (FormerName, "state"),
    ],
    Person: [
        (Tenure, "person"),
        (Event, "people"),
        (Participation, "person"),
        (Statement, "person"),
        (Statement, "people"),
        (Milestone, "person"),
    ],
    Organization: [
        (Tenure, "office.organization"),
        (Event, "organizations"),
        (Event, "body"),
        (Participation, "office.organization"),
        (Declaration, "organization"),
        (Participation, "organization"),
        (Statement, "organizations"),
        (Initiative, "host"),
        (FormerName, "organization"),
        (BodyAct, "organization"),
    ],
    Office: [(Tenure, "office"), (Participation, "office")],
    Place: [(Summit, "place"), (SummitPlace, "place"), (Event, "place")],
    Topic: [(Summit, "topics"), (Statement, "topics"), (Initiative, "topics")],
}
NEEDS = {
    Passage: ["source"],
    SourceFile: ["source"],
    Citation: ["passage", "record"],
    Membership: ["passage"],
    FormerName: ["passage"],
    StatedFigure: ["passage"],
    Tenure: ["passage"],
    Summit: ["passage"],
    Event: ["passage"],
    Initiative: ["passage"],
    Declaration: ["passage", "text"],
    Participation: ["passage", "summit"],
    SummitPlace: ["passage", "summit"],
    Photo: ["summit"],
    InitiativeLink: ["passage", "initiative", "other"],
    Milestone: ["passage", "initiative"],
    Amount: ["passage", "initiative"],
    InitiativeState: ["passage", "initiative"],
    Statement: ["passage"],
    MembershipAct: ["passage", "membership"],
    BodyAct: ["passage"],
}
NEEDS_IF_ANY = {
    Person: ["passage"],
    Organization: ["passage"],
    Declaration: ["summit", "event"],
    Milestone: ["summit"],
    MembershipAct: ["summit"],
    BodyAct: ["summit", "declaration"],
    Amount: ["milestone"],
    Statement: ["summit", "event"],
}


class Plain:
    """All rows as they are now in the database, and which of them are public when."""

    def __init__(self):
        self.rows = {
            model: {row.pk: row for row in model.objects.all()}
            for model in concrete_models()
        }
        self.links = {
            (model, field.name): self._links(model, field)
            for model in self.rows
            for field in model._meta.many_to_many
        }
        self.is_public = cache(self._is_public)
        self.is_named = cache(self._is_named)

    def instants(self) -> list[dt.datetime]:
        """Return the instants at which anything changes, and those beside them."""
        told = {
            instant
            for model, rows in self.rows.items()
            for row in rows.values()
            for name in TIMES
            if (instant := getattr(row, name, None))
        }
        return sorted({t + beside for t in told for beside in (-SECOND, 0 * SECOND)})

    def public(self, model, instant) -> set[str]:
        """Return the keys of the rows of ``model`` that are public at ``instant``."""
        return {key for key in self.rows[model] if self.is_public(model, key, instant)}

    def _is_public(self, model, key, instant):
        row = self.rows[model][key]
        if isinstance(row, Published) and not is_out(row, instant):
            return False
        if getattr(row, "withdrawn_at", None) and row.withdrawn_at <= instant:
            return False
        if isinstance(row, Photo) and not (row.alt_en and row.alt_es):
            return False
        needed = [self._end(row, name) for name in NEEDS.get(model, [])]
        optional = [self._end(row, name) for name in NEEDS_IF_ANY.get(model, [])]
        by_words = model is Organization and any(optional)
        by_names = model in REFERENCES and not by_words
        if by_names and not self._is_between_names(model, key, instant):
            return False
        return all(end and self.is_public(*end, instant) for end in needed) and all(
            self.is_public(*end, instant) for end in optional if end
        )

    def _is_between_names(self, model, key, instant):
        """Tell whether a public row names it, or one did before and one will after."""
        told = sorted({*self.instants(), instant})
        return any(self.is_named(model, key, t) for t in told if t <= instant) and any(
            self.is_named(model, key, t) for t in told if t >= instant
        )

    def _is_named(self, model, key, instant):
        return any(
            self.is_public(naming, row.pk, instant)
            for naming, path in REFERENCES[model]
            for row in self._naming(naming, path, key)
        )

    def _naming(self, model, path, key):
        for row in self.rows[model].values():
            if (model, path) in self.links:
                if key in self.links[model, path].get(row.pk, ()):
                    yield row
                continue
            end = (model, row.pk)
            for name in path.split("."):
                end = end and self._end(self.rows[end[0]][end[1]], name)
            if end and end[1] == key:
                yield row

    def _end(self, row, name):
        """Return the model and key at which a field points; None for none or gone."""
        if name == "record":
            model, key = row.record_type.model_class(), row.record_key
        else:
            field = row._meta.get_field(name)
            model, key = field.related_model, getattr(row, field.attname)
        return (model, key) if key in self.rows[model] else None

    def _links(self, model, field):
        found = {}
        ends = field.m2m_column_name(), field.m2m_reverse_name()
        for key, other in getattr(model, field.name).through.objects.values_list(*ends):
            found.setdefault(key, set()).add(other)
        return found


def is_out(row, instant) -> bool:
    """Tell whether its own status makes a record public at ``instant``."""
    return (
        row.status == "published"
        and row.publish_at is not None
        and row.publish_at <= instant
        and (row.withdraw_at is None or instant < row.withdraw_at)
    )


def differences(instants=()) -> list[str]:
    """Return where the periods in the rows say otherwise, at any instant."""
    plain, found = Plain(), []
    for instant in sorted({*plain.instants(), *instants}):
        for model, rows in plain.rows.items():
            ours = {key for key, row in rows.items() if row.period.holds(instant)}
            theirs = plain.public(model, instant)
            found += [f"{model._meta.label} {key}, {instant}" for key in ours ^ theirs]
    return sorted(found)
