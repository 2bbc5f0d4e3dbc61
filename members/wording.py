"""What the dates of memberships say, in words: no more than the record has.

A period is a ``Membership``; answers are ``OnDay`` values, standings those of
``Standing``.
"""

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from archive.record.date_phrases import from_to, on
from archive.record.dates import in_words
from archive.record.edtf import sortable
from members.standing import OnDay
from members.standings import APART, Standing

MEMBER, OBSERVER, PERMANENT, GUEST, HONORARY, SUSPENDED = Standing

HEADINGS = {
    MEMBER: gettext_lazy("Members"),
    OBSERVER: gettext_lazy("Observers"),
    PERMANENT: gettext_lazy("Permanent guests"),
    GUEST: gettext_lazy("Special guests"),
    HONORARY: gettext_lazy("Honorary countries"),
}
COUNTED = {
    MEMBER: ngettext_lazy("%(n)d member", "%(n)d members", "n"),
    OBSERVER: ngettext_lazy("%(n)d observer", "%(n)d observers", "n"),
    PERMANENT: ngettext_lazy("%(n)d permanent guest", "%(n)d permanent guests", "n"),
    GUEST: ngettext_lazy("%(n)d special guest", "%(n)d special guests", "n"),
    HONORARY: ngettext_lazy("%(n)d honorary country", "%(n)d honorary countries", "n"),
    SUSPENDED: ngettext_lazy("%(n)d suspended state", "%(n)d suspended states", "n"),
}
NAMED = {
    MEMBER: gettext_lazy("named as a member %(when)s"),
    OBSERVER: gettext_lazy("named as an observer %(when)s"),
    GUEST: gettext_lazy("named as a special guest %(when)s"),
    PERMANENT: gettext_lazy("named as a permanent guest %(when)s"),
    HONORARY: gettext_lazy("named as an honorary country %(when)s"),
    SUSPENDED: gettext_lazy("named as suspended %(when)s"),
}
TOOK_PART = {
    MEMBER: gettext_lazy("took part as a member {}"),
    OBSERVER: gettext_lazy("took part as an observer {}"),
    PERMANENT: gettext_lazy("took part as a permanent guest {}"),
    GUEST: gettext_lazy("took part as a special guest {}"),
    HONORARY: gettext_lazy("took part as an honorary country {}"),
    SUSPENDED: gettext_lazy("took part as suspended {}"),
}
NOT = {
    MEMBER: gettext_lazy("not a member"),
    OBSERVER: gettext_lazy("not an observer"),
    GUEST: gettext_lazy("not a special guest"),
    PERMANENT: gettext_lazy("not a permanent guest"),
    HONORARY: gettext_lazy("not an honorary country"),
    SUSPENDED: gettext_lazy("not suspended"),
}
NO_BEGINNING = {
    MEMBER: gettext_lazy("No source held gives a date of accession."),
    OBSERVER: gettext_lazy("No source held says since when it was an observer."),
    GUEST: gettext_lazy("No source held says since when it was a special guest."),
    PERMANENT: gettext_lazy("No source held says since when it was a permanent guest."),
    HONORARY: gettext_lazy(
        "No source held says since when it was an honorary country."
    ),
    SUSPENDED: gettext_lazy("No source held says since when it was suspended."),
}


def counted(standing, number) -> str:
    """Return how many states have a standing: ``11 members``."""
    return COUNTED[standing] % {"n": number}


def label(standing, on_day) -> str:
    """Return an answer in a word or two: ``member``, ``unconfirmed``."""
    if on_day in (SUSPENDED, *APART):
        return str(Standing(on_day).label)
    if on_day == OnDay.MEMBER:
        return str(Standing(standing).label)
    return str(NOT[standing] if on_day == OnDay.NO else OnDay(on_day).label)


def suspension(on_day) -> str:
    """Return what is said beside a membership of its suspension; mostly nothing."""
    return {
        OnDay.MEMBER: _("suspended"),
        OnDay.DISPUTED: _("suspension disputed"),
        OnDay.UNCONFIRMED: _("suspension unconfirmed"),
    }.get(on_day, "")


def told(period) -> str:
    """Return all that the dates of a period say: ``began on 29 April 2006; …``."""
    clauses = [_began(period), _attested(period), _ended(period)]
    return "; ".join(filter(None, clauses)) or _("dates not stated")


def turns(period) -> str:
    """Return when and how a period began and ended; empty where nothing says so."""
    return "; ".join(filter(None, [_began(period), _ended(period)]))


def why(on_day, periods, day) -> str:
    """Return the evidence for an answer: what the periods say that decide it.

    ``periods`` are all of one state and standing, in order; ``day`` is ISO text.
    """
    if not periods:
        return _("no source held names it so")
    return EVIDENCE[on_day](periods, day)


def silent_since(told) -> str:
    """Return what is last told of a state, with that nothing is held after it."""
    return _("%(told)s; no later source is held") % {"told": told}


