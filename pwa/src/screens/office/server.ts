// The few things that only the server can answer: an invitation, news of the devices, the history of a record.
// Each says plainly when there is no network. Before: team/, overview/, review/. After: server/gate.py.

import { store, type Value } from "../../store";
import { me } from "../me";

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: "network" | "later" | "refused"; readonly problem: string };

export interface Invitation {
  readonly code: string;
  /** When it ends, in ms since 1970; a recovery code does not end. */
  readonly ends?: number;
}

export interface DeviceNews {
  readonly device: string;
  readonly user: string;
  /** How many entries it said that it had made, and how many of them never came. */
  readonly announced: number;
  readonly missing: number;
  readonly heard: number | null;
  /** When its storage was found empty. */
  readonly lost: number | null;
}

export interface PastWrite {
  readonly version: string;
  readonly field: string;
  readonly value: Value;
  readonly at: number;
  readonly over: readonly string[];
  /** When the server got it; 0 where it does not say. */
  readonly received: number;
  readonly undone: boolean;
}

const PATIENCE_MS = 10_000;

async function ask<T>(path: string, body?: unknown): Promise<Answer<T>> {
  try {
    const answer = await fetch(path, {
      method: body === undefined ? "GET" : "POST",
      credentials: "same-origin",
      headers: { "X-Jalon-Device": me().device, "Content-Type": "application/json" },
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const value = (await answer.json()) as T & { jalon?: number; problem?: string; later?: number };
    // A page of somebody else's network is no answer (L6).
    if (value.jalon !== 1) return { ok: false, why: "network", problem: "" };
    if (answer.ok) return { ok: true, value };
    const why = value.later === undefined ? "refused" : "later";
    return { ok: false, why, problem: value.problem ?? "" };
  } catch {
    return { ok: false, why: "network", problem: "" };
  }
}

export async function invite(user: string): Promise<Answer<Invitation>> {
  await sent();
  return ask("/api/invite", { user });
}

export const recoveryCode = (): Promise<Answer<Invitation>> => ask("/api/recovery", {});

export const deviceNews = () => ask<{ devices: readonly DeviceNews[] }>("/api/devices");

export const history = (type: string, id: string) =>
  ask<{ changes: readonly PastWrite[] }>(
    `/api/history?type=${encodeURIComponent(type)}&id=${encodeURIComponent(id)}`,
  );

/** Waits until the server has what was just set up here: it cannot invite somebody it does not know. */
function sent(): Promise<void> {
  if (store.sync.peek().waiting === 0) return Promise.resolve();
  store.nudge();
  return new Promise((go) => {
    const done = () => {
      stop();
      clearTimeout(timer);
      go();
    };
    const timer = setTimeout(done, PATIENCE_MS);
    const stop = store.sync.subscribe(({ waiting }) => {
      if (waiting === 0) queueMicrotask(done);
    });
  });
}
