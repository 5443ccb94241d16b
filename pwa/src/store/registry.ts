// Who works on this device: a small database beside the sealed ones. In clear: the name that somebody chose for the
// switch between users, and their organisation's; nothing else. Parcels of others lie here until there is a network.
// Before: database.ts. After: store.ts, and src/worker/sw.ts, which reads `users` to know whose parcels to carry.

import { Database, done, type Shape } from "./database.ts";
import type { Drivers } from "./drivers.ts";
import type { Parcel, UserOfDevice } from "./types.ts";

interface UserRow extends UserOfDevice {
  readonly used: number;
}

const SHAPE: Shape = {
  name: "jalon",
  version: 1,
  upgrade(database) {
    database.createObjectStore("users", { keyPath: "device" });
    database.createObjectStore("carried", { autoIncrement: true });
  },
};

export class Registry {
  readonly #database: Database;
  readonly #drivers: Drivers;

  constructor(drivers: Drivers, factory: IDBFactory, blocked: () => void) {
    this.#drivers = drivers;
    this.#database = new Database(factory, SHAPE, blocked);
  }

  /** All users, the last one first; those who left at the end. */
  async users(): Promise<UserOfDevice[]> {
    const rows = (await this.#database.read(["users"], (of) =>
      done(of("users").getAll()),
    )) as UserRow[];
    return rows
      .sort((a, b) => Number(a.left ?? false) - Number(b.left ?? false) || b.used - a.used)
      .map(({ used: _, ...user }) => user);
  }

  /** Whether a device once worked here of which nothing is left. */
  async lost(): Promise<boolean> {
    return this.#drivers.memo.read().length > 0 && (await this.users()).length === 0;
  }

  async put(user: UserOfDevice): Promise<void> {
    const row: UserRow = { ...user, used: this.#drivers.now() };
    await this.#database.write(["users"], (of) => done(of("users").put(row)));
    await this.#note();
  }

  async remove(device: string): Promise<void> {
    await this.#database.write(["users"], (of) => done(of("users").delete(device)));
    await this.#note();
  }

  async carry(parcel: Parcel): Promise<void> {
    await this.#database.write(["carried"], (of) => done(of("carried").add(parcel)));
  }

  async carried(): Promise<[IDBValidKey, Parcel][]> {
    return this.#database.read(["carried"], async (of) => {
      const [keys, parcels] = await Promise.all([
        done(of("carried").getAllKeys()),
        done(of("carried").getAll()),
      ]);
      return keys.map((key, at) => [key, parcels[at] as Parcel]);
    });
  }

  async delivered(key: IDBValidKey): Promise<void> {
    await this.#database.write(["carried"], (of) => done(of("carried").delete(key)));
  }

  /** Whether anything can be kept here at all. */
  async probe(): Promise<boolean> {
    await this.#database.write(["carried"], async (of) => {
      const key = await done(of("carried").add(this.#drivers.random(32_768)));
      await done(of("carried").delete(key));
    });
    return true;
  }

  async #note(): Promise<void> {
    this.#drivers.memo.write((await this.users()).map((user) => user.device));
  }
}
