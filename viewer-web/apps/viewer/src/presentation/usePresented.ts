import { useEffect, useRef } from "react";
import type { StackView } from "../engine";
import type { PresentationState } from "../gsps";
import type { Frame } from "../study";

/** A state that the reader wants to see; chosen once more it is another choice. */
export interface Chosen {
  state: PresentationState;
}

/** What a view was told last. */
interface Told {
  chosen: Chosen;
  presented: string;
}

/**
 * Shows the frames that a state is about as it says, once until it says something else: what the reader changes meanwhile
 * stays. Without a state the pictures are again as they came.
 *
 * @param frame what is on the screen; undefined: nothing yet
 */
export function usePresented(
  view: StackView | undefined,
  frame: Frame | undefined,
  chosen: Chosen | undefined,
): void {
  const told = useRef<Told>(undefined);
  useEffect(() => {
    if (!view || !frame) {
      return;
    }
    if (!chosen) {
      if (told.current) {
        told.current = undefined;
        view.reset();
      }
      return;
    }
    if (!chosen.state.isAbout(frame)) {
      return;
    }
    const presented = chosen.state.presentedOn(frame);
    const text = JSON.stringify(presented);
    if (told.current?.chosen !== chosen || told.current.presented !== text) {
      told.current = { chosen, presented: text };
      view.present(presented);
    }
  }, [view, frame, chosen]);
}
