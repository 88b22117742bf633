import { useEffect, useRef } from "react";
import type { Engine, GraphicsState } from "../engine";
import { useViewState } from "../viewport";

const THERE: GraphicsState = { status: "there" };

/** Whether pictures are drawn; before cells are closed because they are not, `leave` is called. */
export function useGraphics(engine: Engine | undefined, leave: () => void): GraphicsState {
  const latest = useRef(leave);
  useEffect(() => {
    latest.current = leave;
  });
  useEffect(
    () =>
      engine?.graphics.subscribe(() => {
        if (engine.graphics.state.status !== "there") {
          latest.current();
        }
      }),
    [engine],
  );
  return useViewState(engine?.graphics, THERE);
}
