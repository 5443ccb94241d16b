"""The command `jalon`, in the words of whoever runs a server.

Before: the shell. After: settings.py is read once, here; each command is one function below.
"""

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from server import backup, demo, journal, organisations, serve
from server.database import Database
from server.migrate import NotMigrated, current, migrate
from server.settings import DamagedKey, Settings
from server.writer import Writer

WORDS = {
    "serve": "démarrer le serveur",
    "init": "créer une structure et inviter la première personne de la coordination",
    "invite": "donner un nouveau code d’entrée à quelqu’un de l’équipe",
    "erase": "effacer quelqu’un pour toujours, à sa demande",
    "migrate": "mettre la base de données à la forme de cette version",
    "backup": "sauvegarder toute la base dans un fichier",
    "restore": "remettre la base comme dans une sauvegarde, sans rendre ce qui a été retiré depuis",
    "demo": "créer une structure inventée, pour essayer",
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command; what fails is said in one sentence."""
    asked = _parser().parse_args(arguments)
    settings = Settings.read()
    try:
        asked.do(settings, asked)
    except Refused as refused:
        sys.exit(str(refused))
    except NotMigrated:
        sys.exit("La base de données est d’une autre version. Lancez d’abord : jalon migrate")
    except backup.Unfit as unfit:
        sys.exit(str(unfit))
    except DamagedKey as file:
        sys.exit(f"La clé du serveur ({file}) est abîmée. Remettez la copie que vous avez gardée.")
    except SQLAlchemyError as error:
        # The message of the driver may hold the address with its password.
        sys.exit(f"La base de données ne répond pas ({type(error).__name__}).")
    except KeyboardInterrupt:
        sys.exit(130)


class Refused(Exception):
    """Something that was asked cannot be done; the sentence says why."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="jalon",
        description="Jalon : le registre du terrain, avec ou sans réseau.",
        epilog="Les réglages sont des variables d’environnement (JALON_FOLDER, JALON_DATABASE…) : "
        "voir docs/operations.md.",
    )
    commands = parser.add_subparsers(required=True, metavar="commande")

    def command(name: str, do: object) -> argparse.ArgumentParser:
        one = commands.add_parser(
            name, help=WORDS[name], description=f"jalon {name} : {WORDS[name]}."
        )
        one.set_defaults(do=do)
        return one

    command("serve", _serve)
    one = command("init", _init)
    one.add_argument("structure", help="le nom de la structure")
    one.add_argument("personne", help="le nom de la première personne de la coordination")
    one = command("invite", _invite)
    one.add_argument("personne", help="le nom, tel qu’il est dans l’équipe")
    one.add_argument("--structure", type=int, default=1, help="le numéro de la structure (1)")
    one = command("erase", _erase)
    one.add_argument("fiche", help="la fin de l’adresse de sa fiche, après « personnes/ »")
    one.add_argument("--structure", type=int, default=1, help="le numéro de la structure (1)")
    command("migrate", _migrate)
    one = command("backup", _backup)
    one.add_argument("fichier", type=Path, help="où écrire la sauvegarde")
    one = command("restore", _restore)
    one.add_argument("fichier", type=Path, help="la sauvegarde")
    one.add_argument(
        "--sans-journal",
        action="store_true",
        help="même si le journal est perdu : les accès retirés depuis la sauvegarde reviendront",
    )
    one.add_argument(
        "--autre-cle",
        action="store_true",
        help="même si la clé du serveur est perdue : chaque appareil devra être invité à nouveau",
    )
    one = command("demo", _demo)
    one.add_argument("--serve", action="store_true", help="puis démarrer le serveur")
    return parser


def _serve(settings: Settings, asked: argparse.Namespace) -> None:
    database = Database(settings.url)
    current(database)
    database.close()
    try:
        listening = serve.listen(settings.host, settings.port)
    except OSError:
        raise Refused(
            f"Le port {settings.port} est déjà pris. Choisissez-en un autre avec JALON_PORT."
        ) from None
    with backup.serving(settings.path):
        serve.run(settings, listening)


def _init(settings: Settings, asked: argparse.Namespace) -> None:
    writer, key = _open(settings)
    organisation = organisations.begin(writer, asked.structure)
    user = organisations.add_user(writer, organisation, asked.personne, "coordinator")
    code, _ = organisations.invite(writer, key, organisation, user)
    print(f"« {asked.structure} » est prête (structure n° {organisation}).")
    _print_code(settings, asked.personne, code)
    print("\nÀ garder en lieu sûr, ailleurs que la base :")
    print(f"  {settings.path / 'secret.key'}   la clé du serveur")
    print(f"  {settings.journal_path}   le journal des accès")
    writer.database.close()


