"""The files of deploy/: what the units forbid, what the proxies must do."""

import re
import runpy
from configparser import RawConfigParser

from django.conf import settings
from django.test import SimpleTestCase

DEPLOY = settings.BASE_DIR / "deploy"


class UnitTests(SimpleTestCase):
    def service(self, path):
        """Return the settings of a service, the last of each name."""
        unit = RawConfigParser(strict=False)
        unit.optionxform = str
        unit.read_string(path.read_text())
        return unit["Service"]

    def test_every_service_runs_as_its_own_user_without_further_rights(self):
        services = sorted(DEPLOY.glob("*.service"))
        self.assertEqual(len(services), 2)
        for path in services:
            service = self.service(path)
            self.assertEqual(service["User"], "alba-archive", path)
            self.assertEqual(service["NoNewPrivileges"], "yes", path)
            self.assertEqual(service["CapabilityBoundingSet"], "", path)

    def test_site_may_write_in_var_alone(self):
        service = self.service(DEPLOY / "alba-archive.service")
        self.assertEqual(service["ProtectSystem"], "strict")
        self.assertEqual(service["ReadWritePaths"], "/srv/alba-archive/var")

    def test_site_is_reached_by_this_machine_alone(self):
        service = self.service(DEPLOY / "alba-archive.service")
        self.assertIn("--bind 127.0.0.1:8000", service["ExecStart"])

    def test_backup_is_made_in_the_directory_that_its_service_may_write(self):
        service = self.service(DEPLOY / "alba-archive-backup.service")
        [directory] = re.findall(r"backup --force (\S+)/", service["ExecStart"])
        self.assertIn(directory, service["ReadWritePaths"].split())
        self.assertIn(directory, service["ExecStartPost"])

    def test_timer_is_that_of_the_backup(self):
        names = {path.stem for path in DEPLOY.glob("*.service")}
        timers = {path.stem for path in DEPLOY.glob("*.timer")}
        self.assertEqual(timers, {"alba-archive-backup"} & names)


class ProxyTests(SimpleTestCase):
    def test_nginx_overwrites_what_the_site_believes(self):
        text = (DEPLOY / "nginx.conf").read_text()
        self.assertIn("proxy_set_header X-Forwarded-Proto $scheme;", text)
        self.assertIn("proxy_set_header Host $host;", text)

    def test_both_let_a_picture_through(self):
        for name in ["nginx.conf", "Caddyfile"]:
            text = (DEPLOY / name).read_text()
            [megabytes] = re.findall(r"(?:max_body_size|max_size) (\d+)", text)
            self.assertGreater(
                int(megabytes) * 10**6, settings.FILE_UPLOAD_MAX_MEMORY_SIZE
            )

    def test_both_pass_requests_on_to_where_the_site_listens(self):
        for name in ["nginx.conf", "Caddyfile"]:
            self.assertIn("127.0.0.1:8000", (DEPLOY / name).read_text(), name)


class ServerTests(SimpleTestCase):
    def setUp(self):
        self.server = runpy.run_path(settings.BASE_DIR / "gunicorn.conf.py")

    def test_it_believes_what_both_proxies_overwrite_and_nothing_else(self):
        self.assertEqual(
            self.server["secure_scheme_headers"], {"X-FORWARDED-PROTO": "https"}
        )
        self.assertEqual(self.server["forwarder_headers"], "")
