#!/usr/bin/python3
"""A browser for tests that keeps its disk: WebKitGTK's own MiniBrowser forgets all when automated.

Before: WebKitWebDriver starts it, with the Python of the system. After: the engine. Its folder is
its home, given by webkit.py.
"""

import os
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # type: ignore[import-not-found]  # noqa: E402

folder = os.environ["HOME"]
disk = WebKit2.WebsiteDataManager(
    base_data_directory=f"{folder}/data", base_cache_directory=f"{folder}/cache"
)
context = WebKit2.WebContext(website_data_manager=disk)
context.set_automation_allowed(True)
context.get_cookie_manager().set_persistent_storage(
    f"{folder}/cookies", WebKit2.CookiePersistentStorage.SQLITE
)


def begins(_context: Any, session: Any) -> None:
    """The driver asks for a window."""
    about = WebKit2.ApplicationInfo()
    about.set_name("MiniBrowser")
    session.set_application_info(about)
    session.connect("create-web-view", lambda _session: window())


def window() -> Any:
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    frame = Gtk.Window(default_width=412, default_height=860)
    frame.add(view)
    frame.show_all()
    return view


context.connect("automation-started", begins)
Gtk.main()
