"""Stages of initiatives and kinds of their links, as templates write them."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.publishing.templatetags.record import capital, not_after, when
from archive.sources.models import Source
from archive.sources.quotations import stands_in_speech
from initiatives.models import InitiativeLink, Milestone

register = template.Library()

Step = Milestone.Step

# How far the ring is filled. It says no more than the word beside it: whatever is only
# asked for is empty, and what stands outside the order is dotted.
RINGS = {
    **dict.fromkeys([Step.PROPOSED, Step.RELAUNCH_PROPOSED, Step.CALLED_FOR], "s1"),
    **dict.fromkeys([Step.UNDER_CONSIDERATION, Step.PLANNED], "s2"),
    **dict.fromkeys([Step.ANNOUNCED, Step.ADOPTED, Step.SIGNED, Step.IN_FORCE], "s3"),
    **dict.fromkeys([Step.LAUNCHED, Step.OPENED, Step.FIRST_OPERATION], "s4"),
    **dict.fromkeys([Step.OPERATING, Step.UPDATED], "s4"),
    Step.ENDED: "s5",
    **dict.fromkeys([Step.SUSPENDED, Step.CANCELLED, *Step.passing()], "s0"),
}
PROPOSALS = {Step.PROPOSED, Step.RELAUNCH_PROPOSED, Step.UNDER_CONSIDERATION}


@register.filter
def ring(stage):
    """Return the class of the ring of a stage, a ``Milestone.Step`` value or empty."""
    return RINGS.get(stage, "s0")


@register.filter
def step_name(stage):
    """Return the word for a ``Milestone.Step`` value; that none is stated if empty."""
    return Step(stage).label if stage else _("stage not stated")


@register.filter
def when_taken(step):
    """Return when ``step`` was taken, or the latest day it may have been."""
    if step.date:
        return when(step.date)
    if step.not_after:
        return SafeString(capital(not_after(step.not_after)))  # as not_after() is
    return _("Date not recorded")


@register.filter
def kind_from(link, initiative):
    """Return how ``link`` ties ``initiative`` to the one at its other end."""
    if link.initiative_id == initiative.pk:
        return link.get_kind_display()
    return {
        InitiativeLink.Kind.RELATED: _("related to"),
        InitiativeLink.Kind.PART_OF: _("comprises"),
        InitiativeLink.Kind.SUCCEEDS: _("succeeded by"),
    }[link.kind]


@register.filter
def told(step):
    """Return whose ``step`` it is, on the page of a person who only tells of it."""
    if step.actor != Milestone.Actor.NOT_STATED:
        actor = step.get_actor_display()
        return _("as told by this person; by %(actor)s") % {"actor": actor}
    if step.step in PROPOSALS:
        return _("as told by this person; whose proposal it is, is not stated")
    return _("as told by this person; by whom is not stated")


@register.filter
def voice(row):
    """Return whose words ``row`` shows where its source is a report; else nothing."""
    if not row.words or row.passage.source.kind != Source.Kind.REPORT:
        return ""
    if stands_in_speech(row.quote, row.passage.text):
        return _("Direct speech, as the report quotes it.")
    return _("The report’s words, not a quotation.")
