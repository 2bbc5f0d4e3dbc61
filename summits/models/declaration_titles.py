"""What declarations are and what they are called, no two of one meeting alike."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from archive.record.languages import LANGUAGES, Bilingual
from archive.record.terms import Terms
from archive.record.text import alike


class DeclarationKind(Terms):
    """What the text calls itself."""

    FINAL = (
        "final",
        _("The declaration that closes a meeting."),
        _("final declaration"),
    )
    SPECIAL = (
        "special",
        _("A declaration on one subject beside the final one."),
        _("special declaration"),
    )
    JOINT_STATEMENT = (
        "joint-statement",
        _("A statement made together with others."),
        _("joint statement"),
    )
    COMMUNIQUE = (
        "communique",
        _("A communiqué."),
        _("communiqué"),
    )
    PROCLAMATION = (
        "proclamation",
        _("A proclamation."),
        _("proclamation"),
    )
    MANIFESTO = (
        "manifesto",
        _("A manifesto."),
        _("manifesto"),
    )
    RESOLUTION = (
        "resolution",
        _("A resolution."),
        _("resolution"),
    )
    DECISION = (
        "decision",
        _("A decision."),
        _("decision"),
    )
    AGREEMENT = (
        "agreement",
        _("An agreement that needs no ratification."),
        _("agreement"),
    )
    TREATY = (
        "treaty",
        _("An agreement between states that is signed and ratified."),
        _("treaty"),
    )
    FOUNDING_ACT = (
        "founding-act",
        _("The act by which a body is founded."),
        _("founding act"),
    )
    ACCESSION = (
        "accession",
        _("The document by which a state accedes."),
        _("instrument of accession"),
    )
    PLAN = (
        "plan",
        _("A plan or an agenda of several years."),
        _("plan"),
    )


TITLES = {
    DeclarationKind.FINAL: _("Final declaration of the %(summit)s"),
    DeclarationKind.SPECIAL: _("Special declaration of the %(summit)s"),
    DeclarationKind.JOINT_STATEMENT: _("Joint statement of the %(summit)s"),
    DeclarationKind.COMMUNIQUE: _("Communiqué of the %(summit)s"),
    DeclarationKind.PROCLAMATION: _("Proclamation of the %(summit)s"),
    DeclarationKind.MANIFESTO: _("Manifesto of the %(summit)s"),
    DeclarationKind.RESOLUTION: _("Resolution of the %(summit)s"),
    DeclarationKind.DECISION: _("Decision of the %(summit)s"),
    DeclarationKind.AGREEMENT: _("Agreement of the %(summit)s"),
    DeclarationKind.TREATY: _("Treaty of the %(summit)s"),
    DeclarationKind.FOUNDING_ACT: _("Founding act of the %(summit)s"),
    DeclarationKind.ACCESSION: _("Instrument of accession of the %(summit)s"),
    DeclarationKind.PLAN: _("Plan of the %(summit)s"),
}


def declaration_title(kind, summit, number=None) -> str:
    """Return what a declaration is called that has no title of its own.

    ``summit`` is the title of its summit. ``number``, an integer, is told of one that
    has its kind in common with another of that summit; else it is None.
    """
    title = str(TITLES[kind] % {"summit": summit})
    if number is None:
        return title
    return gettext("%(title)s (%(number)d)") % {"title": title, "number": number}


def title_apart(kind, name) -> str:
    """Return what a declaration is called that no summit adopted.

    ``name`` is that of the event or the body it is of.
    """
    label = DeclarationKind(kind).label
    return gettext("%(name)s: %(kind)s") % {"name": name, "kind": label}


class Title(Bilingual):
    """The title of a declaration: its own, or that made of kind and adopter."""

    def __get__(self, declaration, owner=None):
        own = super().__get__(declaration, owner)
        return own or declaration.made_title


def refuse_same_title(declaration, others):
    """Raise ``ValidationError`` if one of ``others`` is called as ``declaration`` is.

    Be it in one language: readers could not tell their pages, or lists, apart. All are
    of one adopter.
    """
    for code in LANGUAGES:
        with override(code):
            title, short = alike(declaration.title), alike(declaration.short)
            titles = {alike(other.title) for other in others}
            shorts = {alike(other.short_title) for other in others}
        if title in titles:
            message = SAME_TITLE[declaration.adopter._meta.model_name]
            raise ValidationError({"title_en": message})
        if short in shorts:
            raise ValidationError({"short_en": SAME_SHORT_TITLE})


SAME_TITLE = {
    "summit": _(
        "Another declaration of this summit has this title: give this one its own."
    ),
    "event": _(
        "Another declaration of this event has this title: give this one its own."
    ),
    "organization": _(
        "Another declaration of this body has this title: give this one its own."
    ),
}
SAME_SHORT_TITLE = _("Another declaration beside this one has this short title.")
