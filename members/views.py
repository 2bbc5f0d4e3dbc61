"""The public page of the members: who belongs, today and on any day."""

from itertools import groupby

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from archive.kinds.bibliography import BibliographicEntry
from archive.publishing.parts import parted
from archive.publishing.views import PublicPage
from archive.record.dates import in_words
from archive.record.edtf import year_of
from archive.record.text import shown
from members import figures, latest, roll, tallies
from members.bars import bars_of
from members.days import as_day
from members.tiles import tile_map


class Roll(PublicPage, TemplateView):
    """Show what the record says of every state on a day, by default today.

    Where nothing is held for today, the last day on which members are shown.
    ``?on=2017-03-05``, which the form sends, leads to the address of that day.
    """

    template_name = "members/roll.html"

    def get(self, request, *args, **kwargs):
        typed = request.GET.get("on")
        if typed is None or "day" in kwargs:
            return super().get(request, *args, **kwargs)
        day = as_day(typed.strip())
        if day:
            return redirect("members:roll_on", day)
        return self.render_to_response(
            {"typed": shown(typed), "problem": no_day(typed)}
        )

    def cited(self, part=""):
        if part:
            return None
        day = self.kwargs.get("day")
        if day is None:
            return BibliographicEntry(_("Member states"), reverse("members:roll"))
        told = _("Member states on %(day)s") % {"day": in_words(day.isoformat())}
        return BibliographicEntry(told, reverse("members:roll_on", args=[day]))

    def get_context_data(self, *, day=None, **kwargs):
        today, told_figures = timezone.localdate(), figures.figures_told()
        held = roll.held(also=told_figures)
        answers = roll.roll_on(day or today, held)
        days = {*roll.dated_days(answers), *figures.days_of(told_figures)}
        is_linked = day in (None, today) or day.isoformat() in days
        self.is_kept = is_linked  # of others is no end
        last = latest.last_roll(answers, held)
        told = last if last and not day else answers
        members = roll.members_of(told)
        shown = told[0].day if told else (day or today).isoformat()
        counted, withdrawn = parted(it for it in told_figures if it.may_be_of(shown))
        figures.compare(counted, held)
        tally = tallies.last_tally if told is last else tallies.tally
        return super().get_context_data(
            **kwargs,
            day=day and day.isoformat(),
            today=today.isoformat(),
            shown=shown,
            last=last and last[0].day,
            answers=told,
            tally=tally([answer.on_day for answer in members], shown),
            years=by_year(days),
            figures=counted,
            figures_withdrawn=withdrawn,
            map=told and tile_map(roll.counted(told)),
            bars=bars_of(told, today),
        )


def by_year(days) -> list[tuple[str, list[str]]]:
    """Return ISO days by their year, the latest first."""
    latest_first = sorted(days, reverse=True)
    return [(year, [*own]) for year, own in groupby(latest_first, key=year_of)]


def no_day(typed) -> str:
    """Return the message that ``on`` has a value which is no day."""
    return _(
        "%(parameter)s: “%(value)s” is not a day of the calendar. "
        "Write a day such as 2017-03-05."
    ) % {"parameter": "on", "value": shown(typed)}
