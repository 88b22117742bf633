import { useEffect, useState } from "react";
import type { DragTool, Engine } from "../engine";

/** What dragging on the picture does, at `first` as the address asks. */
export function useTool(
  engine: Engine | undefined,
  first: DragTool = "window",
): [DragTool, (tool: DragTool) => void] {
  const [tool, choose] = useState(first);
  useEffect(() => engine?.bind(tool), [engine, tool]);
  return [tool, choose];
}
