"""The words for parts in a summit: in which capacity, of which rank, how, as what.

And what part a place had in it.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.record.terms import Terms
from summits.querysets import HOST, PARTNER, PLANNED


class Capacity(Terms):
    """In which capacity somebody was there."""

    MEMBER = (
        "member",
        _("Of a state that was a member on that day."),
        _("member state"),
    )
    OBSERVER = (
        "observer",
        _("Of a state or a body that was an observer."),
        _("observer"),
    )
    GUEST = (
        "guest",
        _("Invited, of neither a member nor an observer."),
        _("special guest"),
    )
    ORGANIZATION = (
        "organization",
        _("For an organization, in no other capacity that is stated."),
        _("organization"),
    )
    NOT_STATED = (
        "not-stated",
        _("The source does not say."),
        _("not stated"),
    )


class Level(Terms):
    """The rank of who was there."""

    HEAD_OF_STATE = (
        "head-of-state",
        _("A head of state or of government."),
        _("head of state or government"),
    )
    VICE_PRESIDENT = (
        "vice-president",
        _("A vice-president, or the deputy of a head of government."),
        _("vice-president"),
    )
    MINISTER = (
        "minister",
        _("A minister."),
        _("minister"),
    )
    DEPUTY_MINISTER = (
        "deputy-minister",
        _("A deputy minister."),
        _("deputy minister"),
    )
    DELEGATION_HEAD = (
        "delegation-head",
        _("The head of a delegation whose rank is not stated."),
        _("head of delegation"),
    )
    OFFICIAL = (
        "official",
        _("Whoever has another rank."),
        _("other official"),
    )
    NOT_STATED = (
        "not-stated",
        _("The source does not say."),
        _("not stated"),
    )


class Mode(Terms):
    """How somebody took part."""

    IN_PERSON = (
        "in-person",
        _("Was in the room."),
        _("in person"),
    )
    VIDEOCONFERENCE = (
        "videoconference",
        _("Took part from elsewhere."),
        _("by videoconference"),
    )
    NOT_STATED = (
        "not-stated",
        _("The source does not say."),
        _("not stated"),
    )


class Role(Terms):
    """What part it was."""

    OPENED = (
        "opened",
        _("Opened the meeting."),
        _("opened the meeting"),
    )
    CHAIRED = (
        "chaired",
        _("Was in the chair."),
        _("chaired the meeting"),
    )
    HOST = (
        HOST,
        _("Received the others."),
        _("was the host"),
    )
    PARTNER = (
        PARTNER,
        _("Held a joint summit together with the bloc."),
        _("held it jointly"),
    )
    TOOK_PART = (
        "took-part",
        _("Was there, in person or by video."),
        _("took part"),
    )
    ACCOMPANIED = (
        "accompanied",
        _("Came with a delegation, or along with one who took part."),
        _("accompanied"),
    )
    COLLECTIVE = (
        "collective",
        _("Is named as one of many that took part."),
        _("reported collectively"),
    )
    EXPECTED = (
        "expected",
        _("Was to come, says a source from before; none says who came."),
        _("was expected"),
    )
    INVITED = (
        "invited",
        _("Was invited; no source says that it came."),
        _("was invited"),
    )
    EXCUSED = (
        "excused",
        _("Did not come, and the meeting was told."),
        _("was excused"),
    )


class PlacePart(Terms):
    """What part a further place had in a summit."""

    OPENED = (
        "opened",
        _("The summit was opened there."),
        pgettext_lazy("place of a summit", "opened"),
    )
    MET = (
        "met",
        _("It met there too, on one of its days or for one of its sessions."),
        pgettext_lazy("place of a summit", "met"),
    )
    CEREMONY = (
        "ceremony",
        _("A ceremony, a rally or a signing that belonged to it took place there."),
        pgettext_lazy("place of a summit", "held a ceremony"),
    )
    CLOSED = (
        "closed",
        _("It was closed there."),
        pgettext_lazy("place of a summit", "closed"),
    )
    PLANNED = (
        PLANNED,
        _("A source from before names the place; it did not meet there."),
        pgettext_lazy("place of a summit", "was planned"),
    )
