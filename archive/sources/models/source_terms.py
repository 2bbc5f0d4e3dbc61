"""What a source is, in words."""

from django.utils.translation import gettext_lazy as _

from archive.record.terms import Terms


class SourceKind(Terms):
    """What the text is."""

    REPORT = (
        "report",
        _("A report of the press."),
        _("news report"),
    )
    COMMUNIQUE = (
        "communique",
        _("A communiqué of a government or a body."),
        _("communiqué"),
    )
    DECLARATION = (
        "declaration",
        _("A declaration or another text that a meeting adopted."),
        _("declaration"),
    )
    TREATY = (
        "treaty",
        _("A treaty or an agreement."),
        _("treaty"),
    )
    LAW = (
        "law",
        _("A law, a decree or an official gazette."),
        _("law or decree"),
    )
    UN_DOCUMENT = (
        "un-document",
        _("A document of the United Nations."),
        _("UN document"),
    )
    SPEECH = (
        "speech",
        _("A speech as delivered or printed."),
        _("speech"),
    )
    INTERVIEW = (
        "interview",
        _("An interview."),
        _("interview"),
    )
    VIDEO = (
        "video",
        _("A film or a recording, and what is said in it."),
        _("video or recording"),
    )
    WEB_PAGE = (
        "web-page",
        _("A page of a site that is no report."),
        _("web page"),
    )
    STUDY = (
        "study",
        _("A book, an article or a study."),
        _("book or study"),
    )
    ENCYCLOPEDIA = (
        "encyclopedia",
        _("An entry of an encyclopedia."),
        _("encyclopedia entry"),
    )
    DATASET = (
        "dataset",
        _("A table or a collection of data."),
        _("dataset"),
    )
    OTHER = (
        "other",
        _("None of these."),
        _("other"),
    )
    NOT_STATED = (
        "not-stated",
        _("The copy held does not say."),
        _("not stated"),
    )
