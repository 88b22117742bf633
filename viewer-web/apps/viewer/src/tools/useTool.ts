import { useEffect, useState } from "react";
import type { DragTool, Engine } from "../engine";

/** What dragging on the picture does. */
export function useTool(engine: Engine | undefined): [DragTool, (tool: DragTool) => void] {
  const [tool, choose] = useState<DragTool>("window");
  useEffect(() => engine?.bind(tool), [engine, tool]);
  return [tool, choose];
}
