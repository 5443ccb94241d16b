"""The command `jalon`, as whoever runs a server types it."""

import sqlite3
from pathlib import Path

import pytest

from server.cli import WORDS, main
from server.database import Database
from server.settings import Settings
from server.writer import Writer


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A server's folder, still empty."""
    monkeypatch.setenv("JALON_FOLDER", str(tmp_path / "jalon"))
    return tmp_path / "jalon"


def refused(*arguments: str) -> str:
    """The sentence with which a command ends."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return str(ended.value.code)


def test_a_new_organisation_gets_a_way_in(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["init", "Les Trois Rives", "Sophie Marchand"])
    said = capsys.readouterr().out
    assert "« Les Trois Rives » est prête" in said
    assert "http://127.0.0.1:8000/#" in said
    assert str(folder / "secret.key") in said


def test_the_key_and_the_journal_are_their_owners_alone(folder: Path) -> None:
    main(["init", "Les Trois Rives", "Sophie Marchand"])
    assert folder.stat().st_mode & 0o777 == 0o700
    for name in ("secret.key", "journal.jsonl"):
        assert (folder / name).stat().st_mode & 0o777 == 0o600


def test_no_code_is_kept_as_it_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """L18: who reads the database or the journal finds no way in."""
    main(["init", "Les Trois Rives", "Sophie Marchand"])
    code = capsys.readouterr().out.partition("taper : ")[2].split()[0]
    for file in folder.iterdir():
        raw = file.read_bytes()
        assert code.encode() not in raw
        assert code.replace("-", "").encode() not in raw


def test_somebody_of_the_team_is_invited_by_name(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["init", "Les Trois Rives", "Sophie Marchand"])
    capsys.readouterr()
    main(["invite", "sophie marchand"])
    assert "code à taper" in capsys.readouterr().out


def test_who_is_not_in_the_team_is_not_invited(folder: Path) -> None:
    main(["init", "Les Trois Rives", "Sophie Marchand"])
    assert "Il y a : Sophie Marchand" in refused("invite", "Sofie")
    assert "Il n’y a pas de structure n° 7" in refused("invite", "Sophie", "--structure", "7")


def test_somebody_is_erased_once_that_is_confirmed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """L20: the way for whoever answers a demand to be forgotten."""
    main(["init", "Les Trois Rives", "Sophie Marchand"])
    writer = Writer(Database(Settings.read().url))
    fields = {"first_name": "Léo", "last_name": "Martin"}
    writer.perform_now(1, lambda work: work.write("person", "leo", fields, programme="prg"))
    writer.database.close()
    monkeypatch.setattr("builtins.input", lambda question: "non")
    assert "Rien n’a été effacé" in refused("erase", "leo")
    assert "Léo Martin" in capsys.readouterr().out
    monkeypatch.setattr("builtins.input", lambda question: "Oui")
    main(["erase", "leo"])
    assert "pas de fiche" in refused("erase", "leo")
    assert "pas de fiche" in refused("erase", "leo", "--structure", "7")
    assert b"Martin" not in (folder / "jalon.db").read_bytes()
    assert '\\"erasure\\"' in (folder / "journal.jsonl").read_text("utf-8")


def test_a_command_says_what_to_do_first(folder: Path) -> None:
    for command in (["serve"], ["invite", "Sophie"], ["backup", str(folder / "b")]):
        assert "jalon migrate" in refused(*command)


def test_a_backup_and_back(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["init", "Les Trois Rives", "Sophie Marchand"])
    main(["backup", str(tmp_path / "sauvegarde")])
    main(["init", "Une autre", "Paul Petit"])
    main(["restore", str(tmp_path / "sauvegarde")])
    assert "ce qui a été retiré le reste" in capsys.readouterr().out
    with sqlite3.connect(folder / "jalon.db") as database:
        assert database.execute("SELECT count(*) FROM organisation").fetchone() == (1,)


def test_what_cannot_be_restored_changes_nothing(folder: Path, tmp_path: Path) -> None:
    main(["init", "Les Trois Rives", "Sophie Marchand"])
    (tmp_path / "photo").write_bytes(b"\x89PNG")
    assert "n’est pas une sauvegarde" in refused("restore", str(tmp_path / "photo"))
    main(["invite", "Sophie Marchand"])


def test_a_taken_port_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from server import serve

    main(["init", "Les Trois Rives", "Sophie Marchand"])
    with serve.listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setenv("JALON_PORT", str(port))
        assert f"Le port {port} est déjà pris" in refused("serve")
        with serve.listen("127.0.0.1", port, 20) as other:
            assert other.getsockname()[1] > port


def test_every_command_says_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = " ".join(capsys.readouterr().out.split())
    for name, words in WORDS.items():
        assert name in said
        assert words in said
