import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MprView, VolumePreset, VolumeView } from "../engine";
import type { VoiWindow } from "../study";
import { EdgeLetters, useVolumeView } from "../viewport";

interface VolumePaneProps {
  /** Whose volume; all of it is in memory. */
  planes: MprView;
  preset: VolumePreset;
  window: VoiWindow | undefined;
  onOpened: (volume: VolumeView | undefined) => void;
}

/** The volume seen from outside. */
export function VolumePane({ planes, preset, window, onOpened }: VolumePaneProps) {
  const { t } = useTranslation();
  const [firstPreset] = useState(preset);
  const open = useCallback<Parameters<typeof useVolumeView>[0]>(
    (element, turned) => planes.openVolume(element, firstPreset, turned),
    [planes, firstPreset],
  );
  const { host, view, edges } = useVolumeView(open, window, onOpened);
  useEffect(() => view?.setPreset(preset), [view, preset]);
  return (
    <section
      className="viewport plane"
      data-testid="volume"
      data-plane="volume"
      data-ready={edges !== undefined}
    >
      <div ref={host} className="viewport-host" role="img" aria-label={t("tool.volume")} />
      <div className="corner top-left">
        <span className="plane-name">{t(`volume.${preset}`)}</span>
      </div>
      {edges && <EdgeLetters edges={edges} />}
    </section>
  );
}
