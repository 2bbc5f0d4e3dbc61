"""The web server: read by gunicorn wherever it is started in this directory.

It is reached through a proxy that takes requests in whole (deploy/), never directly:
whoever sends slowly holds a thread.
"""

import signal

worker_class = "gthread"
# The proxy waits for slow visitors, so that threads do nothing but work: more of them
# would share the same processors and need more memory, some of it for a picture each.
workers = 2
threads = 4
preload_app = True
graceful_timeout = 10  # seconds
loglevel = "warning"
# Nothing here is managed while it runs, and the socket would lie in the home directory.
control_socket_disable = True

# The proxy bounds the head of a request. What it lets through is answered by the site,
# with its page and its headers, rather than by gunicorn, which has neither.
limit_request_line = 0  # unlimited
limit_request_fields = 32_768
limit_request_field_size = 32_768  # bytes

# What both proxies overwrite is believed, and nothing that a visitor can say: Caddy
# passes on X-Forwarded-Ssl and SCRIPT_NAME, which count by default.
secure_scheme_headers = {"X-FORWARDED-PROTO": "https"}
forwarder_headers = ""


def post_worker_init(worker):
    """Leave Ctrl-C to the master, which then stops its workers itself.

    A worker of gunicorn 27.0.1 that is sent SIGINT by the terminal and SIGQUIT by
    the master at the same time can wait for itself for ever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
