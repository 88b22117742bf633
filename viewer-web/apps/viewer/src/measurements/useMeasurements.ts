import { useEffect, useState } from "react";
import type { Engine, SavedRecord } from "../engine";
import type { Stack } from "../study";
import type { MeasurementKind, Quantity, Result } from "./measure";

export interface Measured {
  uid: string;
  /** Where in the stack it was drawn. */
  index: number;
  kind: MeasurementKind;
  quantities: Quantity[];
  basis: Result["basis"];
  proposal: Result["proposal"];
  suvFault: Result["suvFault"];
  /** What a document says of it; undefined: it was drawn here. */
  record?: SavedRecord;
  /** The reader's. */
  own: boolean;
  remove: () => void;
}

/** What was drawn on this stack, in the order in which they were drawn. */
export function useMeasurements(engine: Engine | undefined, stack: Stack): Measured[] {
  const [measured, setMeasured] = useState<Measured[]>([]);
  useEffect(() => {
    if (!engine) {
      return;
    }
    const { measurements } = engine;
    const indexOf = new Map(stack.frames.map(({ id }, index) => [id, index]));
    const read = () =>
      setMeasured(
        measurements
          .all()
          .flatMap(({ uid, frameId, kind, quantities, basis, proposal, suvFault, record, own }) => {
            const index = indexOf.get(frameId);
            return index === undefined
              ? []
              : [
                  {
                    uid,
                    index,
                    kind,
                    quantities,
                    basis,
                    proposal,
                    suvFault,
                    record,
                    own,
                    remove: () => measurements.remove(uid),
                  },
                ];
          }),
      );
    read();
    return measurements.onChange(read);
  }, [engine, stack]);
  return measured;
}
