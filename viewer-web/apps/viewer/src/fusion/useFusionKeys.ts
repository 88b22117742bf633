import { useKeys } from "../keys";
import { planeActionOf, type PlaneActions } from "../tools";

/** Frame and window are the PET's. */
interface FusionActions extends PlaneActions {
  nextColours: () => void;
  /** More of the PET, in percent. */
  mix: (percent: number) => void;
  toggleRotation: () => void;
}

const PERCENT = 10;

/** Keys of the fused planes; the stack's own are not there while these are. */
export const useFusionKeys = (actions: FusionActions): void => useKeys((key) => actionOf(key, actions));

function actionOf(key: string, actions: FusionActions): (() => void) | undefined {
  switch (key) {
    case "ArrowLeft":
      return () => actions.mix(-PERCENT);
    case "ArrowRight":
      return () => actions.mix(PERCENT);
    case "g":
      return actions.nextColours;
    case " ":
      return actions.toggleRotation;
    default:
      return planeActionOf(key, actions);
  }
}
