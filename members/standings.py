"""The vocabularies of memberships: the standing, how it began and ended, its acts."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.record.terms import Terms


class Standing(Terms):
    """What a state is to the bloc. Only members are counted as such."""

    MEMBER = (
        "member",
        _("The state belongs to the bloc."),
        _("member"),
    )
    OBSERVER = (
        "observer",
        _("The state may watch, without belonging."),
        _("observer"),
    )
    PERMANENT_GUEST = (
        "permanent-guest",
        _("The state is invited for good, to whatever meets."),
        _("permanent guest"),
    )
    GUEST = (
        "guest",
        _("The state is invited, to a meeting or for a time."),
        _("special guest"),
    )
    HONORARY = (
        "honorary",
        _("The state is honoured as one of the bloc, as a “brother country”."),
        _("honorary country"),
    )
    SUSPENDED = (
        "suspended",
        _("The state belongs to the bloc, but may not take part for a time."),
        _("suspended"),
    )


# Those of a state that belongs in no way, in the order in which they are told.
APART = (Standing.OBSERVER, Standing.PERMANENT_GUEST, Standing.GUEST, Standing.HONORARY)


class BeganBy(Terms):
    """What begins a period."""

    FOUNDATION = (
        "foundation",
        _("The state founds the bloc, with others."),
        _("foundation"),
    )
    ACCESSION = (
        "accession",
        _("The state joins the bloc that is there."),
        _("accession"),
    )
    READMISSION = (
        "readmission",
        _("A state that was a member before joins anew."),
        _("readmission"),
    )
    INVITATION = (
        "invitation",
        _("The bloc invites or honours the state."),
        _("invitation"),
    )
    SUSPENSION = (
        "suspension",
        _("The others suspend the state."),
        _("suspension"),
    )


class EndedBy(Terms):
    """What ends a period, and whether its day lies inside: only that of an expiry."""

    WITHDRAWAL = (
        "withdrawal",
        _("The state leaves by itself. It is outside on that day."),
        _("withdrawal"),
    )
    EXPULSION = (
        "expulsion",
        _("The others end it. The state is outside on that day."),
        _("expulsion"),
    )
    SUSPENSION = (
        "suspension",
        _("The state is suspended. It is so on that day."),
        _("suspension"),
    )
    ACCESSION = (
        "accession",
        _("An observer or a guest becomes a member. It is one on that day."),
        _("accession"),
    )
    REINSTATEMENT = (
        "reinstatement",
        _("A suspension is lifted. The state is not suspended on that day."),
        _("reinstatement"),
    )
    EXPIRY = (
        "expiry",
        _("The time for which it was given is over. That day is the last one."),
        _("expiry"),
    )


class Act(Terms):
    """What is done about a membership, from who asks for it to how it ends."""

    APPLIED = (
        "applied",
        _("The state asks to belong."),
        pgettext_lazy("act of membership", "applied"),
    )
    ACCEPTED = (
        "accepted",
        _("The bloc accepts the state; what is still to be done is another act."),
        pgettext_lazy("act of membership", "accepted"),
    )
    SIGNED = (
        "signed",
        _("The state signs what makes it a member. That alone puts nothing in force."),
        pgettext_lazy("act of membership", "signed"),
    )
    RATIFIED = (
        "ratified",
        _("The state ratifies what it signed; that it is in force is another act."),
        pgettext_lazy("act of membership", "ratified"),
    )
    IN_FORCE = (
        "in-force",
        _("It is in force: the period begins on that day."),
        pgettext_lazy("act of membership", "in force"),
    )
    WITHDRAWAL_ANNOUNCED = (
        "withdrawal-announced",
        _("The state says that it will leave; until it does, it belongs."),
        pgettext_lazy("act of membership", "withdrawal announced"),
    )
    WITHDRAWN = (
        "withdrawn",
        _("The state leaves: the period ends. It is outside on that day."),
        pgettext_lazy("act of membership", "withdrew"),
    )
    SUSPENDED = (
        "suspended",
        _(
            "The others suspend the state: of a membership, the period ends; of a "
            "suspension, it begins on that day."
        ),
        pgettext_lazy("act of membership", "suspended"),
    )
    REINSTATED = (
        "reinstated",
        _("The suspension is lifted: a suspension ends, a membership goes on."),
        pgettext_lazy("act of membership", "reinstated"),
    )
