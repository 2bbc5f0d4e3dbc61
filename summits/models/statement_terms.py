"""The words for statements: what they do, and whose words their passage has."""

from django.utils.translation import gettext_lazy as _

from archive.record.terms import Terms


class Act(Terms):
    """What the words do, as communiqués name it; what binds comes first."""

    DECIDES = (
        "decides",
        _("Decides something."),
        _("decides"),
    )
    AGREES = (
        "agrees",
        _("Agrees on something with others."),
        _("agrees"),
    )
    APPROVES = (
        "approves",
        _("Approves a text, a plan or a report."),
        _("approves"),
    )
    RATIFIES = (
        "ratifies",
        _("Confirms what was agreed before."),
        _("ratifies"),
    )
    ENTRUSTS = (
        "entrusts",
        _("Charges somebody with a task."),
        _("entrusts"),
    )
    CALLS_FOR = (
        "calls-for",
        _("Calls for something to be done."),
        _("calls for"),
    )
    EXHORTS = (
        "exhorts",
        _("Urges somebody to do something."),
        _("exhorts"),
    )
    DEMANDS = (
        "demands",
        _("Demands something of somebody."),
        _("demands"),
    )
    PROPOSES = (
        "proposes",
        _("Puts something forward to be decided."),
        _("proposes"),
    )
    PROPOSES_DISCUSSION = (
        "proposes-discussion",
        _("Puts something forward to be spoken of."),
        _("proposes for discussion"),
    )
    INVITES = (
        "invites",
        _("Invites somebody."),
        _("invites"),
    )
    PLEDGES = (
        "pledges",
        _("Promises to do or give something."),
        _("pledges"),
    )
    SAYS = (
        "says",
        _("States or reports something."),
        _("says"),
    )
    REAFFIRMS = (
        "reaffirms",
        _("Says again what was held before."),
        _("reaffirms"),
    )
    RECOGNISES = (
        "recognises",
        _("Recognises a merit, a right or a government."),
        _("recognises"),
    )
    WELCOMES = (
        "welcomes",
        _("Receives something with satisfaction."),
        _("welcomes"),
    )
    CONGRATULATES = (
        "congratulates",
        _("Congratulates somebody."),
        _("congratulates"),
    )
    THANKS = (
        "thanks",
        _("Thanks somebody."),
        _("thanks"),
    )
    SUPPORTS = (
        "supports",
        _("Takes the side of somebody or something."),
        _("declares support for"),
    )
    SOLIDARITY = (
        "solidarity",
        _("Stands by those who suffer."),
        _("expresses solidarity"),
    )
    COMMEMORATES = (
        "commemorates",
        _("Marks the memory of an event."),
        _("commemorates"),
    )
    HONOURS = (
        "honours",
        _("Pays tribute to a person or a people."),
        _("honours"),
    )
    CONCERN = (
        "concern",
        _("Says that something is a cause of worry."),
        _("expresses concern"),
    )
    REJECTS = (
        "rejects",
        _("Rejects a measure, a claim or a word."),
        _("rejects"),
    )
    CONDEMNS = (
        "condemns",
        _("Condemns a deed or those who did it."),
        _("condemns"),
    )
    DENOUNCES = (
        "denounces",
        _("Makes a wrong known."),
        _("denounces"),
    )


class Speech(Terms):
    """Whose words the passage has."""

    DIRECT = (
        "direct",
        _("The words of the meeting or of the speaker themselves."),
        _("direct speech"),
    )
    REPORTED = (
        "reported",
        _("What a reporter or another text tells of them."),
        _("reported speech"),
    )
