"""Checks that draw their cases at random: each is a command, not found by the tests."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alba_site.settings")
django.setup()
