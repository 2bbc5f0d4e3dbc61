"""The entry point of WSGI servers: ``gunicorn alba_site.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alba_site.settings")
application = get_wsgi_application()
