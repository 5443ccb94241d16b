"""strace, with which the tests see that a receipt was written through to the disk.

Before: `make test` runs this file. After: tests/server/test_durability.py.
"""

import shutil
import sys

from tests.browser import install_package

if __name__ == "__main__":
    if not shutil.which("strace"):
        install_package("strace")
    if not shutil.which("strace"):
        sys.exit("strace is needed to see what reaches the disk: install it, or run once as root.")
