"""Rows for tests: real names, fixed dates, published, refused as a form refuses them.

Every argument has a default and any field may be given: ``make_summit(number=12)``.
Rows of a kind get the keys ``summit-01``, ``summit-02`` … in the order made, and rest
on the words of one public passage unless a passage is given: they give the dates that
rows have unless others are given.
"""

import datetime as dt
from contextlib import contextmanager
from decimal import Decimal

from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from alba_site.pages.models import Page
from archive.publishing import addresses, changes
from archive.publishing.compiled import compiled
from archive.sources.models import Citation, Passage, Source, SourceFile
from archive.sources.quotations import OMISSION
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

PUBLISHED_AT = dt.datetime(2017, 3, 6, 12, tzinfo=dt.UTC)
TEXT = (
    "On 5 March 2017 the heads of state and government met in Caracas to honor the "
    "memory of Commander Hugo Chávez; they recalled 14 December 2004, and spoke of "
    "20 June 2017."
)

STATES = """
VE VEN Venezuela|BO BOL Bolivia|CU CUB Cuba|NI NIC Nicaragua|EC ECU Ecuador
DM DMA Dominica|AG ATG Antigua and Barbuda/Antigua y Barbuda
VC VCT St. Vincent and the Grenadines/San Vicente y las Granadinas
LC LCA St. Lucia/Santa Lucía|KN KNA St. Kitts and Nevis/San Cristóbal y Nieves
GD GRD Grenada/Granada|SR SUR Suriname/Surinam|HN HND Honduras|HT HTI Haiti/Haití
MX MEX Mexico/México|US USA United States/Estados Unidos|AR ARG Argentina
BR BRA Brazil/Brasil|CL CHL Chile|CO COL Colombia|PE PER Peru/Perú|PY PRY Paraguay
UY URY Uruguay|GT GTM Guatemala|SV SLV El Salvador|CR CRI Costa Rica
PA PAN Panama/Panamá|BB BRB Barbados|BS BHS Bahamas|BZ BLZ Belize/Belice
GY GUY Guyana|JM JAM Jamaica
TT TTO Trinidad and Tobago/Trinidad y Tobago
DO DOM Dominican Republic/República Dominicana|CA CAN Canada/Canadá|SY SYR Syria/Siria
IR IRN Iran/Irán|PR PRI Puerto Rico|RU RUS Russia/Rusia|CN CHN China|ES ESP Spain/España
"""
PEOPLE = (
    "Nicolás Maduro|Raúl Castro|Evo Morales|Daniel Ortega|Ralph Gonsalves"
    "|David Choquehuanca|Freddy Ñáñez|Delcy Rodríguez|Hugo Chávez|Fidel Castro"
    "|Roosevelt Skerrit|Gaston Browne|Luis Arce|Miguel Díaz-Canel|Bolívar Torres"
)


def make_source(**fields):
    """Return a public source with a number."""
    key = _key(Source)
    text = {"key": key, "slug": key, "kind": "report", "short": f"Report {key[-2:]}"}
    text["title"] = "ALBA summit calls for a fund for migrants"
    return _make(Source, {**text, **_published(), **fields})


def make_passage(**fields):
    """Return a passage; its source is a new one unless given."""
    source = fields.pop("source", None) or make_source()
    count = source.passages.count() + 1
    place = {"label": str(count), "position": count, "text": TEXT}
    return _make(Passage, {"key": _key(Passage), "source": source, **place, **fields})


def make_state(name=None, **fields):
    """Return the state of that name, or the first of the table above still unused."""
    used = set(State.objects.values_list("iso_alpha2", flat=True))
    alpha2, alpha3, name_en, name_es = next(
        row for row in _states() if (row[2] == name if name else row[0] not in used)
    )
    slug = name_en.lower().replace(".", "").replace(" ", "-")
    names = {"name_en": name_en, "name_es": name_es}
    codes = {"iso_alpha2": alpha2, "iso_alpha3": alpha3}
    return _make(State, {"key": slug, "slug": slug, **names, **codes, **fields})


