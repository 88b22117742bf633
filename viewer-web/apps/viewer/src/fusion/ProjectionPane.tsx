import { useTranslation } from "react-i18next";
import type { FusionView, VolumeView } from "../engine";
import type { Frame, VoiWindow } from "../study";
import { EdgeLetters, useVolumeView, WindowText } from "../viewport";
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
  const { host, edges } = useVolumeView(view.openProjection, window, onOpened);
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
