#!/usr/bin/env python
"""Run the archive's administrative commands."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alba_site.settings")
    execute_from_command_line(sys.argv)
