"""A phone with WebKit in it, used by what is read on its screen, as tests/journeys/device.py is.

Before: test_webkit.py tells the story. After: webkit.py, the browser, and the wire to the server.
"""

from tests.engines.webkit import WebKit
from tests.journeys.machine import PIN
from tests.journeys.wire import Wire

# The words of an element, with plain spaces.
SAID = "translate(normalize-space(.), '\u00a0\u202f', '  ')"


class Phone:
    """What its owner does and sees."""

    def __init__(self, owner: str, browser: WebKit, wire: Wire) -> None:
        self.owner = owner
        self.browser = browser
        self.wire = wire

    # Getting in

    def opens_the_app(self) -> None:
        self.browser.driver.goes(self.wire.address)

    def enrols(self, code: str) -> None:
        self.opens_the_app()
        self.fills("Code d’invitation", code)
        self.taps("Continuer")
        self.fills("Votre prénom et votre nom", self.owner)
        self.fills("Nom de cet appareil", "téléphone")
        self.taps("Continuer")
        self.fills("Choisissez un code", PIN)
        self.taps("Choisir ce code")
        self.fills("Le même code, encore une fois", PIN)
        self.taps("Commencer")
        self.has_sent_everything()

    def unlocks(self) -> None:
        self.fills("Votre code", PIN)
        self.taps("Déverrouiller")
        self.browser.driver.sees("//nav[@aria-label='Où aller']")

    # Network and power

    def goes_offline(self) -> None:
        """The wire is cut, once the worker has all that the app is made of."""
        self.browser.driver.runs("await navigator.serviceWorker.ready")
        self.wire.cut()

    def comes_back(self) -> None:
        """A browser here does not notice that there is network again: somebody looks at it."""
        self.wire.mend()
        self.browser.driver.runs("dispatchEvent(new Event('online'))")

    def restarts(self) -> None:
        self.browser.quits()
        self.opens_the_app()

    def is_killed(self) -> None:
        self.browser.is_killed()

    # The screens

    def taps(self, name: str) -> None:
        words = f"{SAID}='{name}' or @aria-label='{name}'"
        self.browser.driver.clicks(f"//*[self::button or self::a][{words}]")

    def fills(self, label: str, text: str) -> None:
        self.browser.driver.types(
            f"//*[@id=//label[normalize-space(.)='{label}']/@for or @aria-label='{label}']", text
        )

    def reads(self, text: str) -> None:
        self.browser.driver.sees(f"//*[contains({SAID}, '{text}')][not(.//main)]")

    def is_told(self, text: str) -> None:
        self.browser.driver.sees(f"//*[@role='status'][contains({SAID}, '{text}')]")

    def has_sent_everything(self) -> None:
        self.is_told("Tout est envoyé.")

    # A session

    def opens(self, session: str) -> None:
        self.taps("Aujourd’hui")
        self.browser.driver.clicks(f"//*[h2='{session}' or h3='{session}']//button")
        self.browser.driver.sees(f"//h1[normalize-space(.)='{session}']")

    def taps_on(self, name: str) -> None:
        self.browser.driver.clicks(f"{line(name)}//button[1]")

    def sees(self, name: str, status: str) -> None:
        self.browser.driver.sees(f"{line(name)}[contains({SAID}, '{status}')]")


def line(name: str) -> str:
    """Somebody's line in the register."""
    return f"//ul[@aria-label='Présences']//li[.//b[{SAID}='{name}']]"
