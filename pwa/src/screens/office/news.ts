// News of the devices, asked of the server when a screen that tells them opens, and again when work has moved.
// Before: server.ts. After: overview/, team/.

import { useEffect, useState } from "preact/hooks";
import { store } from "../../store";
import { type DeviceNews, deviceNews } from "./server.ts";

export interface News {
  readonly of: ReadonlyMap<string, DeviceNews>;
  /** The server could not be asked. */
  readonly offline: boolean;
  readonly known: boolean;
}

const NONE: News = { of: new Map(), offline: false, known: false };

export function useNews(): News {
  const [news, setNews] = useState(NONE);
  const { contact } = store.sync.value;
  useEffect(() => {
    let wanted = true;
    void deviceNews().then((answer) => {
      if (!wanted) return;
      if (answer.ok)
        setNews({
          of: new Map(answer.value.devices.map((one) => [one.device, one])),
          offline: false,
          known: true,
        });
      else setNews((before) => ({ ...before, offline: true }));
    });
    return () => {
      wanted = false;
    };
  }, [contact]);
  return news;
}
