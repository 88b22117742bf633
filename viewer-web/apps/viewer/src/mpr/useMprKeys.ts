import type { MarkKind } from "../engine";
import { useKeys } from "../keys";
import { planeActionOf, type PlaneActions } from "../tools";

/** Scrolling goes through the plane that is looked at. */
interface MprActions extends PlaneActions {
  draw: (kind: MarkKind) => void;
  /** The volume about the patient's long axis. */
  turn: (degrees: number) => void;
  /** The slab, by millimetres. */
  thicken: (by: number) => void;
  toggleVolume: () => void;
  save: () => void;
}

/** As in a stack. */
const markKeys: Record<string, MarkKind> = { d: "probe", l: "length", a: "angle", e: "sphere", q: "cube" };

const DEGREES = 15;

/** Keys of the planes; the stack's own are not there while these are. */
export const useMprKeys = (actions: MprActions): void =>
  useKeys(
    (key) => actionOf(key, actions),
    (key) => (key === "s" ? actions.save : undefined),
  );

function actionOf(key: string, actions: MprActions): (() => void) | undefined {
  switch (key) {
    case "ArrowLeft":
      return () => actions.turn(-DEGREES);
    case "ArrowRight":
      return () => actions.turn(DEGREES);
    case "[":
      return () => actions.thicken(-1);
    case "]":
      return () => actions.thicken(1);
    case "v":
      return actions.toggleVolume;
    default: {
      const kind = markKeys[key];
      return kind ? () => actions.draw(kind) : planeActionOf(key, actions);
    }
  }
}
