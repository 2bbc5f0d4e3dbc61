"""What the web server makes of a request before the site sees it."""

import runpy

from django.conf import settings
from django.test import SimpleTestCase
from gunicorn.config import Config
from gunicorn.http.parser import RequestParser

PROXY = "127.0.0.1", 40000  # which gunicorn trusts, and which passes on what it is sent


class GunicornTests(SimpleTestCase):
    def headers(self, *lines):
        """Return the headers that gunicorn takes of a request, names to values."""
        config = Config()
        settled = runpy.run_path(settings.BASE_DIR / "gunicorn.conf.py")
        for name in config.settings.keys() & settled.keys():
            config.set(name, settled[name])
        sent = "\r\n".join(["GET /en/ HTTP/1.1", "Host: localhost", *lines, "", ""])
        request = next(RequestParser(config, iter([sent.encode()]), PROXY))
        return dict(request.headers)

    def test_visitor_moves_the_site_to_no_other_path(self):
        moved = ["SCRIPT_NAME: /moved", "PATH_INFO: /en/about/", "REMOTE_USER: editor"]
        self.assertEqual(self.headers(*moved), {"HOST": "localhost"})

    def test_ordinary_headers_are_taken(self):
        self.assertEqual(self.headers("Accept: */*")["ACCEPT"], "*/*")
