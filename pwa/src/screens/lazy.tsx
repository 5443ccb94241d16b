/**
 * A screen whose code comes when it is first needed. The service worker has it already, so it comes without network too.
 * Before: main.tsx, session/. After: the screen.
 */
import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Button } from "../ui/button";
import { Empty } from "../ui/empty";
import { fr } from "../ui/fr";

export function lazy<P extends object>(
  load: () => Promise<FunctionComponent<P>>,
): FunctionComponent<P> {
  let loaded: FunctionComponent<P> | undefined;
  return function Lazy(props: P) {
    const [, setState] = useState<"waiting" | "here" | "failed">(loaded ? "here" : "waiting");
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (loaded) return;
      load().then(
        (one) => {
          loaded = one;
          setState("here");
        },
        () => setFailed(true),
      );
    }, []);
    if (loaded) {
      const Loaded = loaded;
      return <Loaded {...props} />;
    }
    return failed ? <Broken /> : null;
  };
}

export const Broken = () => (
  <Empty icon="warn" title={fr.app.broken}>
    <Button onClick={() => location.reload()}>{fr.app.reopen}</Button>
  </Empty>
);
