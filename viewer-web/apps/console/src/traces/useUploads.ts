import { startTrace, type Trace, type Upload } from "@yingdun/api";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { isTooLarge } from "./limits";

export interface PendingUpload {
  key: number;
  /** Of one leak. */
  files: File[];
  /** By which the server knows it when it is sent again. */
  request: string;
  fraction: number;
  state: "waiting" | "sending" | "failed";
  error?: unknown;
}

/**
 * A queue that sends one request at a time: a phone's uplink is shared badly by five. What failed stays in the list
 * until it is sent again or taken out.
 */
export function useUploads(note: string) {
  const client = useQueryClient();
  const [uploads, setUploads] = useState<PendingUpload[]>([]);
  const running = useRef<{ key: number; upload: Upload<Trace> }>(undefined);
  const nextKey = useRef(0);
  const latestNote = useRef(note);
  useEffect(() => {
    latestNote.current = note;
  });

  const update = useCallback(
    (key: number, change: Partial<PendingUpload>) =>
      setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one))),
    [],
  );

  useEffect(() => {
    const next = uploads.find((one) => one.state === "waiting");
    if (!next || running.current) {
      return;
    }
    const upload = startTrace(next.files, latestNote.current, next.request, (fraction) =>
      update(next.key, { fraction }),
    );
    running.current = { key: next.key, upload };
    update(next.key, { state: "sending" });
    upload.done
      .then(
        () => {
          setUploads((all) => all.filter((one) => one.key !== next.key));
          return client.invalidateQueries({ queryKey: ["traces", "list"] });
        },
        (error: unknown) => update(next.key, { state: "failed", error }),
      )
      .finally(() => {
        running.current = undefined;
        // A new array, so that the effect looks for the next one.
        setUploads((all) => [...all]);
      });
  }, [uploads, update, client]);

  return {
    uploads,
    /** A trace for each list. */
    add: (batches: File[][]) =>
      setUploads((all) => [
        ...all,
        ...batches.map((files) => ({
          key: nextKey.current++,
          files,
          request: crypto.randomUUID(),
          fraction: 0,
          ...checked(files),
        })),
      ]),
    retry: (key: number) => update(key, { state: "waiting", fraction: 0, error: undefined }),
    remove: (key: number) => {
      if (running.current?.key === key) {
        running.current.upload.abort();
      }
      setUploads((all) => all.filter((one) => one.key !== key));
    },
  };
}

/** Told before the upload, not after a minute of it. */
function checked(files: File[]): Pick<PendingUpload, "state" | "error"> {
  return files.some(isTooLarge) ? { state: "failed", error: new FileTooLarge() } : { state: "waiting" };
}

export class FileTooLarge extends Error {}
