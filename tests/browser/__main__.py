"""Serve the seeds and check them in Chromium: ``python -m tests.browser [-k NAME]``."""

import os
import subprocess
import sys

from tests.browser.server import serve

RUN = ["manage.py", "test", "tests.browser", "--pattern", "check_*.py", "--parallel"]

with serve() as served:
    command = [sys.executable, "-W", "error", *RUN, *sys.argv[1:]]
    done = subprocess.run(command, env=os.environ | served, check=False)
sys.exit(done.returncode)
