"""What an amount of an initiative is, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.record.terms import Terms


class Role(Terms):
    """From the capital that is proposed to the cargo that arrives."""

    PROPOSED_CAPITAL = (
        "proposed-capital",
        _("The capital to begin with, as somebody proposes it."),
        _("proposed initial capital"),
    )
    AUTHORISED_CAPITAL = (
        "authorised-capital",
        _("The most that the statutes let it raise."),
        _("authorised capital"),
    )
    SUBSCRIBED_CAPITAL = (
        "subscribed-capital",
        _("What its members have bound themselves to pay in."),
        _("subscribed capital"),
    )
    PAID_IN_CAPITAL = (
        "paid-in-capital",
        _("What its members have paid in."),
        _("paid-in capital"),
    )
    CONTRIBUTION = (
        "contribution",
        _("What one state or body gives, or promises to give."),
        _("contribution"),
    )
    LOAN = (
        "loan",
        _("What is lent, to be paid back."),
        _("loan"),
    )
    BUDGET = (
        "budget",
        _("What is set apart to be spent."),
        _("budget"),
    )
    COST = (
        "cost",
        _("What a thing cost, or is to cost."),
        _("cost"),
    )
    ASSETS = (
        "assets",
        _("All that it owns, debts not taken off."),
        _("assets"),
    )
    EQUITY = (
        "equity",
        _("What it owns, debts taken off."),
        _("equity"),
    )
    AWARD = (
        "award",
        _("The money of a prize."),
        _("award"),
    )
    CARGO = (
        "cargo",
        _("Goods carried, delivered or given: petroleum, food, vaccines."),
        _("cargo"),
    )
    TRADE = (
        "trade",
        _("What was bought, sold or settled through it in a time."),
        pgettext_lazy("amount", "trade"),
    )
