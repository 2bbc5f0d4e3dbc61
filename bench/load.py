"""Editors who save without a pause and readers beside them, each a process."""

import multiprocessing
import time
from collections import Counter
from functools import cache
from itertools import count
from random import Random
from statistics import median, quantiles
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import DatabaseError, connections, transaction
from django.urls import reverse

from bench.corpus import TOPICS
from bench.measure import Reader
from summits.models import Summit

PATIENCE = 300  # seconds after which a process that says nothing counts as lost


class Load(NamedTuple):
    """What processes of one kind did: how often, how fast, and what went wrong.

    ``middle`` and ``slowest`` are milliseconds of the clock, the median and the 99th
    percentile; ``errors`` counts the messages.
    """

    label: str
    done: int
    middle: float
    slowest: float
    errors: Counter


class Job(NamedTuple):
    """The work of one process: ``act(number, summits)``, again and again.

    ``times`` says how often; None is until all other jobs have ended.
    """

    act: callable
    times: int | None
    summits: int


class PageError(Exception):
    """A page that was not answered with 200."""


def together(*, writers, readers, writes, reads, summits) -> list[Load]:
    """Return what readers did alone, the same among writers, and the writers.

    Each of ``writers`` saves ``writes`` times one of the first ``summits`` summits;
    each of ``readers`` asks for ``reads`` pages, among writers until they are done.
    """
    alone = run([Job(read, reads, summits)] * readers)
    mixed = run(
        [Job(write, writes, summits)] * writers + [Job(read, None, summits)] * readers
    )
    return [
        load(f"{readers} readers alone", alone),
        load(f"{readers} readers among {writers} writers", mixed[writers:]),
        load(f"{writers} writers", mixed[:writers]),
    ]


def read(number, summits):
    """Ask for the list or for a summit, in turns; raise ``PageError`` if it fails."""
    slug = 1 + number % summits
    path = reverse("summits:summit_list")
    if number % 2:
        path = reverse("summits:summit_detail", args=[slug])
    answer = _reader().ask(path)
    if answer.status != 200:
        raise PageError(f"{path}: {answer.status}")


@cache
def _reader():
    return Reader()


def write(number, summits):
    """Save a summit, a statement and its topics in one transaction, as an editor."""
    rng = Random(number)  # noqa: S311 (which row to save is no secret)
    try:
        with transaction.atomic():
            summit = Summit.objects.get(slug=rng.randint(1, summits))
            summit.summary_en = f"Saved as number {number}."
            summit.full_clean()
            summit.save()
            statement = summit.statements.first()
            statement.full_clean()
            statement.save()
            statement.topics.set(rng.sample(TOPICS.split("|"), 2))
    finally:
        connections.close_all()  # as the server does after a request


def run(jobs):
    """Run ``jobs`` at once; return a pair of each: its times in ms, its errors."""
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    results, over = fork.Queue(), fork.Event()
    processes = [
        fork.Process(target=_work, args=(place, job, over, results), daemon=True)
        for place, job in enumerate(jobs)
    ]
    for process in processes:
        process.start()
    bounded = sum(job.times is not None for job in jobs)
    found = dict(results.get(timeout=PATIENCE) for _ in range(bounded))
    over.set()
    found |= dict(results.get(timeout=PATIENCE) for _ in jobs[bounded:])
    for process in processes:
        process.join()
    return [found[place] for place in range(len(jobs))]


def _work(place, job, over, results):
    took, errors = [], Counter()
    first = 1_000_000 * (place + 1)
    for number in count(first):
        if over.is_set() if job.times is None else number - first == job.times:
            break
        began = time.perf_counter()
        try:
            job.act(number, job.summits)
        except (DatabaseError, ValidationError, PageError) as error:
            errors[f"{type(error).__name__}: {error}"] += 1
        took.append(1000 * (time.perf_counter() - began))
    results.put((place, (took, errors)))


def load(label, results) -> Load:
    """Sum up what several processes did."""
    took = [ms for times, _ in results for ms in times]
    errors = sum((errors for _, errors in results), Counter())
    slowest = quantiles(took, n=100)[-1] if len(took) > 1 else 0
    return Load(label, len(took), median(took or [0]), slowest, errors)
