"""What happens to a request between a phone and the server: handlers for `device.meets`."""

from collections.abc import Callable

from playwright.sync_api import Route

Fault = Callable[[Route], None]


def lost_answer(route: Route) -> None:
    """The server has done it all, and its answer never arrives."""
    route.fetch()
    route.abort()


def captive_portal(route: Route) -> None:
    """The wifi of a station: everything is answered, by its own page."""
    route.fulfill(status=200, content_type="text/html", body="<h1>Bienvenue sur le wifi</h1>")


def truncated(route: Route) -> None:
    """A real answer of the server, of which the end is missing."""
    answer = route.fetch()
    body = answer.body()
    route.fulfill(status=200, content_type="application/json", body=body[: len(body) // 2])


def proxy_error(route: Route) -> None:
    """What stands before the server has lost it."""
    route.fulfill(status=502, content_type="text/html", body="<h1>502 Bad Gateway</h1>")


def once(fault: Fault) -> Fault:
    """The fault the first time, the way free afterwards."""
    met = False

    def handler(route: Route) -> None:
        nonlocal met
        if met:
            route.continue_()
            return
        met = True
        fault(route)

    return handler
