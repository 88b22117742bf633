import { useEffect, useState } from "react";
import type { Engine } from "../engine";
import type { Stack } from "../study";
import { formatLength, type Length } from "./length";

export interface Measured {
  uid: string;
  /** Where in the stack it was drawn. */
  index: number;
  text: string;
  basis: Length["basis"];
  remove: () => void;
}

/** Lengths that were drawn on this stack, in the order in which they were drawn. */
export function useMeasurements(engine: Engine | undefined, stack: Stack): Measured[] {
  const [measured, setMeasured] = useState<Measured[]>([]);
  useEffect(() => {
    if (!engine) {
      return;
    }
    const { lengths } = engine;
    const indexOf = new Map(stack.frames.map(({ id }, index) => [id, index]));
    const read = () =>
      setMeasured(
        lengths.all().flatMap(({ uid, frameId, length }) => {
          const index = indexOf.get(frameId);
          return index === undefined
            ? []
            : [
                {
                  uid,
                  index,
                  text: formatLength(length),
                  basis: length.basis,
                  remove: () => lengths.remove(uid),
                },
              ];
        }),
      );
    read();
    return lengths.onChange(read);
  }, [engine, stack]);
  return measured;
}