def make_membership(state=None, **fields):
    """Return an open membership since 14 December 2004."""
    state = state or make_state()
    return _make_fact(Membership, {"state": state, "began": "2004-12-14", **fields})


def make_act(membership=None, **fields):
    """Return that a state ratified its membership on 14 December 2004."""
    whose = {"membership": membership or make_membership()}
    what = {"act": "ratified", "date": "2004-12-14"}
    return _make_fact(MembershipAct, {**whose, **what, **fields})


def make_organization(**fields):
    """Return an institution of the bloc."""
    key = _key(Organization)
    names = {"name_en": "ALBA Bank", "name_es": "Banco del ALBA"}
    what = {"slug": key, "kind": "institution", **names}
    return _make_fact(Organization, {"key": key, **what, **fields})


def make_body_act(organization=None, **fields):
    """Return that an organization was founded on 14 December 2004."""
    whose = {"organization": organization or make_organization()}
    what = {"act": "founded", "date": "2004-12-14"}
    return _make_fact(BodyAct, {**whose, **what, **fields})


def make_former_name(**fields):
    """Return the name of an organization until 20 June 2017, or of ``state``."""
    if "state" not in fields:
        fields["organization"] = fields.get("organization") or make_organization()
    names = {"name_en": "ALBA Fund", "name_es": "Fondo del ALBA"}
    return _make_fact(FormerName, {**names, "ended": "2017-06-20", **fields})


def make_figure(**fields):
    """Return that the members were 11 on 5 March 2017."""
    what = {"number": 11, "as_of": "2017-03-05"}
    return _make_fact(StatedFigure, {**what, **fields})


def make_person(name=None, **fields):
    """Return a person; without a name, the first of the table above still unused."""
    key = _key(Person)
    used = set(Person.objects.values_list("name", flat=True))
    unused = (known for known in PEOPLE.split("|") if known not in used)
    name = name or next(unused, f"Nicolás Maduro {key[-2:]}")
    return _make_fact(Person, {"key": key, "slug": key, "name": name, **fields})


def make_office(**fields):
    """Return the presidency of a state, or an office of ``organization`` if given."""
    if "organization" not in fields:
        fields["state"] = fields.get("state") or make_state()
    titles = {"title_en": "President", "title_es": "Presidente"}
    return _make(Office, {"key": _key(Office), **titles, **fields})


def make_tenure(person=None, office=None, **fields):
    """Return a tenure attested on 6 March 2017."""
    whose = {"person": person or make_person(), "office": office or make_office()}
    seen = {"attested_first": "2017-03-06", "attested_last": "2017-03-06"}
    return _make_fact(Tenure, {**whose, **seen, **fields})


def make_place(state=None, **fields):
    """Return Caracas, in Venezuela unless another state is given."""
    state = state or State.objects.filter(key="venezuela").first()
    city = {"city_en": "Caracas", "city_es": "Caracas"}
    city["state"] = state or make_state("Venezuela")
    return _make(Place, {"key": _key(Place), **city, **fields})


def make_topic(**fields):
    """Return the topic of migration."""
    key = _key(Topic)
    names = {"name_en": "Migration", "name_es": "Migración"}
    return _make(Topic, {"key": key, "slug": key, **names, **fields})


def make_summit(**fields):
    """Return an ordinary summit of 5 March 2017: the 14th, then the 15th and so on."""
    what = {"number": 14 + _count(Summit), "began_on": "2017-03-05"}
    what |= {
        "summary_en": "The summit called for a fund for migrants.",
        "summary_es": "La cumbre pidió un fondo para migrantes.",
    }
    return _make_fact(Summit, {"key": _key(Summit), **what, **_published(), **fields})


def make_participation(summit=None, **fields):
    """Return the part of a state, unless a person or an organization is given."""
    summit = summit or make_summit()
    if not {"state", "organization", "person"} & set(fields):
        fields["state"] = make_state()
    place = {"summit": summit, "position": summit.participations.count() + 1}
    return _make_fact(Participation, {**place, **fields})


