import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Edges, FusionView, VolumeView } from "../engine";
import type { Frame, VoiWindow } from "../study";
import { EdgeLetters, WindowText } from "../viewport";
import type { Rotation } from "./useRotation";

interface ProjectionPaneProps {
  view: FusionView;
  /** Of the PET. */
  window: VoiWindow | undefined;
  frame: Pick<Frame, "suv">;
  rotation: Rotation;
  onOpened: (projection: VolumeView | undefined) => void;
}

/** The PET from outside: the greatest value on each way through it, turning until somebody touches it. */
export function ProjectionPane({ view, window, frame, rotation, onOpened }: ProjectionPaneProps) {
  const { t } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  const [projection, setProjection] = useState<VolumeView>();
  const [edges, setEdges] = useState<Edges>();
  useEffect(() => {
    if (!host.current) {
      return;
    }
    const opened = view.openProjection(host.current, setEdges);
    setProjection(opened);
    onOpened(opened);
    return () => {
      opened.close();
      setProjection(undefined);
      onOpened(undefined);
    };
  }, [view, onOpened]);
  useEffect(() => {
    if (window) {
      projection?.setWindow(window);
    }
  }, [projection, window]);
  return (
    <section
      className="viewport plane"
      data-testid="projection"
      data-plane="volume"
      data-ready={edges !== undefined}
      data-running={rotation.running}
    >
      <div
        ref={host}
        className="viewport-host"
        role="img"
        aria-label={t("fusion.projection")}
        onPointerDown={rotation.pause}
      />
      <div className="corner top-left">
        <span className="plane-name">{t("fusion.projection")}</span>
      </div>
      {window && (
        <div className="corner bottom-left numbers">
          <WindowText window={window} frame={frame} />
        </div>
      )}
      {edges && <EdgeLetters edges={edges} />}
    </section>
  );
}
