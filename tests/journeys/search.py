"""Looks for words where they must not be: in the files of a browser, in its memory, in its caches.

Before: the stories of what must stay unseen. Each search is also made for something that is rightly
there, so that a search that finds nothing because it looks nowhere is noticed.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.journeys.machine import Machine


def in_files(folder: Path, words: Iterable[str | bytes]) -> set[str]:
    """Which of these stand in any file, in any way that a browser writes strings."""
    wanted = {word: _forms(word) for word in words}
    found = set()
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            content = file.read_bytes()
            for word, forms in wanted.items():
                if any(form in content for form in forms):
                    found.add(str(word))
    return found


def in_memory(machine: Machine, words: Iterable[str]) -> set[str]:
    """Which of these the page holds in its heap."""
    pieces: list[str] = []
    probe = machine.context.new_cdp_session(machine.page)
    probe.on("HeapProfiler.addHeapSnapshotChunk", lambda event: pieces.append(event["chunk"]))
    probe.send("HeapProfiler.takeHeapSnapshot", {"reportProgress": False})
    probe.detach()
    strings = "\n".join(json.loads("".join(pieces))["strings"])
    return {word for word in words if word in strings}


def in_caches(machine: Machine, words: Iterable[str]) -> set[str]:
    """Which of these Cache Storage holds."""
    texts: list[str] = machine.page.evaluate(
        """async () => {
          const found = [];
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) {
              found.push(request.url, await (await cache.match(request)).text());
            }
          }
          return found;
        }"""
    )
    return {word for word in words if any(word in text for text in texts)}


def keys_in_clear(machine: Machine) -> list[str]:
    """Keys that lie in a database as objects: their bytes would lie on the disk."""
    found: list[str] = machine.page.evaluate(
        """async () => {
          const rows = (store) => new Promise((done, fail) => {
            const asked = store.getAll();
            asked.onsuccess = () => done(asked.result);
            asked.onerror = () => fail(asked.error);
          });
          const open = (name) => new Promise((done, fail) => {
            const asked = indexedDB.open(name);
            asked.onsuccess = () => done(asked.result);
            asked.onerror = () => fail(asked.error);
          });
          const holdsKey = (value) =>
            value instanceof CryptoKey ||
            (value !== null && typeof value === "object" && !ArrayBuffer.isView(value) &&
              Object.values(value).some(holdsKey));
          const found = [];
          for (const { name } of await indexedDB.databases()) {
            const database = await open(name);
            for (const store of database.objectStoreNames) {
              const all = await rows(database.transaction(store).objectStore(store));
              if (all.some(holdsKey)) found.push(`${name}/${store}`);
            }
            database.close();
          }
          return found;
        }"""
    )
    return found


def _forms(word: str | bytes) -> list[bytes]:
    if isinstance(word, bytes):
        return [word]
    return list(_encoded(word))


def _encoded(word: str) -> Iterator[bytes]:
    yield word.encode()
    yield word.encode("utf-16-le")
    yield word.encode("latin-1", "ignore")
