"""A walk of the desk: the admin of each model, and rows for it."""

from functools import wraps

from django.contrib import admin
from django.db import transaction

from archive.publishing.models import Record
from tests import factories as make
from tests.desk import page

MAKERS = {
    "source": make.make_source,
    "passage": make.make_passage,
    "sourcefile": make.make_file,
    "citation": make.make_citation,
    "state": make.make_state,
    "membership": make.make_membership,
    "membershipact": make.make_act,
    "bodyact": make.make_body_act,
    "formername": make.make_former_name,
    "statedfigure": make.make_figure,
    "organization": make.make_organization,
    "person": make.make_person,
    "office": make.make_office,
    "tenure": make.make_tenure,
    "place": make.make_place,
    "topic": make.make_topic,
    "summit": make.make_summit,
    "summitplace": make.make_summit_place,
    "participation": make.make_participation,
    "declaration": make.make_declaration,
    "photo": make.make_photo,
    "event": make.make_event,
    "statement": make.make_statement,
    "initiative": make.make_initiative,
    "milestone": make.make_milestone,
    "amount": make.make_amount,
    "initiativestate": make.make_initiative_state,
    "initiativelink": make.make_link,
    "page": make.make_page,
}
ACCOUNTS = {"user": make.make_user, "group": make.make_group}


def desks():
    """Return the admin of each model of the record."""
    return [a for m, a in admin.site._registry.items() if issubclass(m, Record)]


def accounts():
    """Return the admin of each model of accounts."""
    return [a for a in admin.site._registry.values() if name(a) in ACCOUNTS]


def name(desk):
    return desk.opts.model_name


def for_each_desk(test):
    """Run ``test`` with each admin and the address of its list; undo its rows.

    The admins are those of the record, unless the test case has others as ``desks``.
    """

    @wraps(test)
    def walk(self):
        for desk in getattr(self, "desks", desks)():
            with self.subTest(name(desk)), transaction.atomic():
                test(self, desk, page(desk.model, "changelist"))
                transaction.set_rollback(True)

    return walk


def make_one(desk):
    """Return a row of the admin's model."""
    return (MAKERS | ACCOUNTS)[name(desk)]()


def make_rows(desk, count):
    """Make ``count`` rows of the admin's model that can stand beside each other."""
    for _ in range(count):
        if name(desk) == "membership":
            make_period()
        else:
            make_one(desk)


def make_period():
    """Make a membership of the first state, a year after those that it has."""
    state = make.State.objects.first() or make.make_state()
    year = 1900 + state.memberships.count()
    began, ended = f"{year}-02-01", f"{year}-10-31"
    words = make.make_passage(text=f"A member from {began} to {ended}.")
    dates = {"began": began, "ended": ended}
    make.make_membership(state, passage=words, quote=words.text, **dates)


def make_whole(desk):
    """Return a row of the admin's model with one row in each table of its form."""
    record = make_one(desk)
    for rows in getattr(desk, "tables", ()):
        MAKERS[rows.model._meta.model_name](**{rows.owner: record})
    return record
