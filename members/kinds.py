"""What other parts of the site need to know of who belongs."""

from django.utils.translation import gettext_lazy as _

from archive.kinds.kind import Dated, Kind, Section, Way
from archive.kinds.reference import Reference
from members import cited, gaps, structured
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


def state_called(match):
    """Return the state of that ISO 3166-1 alpha-3 code; else None."""
    return State.objects.filter(iso_alpha3=match["code"].upper()).first()


SECTIONS = [
    Section(
        "members",
        _("Members"),
        index="members:roll",
        rank=40,
        about=_("who is named as a member, and when"),
        title=_("Member states"),
    ),
    Section(
        "countries",
        _("Countries"),
        index="pages:state_list",
        rank=60,
        way=Way.FOOT,
    ),
    Section(
        "people",
        _("People"),
        index="pages:person_list",
        rank=70,
        way=Way.FOOT,
    ),
    Section(
        "organizations",
        _("Organizations"),
        index="pages:organization_list",
        rank=80,
        way=Way.FOOT,
    ),
]
KINDS = [
    Kind(
        State,
        rank=60,
        page="pages:state_detail",
        section="countries",
        names=("name", "official_name"),
        described=structured.state,
        cited=cited.state,
        cited_part=cited.membership_of_state,
        reference=Reference("(?P<code>[A-Z]{3})/?", state_called),
    ),
    Kind(
        FormerName,
        rank=65,
        names=("name",),
        dates=(
            Dated("began", _("Former name taken")),
            Dated("ended", _("Former name given up")),
        ),
    ),
    Kind(
        Membership,
        rank=70,
        dates=(
            Dated("began", _("Membership begins")),
            Dated("ended", _("Membership ends")),
            Dated("ended_not_after", _("Membership ends"), is_bound=True),
            Dated("attested_first", _("Membership shown in force")),
            Dated(
                "attested_last",
                _("Membership still shown in force"),
                unlike="attested_first",
            ),
        ),
        gaps=gaps.MEMBERSHIPS,
    ),
    Kind(
        StatedFigure,
        rank=78,
        dates=(Dated("as_of", _("States counted by a source")),),
        gaps=gaps.FIGURES,
    ),
    Kind(
        Tenure,
        rank=80,
        dates=(
            Dated("began", _("Office taken up")),
            Dated("ended", _("Office left")),
            Dated("ended_not_after", _("Office left"), is_bound=True),
            Dated("attested_first", _("Office shown as held")),
            Dated(
                "attested_last",
                _("Office still shown as held"),
                unlike="attested_first",
            ),
        ),
        gaps=gaps.OFFICES,
    ),
    Kind(Office, rank=85, names=("title",)),
    Kind(
        Person,
        rank=90,
        page="pages:person_detail",
        section="people",
        names=("name",),
        dates=(Dated("died", _("Death")),),
        described=structured.person,
        cited=cited.record_named,
    ),
    Kind(
        Organization,
        rank=100,
        page="pages:organization_detail",
        section="organizations",
        names=("name", "acronym"),
        dates=(
            Dated("began", _("Organization founded")),
            Dated("ended", _("Organization dissolved")),
        ),
        gaps=gaps.ORGANIZATIONS,
        described=structured.organization,
        cited=cited.record_named,
    ),
]