def _in_force(periods, day):
    covering = (p for p in periods if p.sure_from <= day <= p.sure_to)
    period = next(covering, periods[-1])
    return "; ".join(filter(None, [period.told, _at_last(period)]))


def _disputed(periods, day):
    period = next(period for period in periods if period.is_disputed(day))
    is_of_the_beginning = len(period.beginnings) > 1 and period.may_have_begun(day)
    return _began(period) if is_of_the_beginning else _ended(period)


def _unconfirmed(periods, day):
    open_ones = [p for p in periods if p.sure_from <= day <= p.may_to]
    period = max(open_ones or periods, key=lambda p: (p.may_to, p.sure_to))
    if period.ended == day:
        words = _("%(told)s; whether that day lies inside is not stated")
        return words % {"told": _ended(period)}
    if not period.is_open:
        return _("%(told)s; the day is not stated") % {"told": _ended(period)}
    return silent_since(_last_shown(period))


def _outside(periods, day):
    left = [p for p in periods if p.may_to < day]
    if left:
        return _ended(max(left, key=lambda p: p.may_to))
    joined = [p for p in periods if p.beginnings] or periods
    return _began(min(joined, key=lambda p: p.may_from))


def _undocumented(periods, day):
    for period in periods:
        if period.may_have_begun(day):
            return _("%(told)s; the day is not stated") % {"told": _began(period)}
    later = next((p for p in periods if p.sure_from > day), None)
    if later is None:
        return _("no source held speaks of this day")
    return _("no source held speaks of this day; %(told)s") % {"told": later.told}


EVIDENCE = {
    OnDay.MEMBER: _in_force,
    OnDay.DISPUTED: _disputed,
    OnDay.UNCONFIRMED: _unconfirmed,
    OnDay.NO: _outside,
    OnDay.UNDOCUMENTED: _undocumented,
}


def _began(period):
    return _differing(period, "began", _("sources differ: began %(when)s")) or _turn(
        _when(period, "began"),
        period.get_began_by_display(),
        plain=_("began %(when)s"),
        caused=_("began %(when)s (%(by)s)"),
    )


def _ended(period):
    by = period.get_ended_by_display()
    return (
        _differing(period, "ended", _("sources differ: ended %(when)s"))
        or _turn(
            _when(period, "ended"),
            by,
            plain=_("ended %(when)s"),
            caused=_("ended %(when)s (%(by)s)"),
        )
        or _turn(
            period.ended_not_after and on(period.ended_not_after),
            by,
            plain=_("ended %(when)s or before"),
            caused=_("ended %(when)s or before (%(by)s)"),
        )
    )


def _differing(period, field, words):
    """Return ``words`` with all dates that texts give for a field; or nothing."""
    others = period.other_dates(field)
    if not others:
        return ""
    *dates, last = map(on, sorted([period.date_of(field), *others], key=sortable))
    told = _("%(dates)s, or %(last)s") % {"dates": ", ".join(dates), "last": last}
    return words % {"when": told}


def _when(period, field):
    """Return when it ``began`` or ``ended``; of what an act tells, by which."""
    if own := getattr(period, field):
        return on(own)
    acts = period.acts_that_bound(field)
    return _("by the act: %(act)s") % {"act": acts[0].told} if acts else ""


def _turn(when, by, *, plain, caused):
    if not when:
        return ""
    return (caused if by else plain) % {"when": when, "by": by}


def _attested(period):
    first, last = period.attested_first, period.attested_last
    if not first or not last or first == last:
        return _named(period)
    return _("shown in force %(when)s") % {"when": from_to(first, last)}


def _at_last(period):
    """Return that the state took part in a summit, where nothing shows it later."""
    is_last = period.is_open and period.last_shown in period.days_at_summits
    is_news = period.last_shown not in (period.attested_first, period.attested_last)
    return _last_shown(period) if is_last and is_news else ""


def _named(period):
    date = period.attested_last or period.attested_first
    return date and NAMED[period.standing] % {"when": on(date)}


def _last_shown(period):
    if period.last_shown in period.days_at_summits:
        return str(TOOK_PART[period.standing]).format(on(period.last_shown))
    return _named(period) or _began(period)


def at_summits(period) -> str:
    """Return at which summit the state took part last with that standing, linked.

    HTML, as a sentence without its stop; empty if at none that is recorded.
    """
    return _at_the_last(period.took_part, TOOK_PART[period.standing])


def named_at_summits(parts) -> str:
    """Return at which summit a source gave an office last, as ``at_summits()`` does.

    ``parts`` are the participations, in order of time.
    """
    return _at_the_last(parts, _("so named {}"))


def _at_the_last(parts, words):
    if not parts:
        return ""
    summit, more = parts[-1].summit, len(parts) - 1
    there = format_html(
        _('in the <a href="{}">{}</a>, {}'),
        summit.get_absolute_url(),
        summit.title,
        in_words(summit.began_on),
    )
    further = ngettext(", and in %(n)d more", ", and in %(n)d more", more) % {"n": more}
    told = format_html(str(words), there)
    return format_html("{}{}", told, further if more else "")
