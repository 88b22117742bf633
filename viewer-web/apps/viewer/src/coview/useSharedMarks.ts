import { useEffect, useRef } from "react";
import type { Engine } from "../engine";
import type { Study } from "../study";
import { readMark } from "./messages";
import { paced } from "./paced";
import type { Session } from "./useSession";

const PREFIX = "mark/";

/** Everybody's drawings are seen by all, and changed by whoever drew them. */
export function useSharedMarks(session: Session, study: Study, engine: Engine | undefined) {
  const { status, you, people, shared, set } = session;
  const name = people.find(({ seat }) => seat === you)?.name ?? "";
  const latest = useRef(shared);
  useEffect(() => {
    latest.current = shared;
  });

  useEffect(() => {
    if (!engine || status !== "joined" || you === 0) {
      return;
    }
    const frames = study.items.flatMap((item) => (item.kind === "stack" ? item.frames : []));
    // After a connection broke it is not known what arrived: all is told again.
    const own = [...latest.current.keys()].filter((part) => part.startsWith(`${PREFIX}${you}-`));
    const told = new Map<string, string>(own.map((part) => [part, ""]));
    const tell = paced(() => {
      const drawn = new Map(
        engine.savedDrawings.recorded(frames).map((one) => [`${PREFIX}${you}-${one.trackingUid}`, one]),
      );
      for (const [part, drawing] of drawn) {
        const text = JSON.stringify(drawing);
        if (told.get(part) !== text) {
          told.set(part, text);
          set(part, { author: name, drawing });
        }
      }
      for (const part of told.keys()) {
        if (!drawn.has(part)) {
          told.delete(part);
          set(part, null);
        }
      }
    });
    tell.run();
    const unsubscribe = engine.measurements.onChange(tell.run);
    return () => {
      unsubscribe();
      tell.stop();
    };
  }, [engine, status, you, name, study, set]);

  const shown = useRef(new Map<string, string>());
  useEffect(() => {
    if (!engine || you === 0) {
      return;
    }
    const others = new Map(
      [...shared].filter(([part]) => part.startsWith(PREFIX) && !part.startsWith(`${PREFIX}${you}-`)),
    );
    for (const part of shown.current.keys()) {
      if (!others.has(part)) {
        shown.current.delete(part);
        engine.savedDrawings.follow(part, "", null, undefined);
      }
    }
    for (const [part, value] of others) {
      const text = JSON.stringify(value);
      const mark = shown.current.get(part) === text ? undefined : readMark(value);
      const image = mark?.drawing.image;
      const frame = image && frameOf(study, image.sopInstanceUID, image.frameNumber);
      if (mark && frame) {
        shown.current.set(part, text);
        engine.savedDrawings.follow(part, mark.author, mark.drawing, frame);
      }
    }
  }, [engine, you, shared, study]);
}

function frameOf({ items }: Study, sopInstanceUID: string, frameNumber: number | undefined) {
  for (const item of items) {
    const found =
      item.kind === "stack" &&
      item.frames.find(
        (frame) =>
          frame.instance.sopInstanceUID === sopInstanceUID &&
          (frameNumber === undefined || frame.frameNumber === frameNumber),
      );
    if (found) {
      return found;
    }
  }
  return undefined;
}
