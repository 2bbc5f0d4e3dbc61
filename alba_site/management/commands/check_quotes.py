"""Check the quotations of a source against its text as received."""

import re
from pathlib import Path
from typing import NamedTuple

from django.core.management.base import BaseCommand, CommandError

from alba_site.management.texts import received
from archive.sources.models import Passage, facts_on
from archive.sources.quotations import OMISSION, normalised


class Quotation(NamedTuple):
    """Words that a text must hold, and what in the archive quotes them."""

    passage: Passage
    words: str
    quoted_by: str

    def __str__(self):
        return f"{self.passage} “{self.words}” ({self.quoted_by})"


class Command(BaseCommand):
    help = (
        "Check every quotation of a source against the text whose SHA-256 the source "
        "holds: its own passages to the letter; word for word the facts that rest on "
        "them, and the passages of other texts that it reports."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")

    def handle(self, *, files, **options):
        faults = [fault for path in files for fault in self.faults_of(path)]
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"Faults found: {len(faults)}.")

    def faults_of(self, path):
        """Return a line for each fault of a file; report how many quotations hold."""
        text, sources, fault = received(path)
        if fault:
            return [fault]
        return [
            f"{path}: not there: {quotation}"
            for source in sources
            for quotation in self.missing(source, text)
        ]

    def missing(self, source, text):
        """Return the quotations of ``source`` that are not in ``text``; count them."""
        own, others = passages_of(source), reported_words(source) + facts_of(source)
        plain = normalised(text)
        missing = [it for it in own if it.words not in text]
        missing += [it for it in others if not stands_whole(it.words, plain)]
        total = len(own) + len(others)
        held = total - len(missing)
        self.stdout.write(f"{source}: {held} of {total} quotations hold.")
        return missing


def passages_of(source):
    """Return the quotations that the passages of ``source`` are made of."""
    return _parts(source.passages.select_related("source"), "the passage itself")


def reported_words(source):
    """Return the passages of other texts that ``source`` reports."""
    reported = Passage.objects.filter(reported_in__source=source)
    return _parts(reported.select_related("source"), "reported here")


def facts_of(source):
    """Return the words of every row and citation that rests on ``source``."""
    return [
        Quotation(passage, row.quote, row.named())
        for passage in source.passages.select_related("source")
        for row in facts_on(passage)
    ]


def stands_whole(quote, plain) -> bool:
    """Tell whether ``quote`` stands in ``plain`` (normalised) and cuts no word."""
    pattern = rf"(?<!\w){re.escape(normalised(quote))}(?!\w)"
    return re.search(pattern, plain) is not None


def _parts(passages, quoted_by):
    return [
        Quotation(passage, part, quoted_by)
        for passage in passages
        for part in passage.text.split(OMISSION)
    ]
