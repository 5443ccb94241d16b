"""Settings come from the environment, and keep the server's key for themselves."""

import os
import stat
from dataclasses import fields
from pathlib import Path

import pytest

from server.settings import DamagedKey, Settings


def test_settings_are_read_from_the_environment(tmp_path: Path) -> None:
    read = Settings.read({"JALON_PORT": "9000", "JALON_FOLDER": str(tmp_path), "PORT": "1"})
    assert (read.port, read.folder, read.host) == (9000, str(tmp_path), "127.0.0.1")
    assert read.url == f"sqlite:///{tmp_path}/jalon.db"


def test_every_setting_is_in_the_docs() -> None:
    text = (Path(__file__).parents[2] / "docs" / "operations.md").read_text("utf-8")
    for one in fields(Settings):
        assert f"`JALON_{one.name.upper()}` | `{one.default}`" in text or not one.default, one.name
        assert f"`JALON_{one.name.upper()}`" in text, one.name


def test_the_key_is_made_once_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    settings = Settings(folder=str(tmp_path / "new"))
    key = settings.secret()
    assert len(key) == 32 and settings.secret() == key
    assert stat.S_IMODE((settings.path / "secret.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(settings.path.stat().st_mode) == 0o700


def test_a_crash_while_the_key_is_made_leaves_no_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty key would be everybody's key."""
    settings = Settings(folder=str(tmp_path))

    def power_cut(handle: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr(os, "fsync", power_cut)
        settings.secret()
    assert os.listdir(tmp_path) == []
    assert len(settings.secret()) == 32


def test_a_key_that_is_cut_short_is_not_used(tmp_path: Path) -> None:
    settings = Settings(folder=str(tmp_path))
    (settings.path / "secret.key").write_bytes(b"")
    with pytest.raises(DamagedKey):
        settings.secret()
