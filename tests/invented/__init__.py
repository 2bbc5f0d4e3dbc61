"""An app with one kind of record that the archive does not have: treaties.

``settings.py`` installs it, ``site.py`` gives it addresses, and no other file knows it.
``checks.py`` looks whether all parts of the site do; ``tests/test_kinds.py`` runs it in
a process and a database of its own, as models once loaded do not go.
"""
