"""How many states count as what on a day, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.record.dates import in_words
from members.standing import OnDay
from members.standings import Standing

SUSPENDED = Standing.SUSPENDED


def tally(on_days, day) -> str:
    """Count the members among ``on_days``, what states count as; name the others.

    ``day`` is ISO text.
    ``0 members on 22 November 2026 as far as sources show; 11 unconfirmed``
    """
    n = on_days.count(OnDay.MEMBER)
    members = ngettext(
        "%(n)d member on %(day)s as far as sources show",
        "%(n)d members on %(day)s as far as sources show",
        n,
    ) % {"n": n, "day": in_words(day)}
    return "; ".join([members, *_others(on_days)])


def last_tally(on_days, day) -> str:
    """Count the members on the last day on which any is shown, as ``tally()`` does.

    ``Last shown: 9 members on 4 January 2026; no later source is held. That day: …``
    """
    n = on_days.count(OnDay.MEMBER)
    members = ngettext(
        "Last shown: %(n)d member on %(day)s; no later source is held",
        "Last shown: %(n)d members on %(day)s; no later source is held",
        n,
    ) % {"n": n, "day": in_words(day)}
    others = "; ".join(_others(on_days))
    words = _("%(members)s. That day: %(others)s")
    return words % {"members": members, "others": others} if others else members


def _others(on_days):
    """Return in words how many states count as anything but a member."""
    n = {answer: on_days.count(answer) for answer in [*OnDay, SUSPENDED]}
    others = [
        (n[SUSPENDED], ngettext("%(n)d suspended", "%(n)d suspended", n[SUSPENDED])),
        (
            n[OnDay.DISPUTED],
            ngettext("%(n)d disputed", "%(n)d disputed", n[OnDay.DISPUTED]),
        ),
        (n[OnDay.UNCONFIRMED], _("%(n)d unconfirmed")),
        (n[OnDay.NO], ngettext("%(n)d not a member", "%(n)d not members", n[OnDay.NO])),
        (n[OnDay.UNDOCUMENTED], _("%(n)d undocumented")),
    ]
    return [words % {"n": n} for n, words in others if n]