def _invite(settings: Settings, asked: argparse.Namespace) -> None:
    writer, key = _open(settings, make=False)
    try:
        team = organisations.team(writer, asked.structure)
    except LookupError:
        raise Refused(f"Il n’y a pas de structure n° {asked.structure}.") from None
    found = [user for user, name in team.items() if name.casefold() == asked.personne.casefold()]
    if len(found) != 1:
        names = ", ".join(sorted(team.values()))
        raise Refused(f"« {asked.personne} » n’est pas dans l’équipe. Il y a : {names}.")
    code, _ = organisations.invite(writer, key, asked.structure, found[0])
    _print_code(settings, asked.personne, code)
    writer.database.close()


def _erase(settings: Settings, asked: argparse.Namespace) -> None:
    writer, _ = _open(settings, make=False)
    with closing(writer.database):  # SQLite then empties its journal of pages too
        try:
            name = organisations.name_of(writer, asked.structure, asked.fiche)
        except LookupError:
            raise Refused("Il n’y a pas de fiche à cette adresse.") from None
        print(f"Ce qui est noté de {name} sera effacé ici et sur chaque appareil, pour toujours.")
        if input("Pour effacer, tapez « oui » : ").strip().casefold() != "oui":
            raise Refused("Rien n’a été effacé.")
        organisations.erase(writer, asked.structure, asked.fiche)
    print("C’est effacé. Les sauvegardes faites avant ont encore tout : voir docs/privacy.md.")


def _migrate(settings: Settings, asked: argparse.Namespace) -> None:
    database = Database(settings.url)
    migrate(database)
    database.close()
    print("La base de données est à jour.")


def _backup(settings: Settings, asked: argparse.Namespace) -> None:
    database = Database(settings.url)
    current(database)
    rows = backup.save(database, settings.secret(), asked.fichier)
    database.close()
    print(f"{rows} lignes sauvegardées dans {asked.fichier}.")
    print(f"Gardez aussi, ailleurs : {settings.path / 'secret.key'} et {settings.journal_path}.")


def _restore(settings: Settings, asked: argparse.Namespace) -> None:
    with backup.alone(settings.path):
        writer, key = _open(settings)
        replayed = backup.restore(
            writer,
            key,
            asked.fichier,
            journal.Journal(settings.journal_path),
            without_journal=asked.sans_journal,
            other_key=asked.autre_cle,
        )
        writer.database.close()
    print(f"La base est comme dans {asked.fichier}.")
    print(f"{replayed} opérations du journal ont été rejouées : ce qui a été retiré le reste.")
    print("Les appareils s’en apercevront et redonneront leurs 30 derniers jours.")


def _demo(settings: Settings, asked: argparse.Namespace) -> None:
    writer, key = _open(settings)
    listening = serve.listen(settings.host, settings.port, 20) if asked.serve else None
    port = listening.getsockname()[1] if listening else settings.port
    if listening and port != settings.port:
        print(f"Le port {settings.port} est déjà pris : le serveur est sur {port}.")
    address = settings.address or f"http://{settings.host}:{port}"
    ways = demo.prepare(writer, key)
    writer.database.close()
    print("\nLa démonstration est prête. Trois façons d’entrer, chacune sur un appareil à soi")
    print("(ou dans une fenêtre de navigation privée) :\n")
    for name, role, code in ways:
        print(f"  {role:<15} {name:<18} {address}/#{code}")
    print("\nCes adresses servent une fois. « jalon demo » en donne de nouvelles.\n", flush=True)
    if listening:
        with backup.serving(settings.path):
            serve.run(settings, listening)


def _open(settings: Settings, make: bool = True) -> tuple[Writer, bytes]:
    """The database, of the form of this version, and the key."""
    database = Database(settings.url)
    if make:
        migrate(database)
    else:
        current(database)
    kept = journal.Journal(settings.journal_path)
    return Writer(database, journal=kept.record), settings.secret()


def _print_code(settings: Settings, name: str, code: str) -> None:
    address = settings.address or f"http://{settings.host}:{settings.port}"
    print(f"\nPour {name}, dans les 48 heures, une seule fois :\n")
    print(f"  {address}/#{code}")
    print(f"  ou le code à taper : {code}")


if __name__ == "__main__":
    main()
