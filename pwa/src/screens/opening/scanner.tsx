// The camera looks for a QR code; a module worker reads the pictures, so the screen stays quick.
// Before: code-step.tsx, only when asked. After: scan.worker.ts.

import { useEffect, useRef, useState } from "preact/hooks";
import { trusted } from "../../trust.ts";
import { Button } from "../../ui/button";
import { opening } from "../../ui/fr.opening";
import { Icon } from "../../ui/icons";
import address from "./scan.worker.ts?worker&url";

interface Props {
  onFound: (text: string) => void;
  onStop: () => void;
}

/** Longer than this side, a picture costs time and gains nothing. */
const SIDE = 640;
const words = opening.scan;

export function Scanner({ onFound, onStop }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const found = useRef(onFound);
  found.current = onFound;
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    if (!video.current) return;
    return watch(
      video.current,
      (text) => found.current(text),
      () => setRefused(true),
    );
  }, []);
  return (
    <div class="stack">
      {refused ? (
        <p role="alert" class="line">
          <Icon name="warn" /> {words.refused}
        </p>
      ) : (
        <>
          <p>{words.aim}</p>
          <video ref={video} class="scanner" aria-label={words.picture} muted playsInline />
        </>
      )}
      <Button kind="quiet" small onClick={onStop}>
        {words.stop}
      </Button>
    </div>
  );
}

/** Starts the camera and the worker; the answer stops both. */
function watch(video: HTMLVideoElement, found: (text: string) => void, refuse: () => void) {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const worker = new Worker(trusted(address), { type: "module" });
  let stream: MediaStream | undefined;
  let frame = 0;
  let stopped = false;

  const look = () => {
    frame = requestAnimationFrame(() => {
      const scale = Math.min(1, SIDE / Math.max(video.videoWidth, video.videoHeight, 1));
      canvas.width = Math.round(video.videoWidth * scale);
      canvas.height = Math.round(video.videoHeight * scale);
      if (!context || !canvas.width || !canvas.height) return look();
      context.drawImage(video, 0, 0, canvas.width, canvas.height);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      worker.postMessage({ data, width: canvas.width, height: canvas.height }, [data.buffer]);
    });
  };
  worker.onmessage = ({ data }: MessageEvent<string | null>) => {
    if (stopped) return;
    if (data) found(data);
    else look();
  };
  worker.onerror = refuse;

  const start = async () => {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    if (stopped) return stop();
    video.srcObject = stream;
    await video.play();
    look();
  };
  const stop = () => {
    stopped = true;
    cancelAnimationFrame(frame);
    worker.terminate();
    for (const track of stream?.getTracks() ?? []) track.stop();
  };
  start().catch(() => {
    if (!stopped) refuse();
  });
  return stop;
}
