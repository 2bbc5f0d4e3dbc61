"""The web server: read by gunicorn wherever it is started in this directory."""

worker_class = "gthread"
workers = 2
threads = 4
loglevel = "warning"
# Nothing here is managed while it runs, and the socket would lie in the home directory.
control_socket_disable = True