def make_summit_place(summit=None, **fields):
    """Return that a summit was closed in another place than it is told of."""
    whose = {"summit": summit or make_summit()}
    whose["place"] = fields.get("place") or make_place()
    return _make_fact(SummitPlace, {**whose, "part": "closed", **fields})


def make_declaration(summit=None, **fields):
    """Return a final declaration; its text is a new source unless given.

    It is of ``event`` or ``organization``, if given. Further ones of a summit, or of
    none, are of other kinds: no two are called alike.
    """
    if not {"event", "organization"} & set(fields):
        summit = summit or make_summit()
    number = Declaration.objects.filter(summit=summit).count() + 1
    slug = "final-declaration" if number == 1 else f"declaration-{number}"
    kind = Declaration.Kind.values[(number - 1) % len(Declaration.Kind)]
    what = {"summit": summit, "number": number, "slug": slug, "kind": kind}
    what["text"] = fields.pop("text", None) or make_source(kind="declaration")
    return _make_fact(
        Declaration,
        {"key": _key(Declaration), "adopted_on": "2017-03-05"}
        | {**what, **_published(), **fields},
    )


def make_event(**fields):
    """Return a conference."""
    key = _key(Event)
    what = {"slug": key, "kind": "conference", "began": "2017-06-20"}
    names = {"name_en": "World Conference of the Peoples"}
    names["name_es"] = "Conferencia Mundial de los Pueblos"
    return _make_fact(Event, {"key": key, **what, **names, **_published(), **fields})


def make_statement(**fields):
    """Return a call of a summit, or of ``event`` if given."""
    if "event" not in fields:
        fields["summit"] = fields.get("summit") or make_summit()
    meeting = fields.get("summit") or fields["event"]
    what = {"act": "calls-for", "position": meeting.statements.count() + 1}
    what |= {
        "summary_en": "The summit called for unity.",
        "summary_es": "La cumbre llamó a la unidad.",
    }
    return _make_fact(Statement, {**what, **fields})


def make_photo(summit=None, **fields):
    """Return a photo of the meeting, as stored from a picture of 960 by 640 pixels.

    Its files are not on the disk: ``tests.pictures`` stores some.
    """
    summit = summit or make_summit()
    key = _key(Photo)
    what = {"summit": summit, "position": summit.photos.count() + 1}
    what |= {"alt_en": "Presidents at a long table"}
    what |= {"alt_es": "Presidentes en una mesa larga"}
    what["folder"] = f"{_count(Photo) + 1:012x}"
    what["files"] = [
        {"name": f"{'a' * 32}.webp", "width": 480, "height": 320},
        {"name": f"{'b' * 32}.webp", "width": 960, "height": 640},
        {"name": f"{'c' * 32}.jpg", "width": 960, "height": 640},
    ]
    return _make(Photo, {"key": key, **what, **fields})


def make_file(source=None, **fields):
    """Return a file of a text that readers see whole; it is not on the disk."""
    source = source or make_source(display="full")
    what = {"source": source, "position": source.files.count() + 1}
    what |= {
        "sha256": f"{_count(SourceFile) + 1:064x}",
        "kind": "pdf",
        "size": 2_097_152,
    }
    return _make(SourceFile, {"key": _key(SourceFile), **what, **fields})


def make_initiative(**fields):
    """Return a fund."""
    key = _key(Initiative)
    what = {"slug": key, "kind": "fund"}
    names = {"name_en": "Fund for Migrants", "name_es": "Fondo para Migrantes"}
    return _make_fact(
        Initiative, {"key": key, **what, **names, **_published(), **fields}
    )


def make_milestone(initiative=None, **fields):
    """Return a proposal of 5 March 2017."""
    initiative = initiative or make_initiative()
    place = {"initiative": initiative, "position": initiative.milestones.count() + 1}
    what = {"step": "proposed", "date": "2017-03-05"}
    if fields.get("not_after"):
        del what["date"]
    return _make_fact(Milestone, {**place, **what, **fields})


def make_amount(initiative=None, **fields):
    """Return a budget of ten million US dollars, told with no step unless with one."""
    step = fields.get("milestone")
    whose = initiative or (step.initiative if step else make_initiative())
    what = {"role": "budget", "value": Decimal(10_000_000), "unit": "USD"}
    return _make_fact(Amount, {"initiative": whose, **what, **fields})


