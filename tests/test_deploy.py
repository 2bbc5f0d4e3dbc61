"""The files of deploy/: what the units forbid, what the proxies must do.

.ci/proxies.py starts the proxies and attacks them.
"""

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
        makefile = (settings.BASE_DIR / "Makefile").read_text()
        for text in [service["ExecStart"], makefile]:
            [address] = re.findall(r"gunicorn \S+ --bind (\S+):", text)
            self.assertEqual(address, "127.0.0.1")

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
    def setUp(self):
        self.nginx = (DEPLOY / "nginx.conf").read_text()
        self.caddy = (DEPLOY / "Caddyfile").read_text()

    def number(self, pattern, text):
        """Return the one number that ``pattern`` finds as a line."""
        [number] = re.findall(rf"^\s+{pattern}$", text, re.MULTILINE)
        return int(number)

    def test_nginx_overwrites_what_the_site_believes(self):
        self.assertIn("proxy_set_header X-Forwarded-Proto $scheme;", self.nginx)
        self.assertIn("proxy_set_header Host $host;", self.nginx)

    def test_both_let_a_picture_through_and_no_more_than_each_other(self):
        megabytes = self.number(r"client_max_body_size (\d+)m;", self.nginx)
        self.assertGreater(megabytes * 1024**2, settings.FILE_UPLOAD_MAX_MEMORY_SIZE)
        self.assertEqual(self.number(r"max_size (\d+)MiB", self.caddy), megabytes)
        announced = self.number(r"@large .* > (\d+)`", self.caddy)
        self.assertEqual(announced, megabytes * 1024**2)

    def test_both_say_the_same_when_it_is_too_much(self):
        told = [
            re.findall(r'"(At most[^"]+)"', text) for text in [self.nginx, self.caddy]
        ]
        self.assertEqual(*told)
        self.assertIn("Como máximo", told[0][0])

    def test_both_pass_requests_on_to_where_the_site_listens(self):
        for text in [self.nginx, self.caddy]:
            self.assertEqual(text.count("127.0.0.1:8000"), 1)

    def test_both_take_requests_in_whole_and_give_answers_out_slowly(self):
        for line in ["proxy_request_buffering on;", "proxy_buffering on;"]:
            self.assertRegex(self.nginx, rf"(?m)^\s+{line}$")
        for line in ["buffer_requests", "buffer_responses"]:
            self.assertRegex(self.caddy, rf"(?m)^\s+{line}$")
        held = self.number(r"max_buffer_size (\d+)", self.caddy)
        self.assertGreater(held, self.number(r"@large .* > (\d+)`", self.caddy))

    def test_both_bound_every_time(self):
        for name in ["client_header", "client_body", "send", "keepalive", "proxy_read"]:
            self.assertGreater(self.number(rf"{name}_timeout (\d+)s;", self.nginx), 0)
        for name in ["read_header", "response_header_timeout", "grace_period", "idle"]:
            self.assertGreater(self.number(rf"{name} (\d+)[sm]", self.caddy), 0, name)

    def test_caddy_has_time_for_the_answer_to_the_slowest_body(self):
        body = self.number(r"read_body (\d+)m", self.caddy)
        self.assertGreater(self.number(r"write (\d+)m", self.caddy), body)

    def test_caddy_offers_no_protocol_without_bounds(self):
        self.assertRegex(self.caddy, r"(?m)^\s+protocols h1 h2$")


class ServerTests(SimpleTestCase):
    def setUp(self):
        self.server = runpy.run_path(settings.BASE_DIR / "gunicorn.conf.py")

    def test_it_believes_what_both_proxies_overwrite_and_nothing_else(self):
        self.assertEqual(
            self.server["secure_scheme_headers"], {"X-FORWARDED-PROTO": "https"}
        )
        self.assertEqual(self.server["forwarder_headers"], "")

    def test_it_takes_the_longest_head_that_a_proxy_lets_through(self):
        nginx = (DEPLOY / "nginx.conf").read_text()
        [(lines, kilobytes)] = re.findall(r"header_buffers (\d+) (\d+)k;", nginx)
        caddy = (DEPLOY / "Caddyfile").read_text()
        [of_caddy] = re.findall(r"max_header_size (\d+)KB", caddy)
        line = (
            max(int(kilobytes), int(of_caddy) + 4) * 1024
        )  # Caddy lets 4 more through
        self.assertEqual(self.server["limit_request_line"], 0)  # none
        self.assertGreater(self.server["limit_request_field_size"], line)
        shortest = len("a:\r\n")
        most = int(lines) * int(kilobytes) * 1024 // shortest
        self.assertGreater(self.server["limit_request_fields"], most)
