import { useState } from "react";
import type { ImageReference } from "../dicomweb";
import type { PresentationState } from "../gsps";
import type { Cell } from "../layout";
import type { Chosen } from "../presentation";
import type { OpenedStack } from "../viewport";

/** Which state images are shown by; one that no cell shows an image of is shown in the active cell. */
export function usePresentation(
  opened: ReadonlyMap<number, OpenedStack>,
  findImage: (image: ImageReference) => Cell | undefined,
  showInActive: (target: Cell) => void,
) {
  const [chosen, setChosen] = useState<Chosen>();
  const choose = (state: PresentationState | undefined) => {
    setChosen(state && { state });
    if (!state) {
      return;
    }
    const isShown = [...opened.values()].some(({ stack, view }) => {
      const frame = stack.frames[view.state.index];
      return frame !== undefined && state.isAbout(frame);
    });
    const [first] = isShown ? [] : state.images.flatMap((image) => findImage(image) ?? []);
    if (first) {
      showInActive(first);
    }
  };
  return { chosen, choose };
}
