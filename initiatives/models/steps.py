"""The steps that an initiative takes, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.record.terms import Terms


class Step(Terms):
    """From the first idea to the end, as far as initiatives come."""

    PROPOSED = (
        "proposed",
        _("Somebody proposes it; nothing is decided."),
        pgettext_lazy("step", "proposed"),
    )
    CALLED_FOR = (
        "called-for",
        _("A meeting or a person calls for it."),
        pgettext_lazy("step", "called for"),
    )
    RELAUNCH_PROPOSED = (
        "relaunch-proposed",
        _("Somebody proposes to begin again what had been begun."),
        pgettext_lazy("step", "relaunch proposed"),
    )
    DISCUSSED = (
        "discussed",
        _("It is spoken of, and nothing comes of it then."),
        pgettext_lazy("step", "discussed"),
    )
    SUPPORTED = (
        "supported",
        _("A meeting, a state or a person declares support for it."),
        pgettext_lazy("step", "supported"),
    )
    UNDER_CONSIDERATION = (
        "under-consideration",
        _("It is being studied, and a decision is to come."),
        pgettext_lazy("step", "under consideration"),
    )
    PLANNED = (
        "planned",
        _("It is decided in principle; how and when are being worked out."),
        pgettext_lazy("step", "planned"),
    )
    ANNOUNCED = (
        "announced",
        _("It is announced for a time to come."),
        pgettext_lazy("step", "announced"),
    )
    ADOPTED = (
        "adopted",
        _("Those who may decide it have decided it."),
        pgettext_lazy("step", "adopted"),
    )
    SIGNED = (
        "signed",
        _("The treaty or agreement that founds it is signed."),
        pgettext_lazy("step", "signed"),
    )
    RATIFIED = (
        "ratified",
        _("A state ratifies the treaty; whether it is in force is another step."),
        pgettext_lazy("step", "ratified"),
    )
    IN_FORCE = (
        "in-force",
        _("The treaty or agreement that founds it enters into force."),
        pgettext_lazy("step", "in force"),
    )
    LAUNCHED = (
        "launched",
        _("It is declared begun."),
        pgettext_lazy("step", "launched"),
    )
    OPENED = (
        "opened",
        _("A building, an office or a fair of it is opened."),
        pgettext_lazy("step", "opened"),
    )
    FIRST_OPERATION = (
        "first-operation",
        _("Its first delivery, loan, payment or flight."),
        pgettext_lazy("step", "first operation"),
    )
    OPERATING = (
        "operating",
        _("It is told of as working."),
        pgettext_lazy("step", "operating"),
    )
    EDITION_HELD = (
        "edition-held",
        _("One edition of a series is held: games, a fair, a congress."),
        pgettext_lazy("step", "edition held"),
    )
    EDITION_CANCELLED = (
        "edition-cancelled",
        _("One edition of a series is cancelled; the series goes on."),
        pgettext_lazy("step", "edition cancelled"),
    )
    PROGRESS_NOTED = (
        "progress-noted",
        _("A meeting or a report tells how far it has come."),
        pgettext_lazy("step", "progress noted"),
    )
    EXTENDED = (
        "extended",
        _("It is prolonged, or takes in further states or fields."),
        pgettext_lazy("step", "extended"),
    )
    UPDATED = (
        "updated",
        _("It is changed or renewed."),
        pgettext_lazy("step", "updated"),
    )
    SUSPENDED = (
        "suspended",
        _("It stands still, and may go on."),
        pgettext_lazy("step", "suspended"),
    )
    CANCELLED = (
        "cancelled",
        _("It is given up before it began."),
        pgettext_lazy("step", "cancelled"),
    )
    ENDED = (
        "ended",
        _("It is over, wound up or replaced."),
        pgettext_lazy("step", "ended"),
    )

    @classmethod
    def passing(cls):
        """Return the steps after which an initiative stands where it stood."""
        return [
            *(cls.DISCUSSED, cls.SUPPORTED, cls.RATIFIED, cls.PROGRESS_NOTED),
            *(cls.EDITION_HELD, cls.EDITION_CANCELLED, cls.EXTENDED),
        ]
