/** "Nouvelle version prête": said calmly, taken only when asked. Before: ../../update.ts. */
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { fr } from "../../ui/fr";
import { ready, takeUpdate } from "../../update";

export function Update() {
  if (!ready.value) return null;
  return (
    <Card tone="notice" title={fr.app.update}>
      <Button kind="secondary" icon="refresh" small onClick={takeUpdate}>
        {fr.app.updateNow}
      </Button>
    </Card>
  );
}
