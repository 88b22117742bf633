import { useEffect, useRef, useState } from "react";
import type { VolumeView } from "../engine";
import type { Edges, VoiWindow } from "../study";

/**
 * A volume seen from outside, while its pane is on the screen.
 *
 * @param open another function opens another view
 */
export function useVolumeView(
  open: (element: HTMLDivElement, turned: (edges: Edges) => void) => VolumeView,
  window: VoiWindow | undefined,
  onOpened: (view: VolumeView | undefined) => void,
) {
  const host = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<VolumeView>();
  const [edges, setEdges] = useState<Edges>();
  useEffect(() => {
    if (!host.current) {
      return;
    }
    const opened = open(host.current, setEdges);
    setView(opened);
    onOpened(opened);
    return () => {
      opened.close();
      setView(undefined);
      onOpened(undefined);
    };
  }, [open, onOpened]);
  useEffect(() => {
    if (window) {
      view?.setWindow(window);
    }
  }, [view, window]);
  return { host, view, edges };
}
