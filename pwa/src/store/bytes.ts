// Bytes and texts. Nothing before; seal.ts, outbox.ts and lock.ts use it.

export type Bytes = Uint8Array<ArrayBuffer>;

export const toBytes = (text: string): Bytes => new TextEncoder().encode(text);
export const toText = (bytes: Bytes): string => new TextDecoder().decode(bytes);

/** base64url without padding. */
export function encode(bytes: Bytes): string {
  let found = "";
  // In slices, because a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192)
    found += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(found).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export function decode(text: string): Bytes {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) =>
    one.charCodeAt(0),
  );
}

export function joined(first: Bytes, second: Bytes): Bytes {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Random letters and digits, all equally likely. */
export function randomId(random: (length: number) => Bytes, length: number): string {
  let found = "";
  while (found.length < length) {
    for (const byte of random(length * 2)) {
      // 252 is the largest multiple of 36 that fits; the rest would make some letters likelier.
      if (byte < 252 && found.length < length) found += (byte % 36).toString(36);
    }
  }
  return found;
}
