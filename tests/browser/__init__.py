"""What only a real browser shows: ``make test-browser``.

The modules are named check_*.py, so that ``make test``, which needs neither a browser
nor a server, leaves them alone.
"""