def make_initiative_state(initiative=None, **fields):
    """Return the lead of an initiative by a state."""
    whose = {"initiative": initiative or make_initiative()}
    whose["state"] = fields.get("state") or make_state()
    return _make_fact(InitiativeState, {**whose, "role": "lead", **fields})


def make_link(initiative=None, other=None, **fields):
    """Return the relation of two initiatives."""
    ends = {"initiative": initiative or make_initiative()}
    ends["other"] = other or make_initiative()
    reason = {"reason_en": "Both help migrants.", "reason_es": "Ambos ayudan."}
    return _make_fact(InitiativeLink, {**ends, "kind": "related", **reason, **fields})


def make_citation(record=None, **fields):
    """Return further words about ``record``, a new summit unless given."""
    return _make_fact(Citation, {"record": record or make_summit(), **fields})


def make_page(**fields):
    """Return an editable page about the archive."""
    key = _key(Page)
    titles = {"title_en": "Colophon", "title_es": "Colofón"}
    bodies = {"body_en": "Who made this.", "body_es": "Quiénes lo hicieron."}
    return _make(
        Page, {"key": key, "slug": key, **titles, **bodies, **_published(), **fields}
    )


def default_passage():
    """Return the public passage that rows rest on unless another is given."""
    known = _default_passages()
    if known:
        return known[0]
    source = make_source(key="default-source", slug="report-of-6-march-2017")
    return make_passage(key="default-passage", source=source)


@compiled
def _default_passages():
    key = "default-passage"
    return Passage.objects.select_related("source").filter(key=key).order_by()


def _published():
    return {"status": "published", "publish_at": PUBLISHED_AT}


def make_user(**fields):
    """Return an account without a password that may not enter the desk."""
    name = f"user-{User.objects.count() + 1:02}"
    return User.objects.create_user(**{"username": name, **fields})


def make_group(**fields):
    """Return a group of accounts without permissions."""
    return _make(Group, {"name": f"group-{Group.objects.count() + 1:02}", **fields})


def _make_fact(model, fields):
    """Save a row that quotes its passage, by default the first part of its words."""
    fields.setdefault("key", _key(model))
    passage = fields.setdefault("passage", default_passage())
    fields.setdefault("quote", passage.text.split(OMISSION)[0] if passage else "")
    return _make(model, fields)


def _make(model, fields):
    if fields.get("withdraw_at"):
        fields = {"withdrawn_reason_en": "Given twice.", **fields}
    many = {field.name for field in model._meta.many_to_many} & set(fields)
    row = model(**{name: fields[name] for name in fields if name not in many})
    with _explained(row), changes.together(savepoint=True):
        row.save(force_insert=True)
        for name in sorted(many):
            getattr(row, name).set(fields[name])
    return row


@contextmanager
def _explained(row):
    """Have the database alone refuse what it refuses: a form asks it everything twice.

    Only where it does is ``row`` asked why, as a form asks it.
    """
    named = {field.name for field in row._meta.fields if field.is_relation}
    row.full_clean(named, validate_unique=False, validate_constraints=False)
    try:
        if addresses.has_address(row):
            addresses.refuse_taken(row)
        yield
    except (IntegrityError, ValidationError):
        row.full_clean()
        raise


def _key(model):
    """Return a key for the next row of ``model``, in the order of making."""
    return f"{model._meta.model_name}-{_count(model) + 1:02}"


def _count(model):
    """Count the rows of ``model``, which Django takes ten times as long to ask."""
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(model._meta.db_table)
        cursor.execute(f"SELECT COUNT(*) FROM {table}")  # noqa: S608
        return cursor.fetchone()[0]


def _states():
    """Yield the rows of ``STATES``: alpha-2, alpha-3, English and Spanish name."""
    for row in STATES.strip().replace("\n", "|").split("|"):
        alpha2, alpha3, names = row.split(" ", 2)
        name_en, _, name_es = names.partition("/")
        yield alpha2, alpha3, name_en, name_es or name_en
