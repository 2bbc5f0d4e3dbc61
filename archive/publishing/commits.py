"""What is done just before a transaction is committed, and around the commit.

Django has a hook after a commit, which is too late for what must stand with the change
or before it can be seen. What was asked for in a transaction that is rolled back may be
done before a later commit: it goes by what the database then says.
"""

from contextlib import ExitStack

from django.db import connections
from django.db.backends.signals import connection_created


def watch():
    """Connect to every commit of every connection."""
    connection_created.connect(hook, dispatch_uid="commits")
    for known in connections.all(initialized_only=True):
        hook(None, known)


def before_commit(connection, work):
    """Have ``work`` done once, within the transaction, before its commit.

    A callable of the connection; if it fails, all is rolled back.
    """
    _ask(connection.before_commit, work)


def around_commit(connection, manager):
    """Have ``manager`` entered once, after all that is done before the commit.

    A callable of the connection that returns a context manager, which is left after
    the commit, with the error if that failed.
    """
    _ask(connection.around_commit, manager)


def hook(sender, connection, **kwargs):
    """Have ``connection`` do what it is asked for at each of its commits.

    A receiver of ``connection_created``.
    """
    if "commit" in vars(connection):
        return
    connection.before_commit, connection.around_commit = [], []
    commit = connection.commit

    def commit_with_all():
        try:
            with ExitStack() as around:
                for work in _taken(connection.before_commit):
                    work(connection)
                for manager in _taken(connection.around_commit):
                    around.enter_context(manager(connection))
                commit()
        except BaseException:
            connection.rollback()  # Django does so after errors of databases alone
            raise

    connection.commit = commit_with_all


def _ask(asked, work):
    if work not in asked:
        asked.append(work)


def _taken(asked):
    while asked:
        yield asked.pop(0)
