"""How the tests are run: as Django does, with fewer passes of the garbage collector."""

import gc
from copy import copy

from django.test.runner import (
    DiscoverRunner,
    ParallelTestSuite,
    RemoteTestResult,
    RemoteTestRunner,
)

OBJECTS = 50_000  # made before a pass; by default 700, of which a page makes many times


class Result(RemoteTestResult):
    """What a process tells of its tests, also of a part of one that failed."""

    def addSubTest(self, test, subtest, err):  # noqa: N802 - unittest's name
        """Tell of ``subtest`` by the name of its test, whose client cannot be sent."""
        told = copy(subtest)
        told.test_case = type(test)(test._testMethodName)
        super().addSubTest(test, told, err)


class Process(RemoteTestRunner):
    resultclass = Result


class Processes(ParallelTestSuite):
    runner_class = Process


class Runner(DiscoverRunner):
    """Leaves what is imported alone, and collects more seldom: a tenth of the time."""

    parallel_test_suite = Processes

    def run_suite(self, suite, **kwargs):
        gc.freeze()
        gc.set_threshold(OBJECTS)
        return super().run_suite(suite, **kwargs)
