import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Edges, MprView, VolumePreset, VolumeView } from "../engine";
import type { VoiWindow } from "../study";
import { EdgeLetters } from "../viewport";

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
  const host = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<VolumeView>();
  const [edges, setEdges] = useState<Edges>();
  const [firstPreset] = useState(preset);
  useEffect(() => {
    if (!host.current) {
      return;
    }
    const opened = planes.openVolume(host.current, firstPreset, setEdges);
    setView(opened);
    onOpened(opened);
    return () => {
      opened.close();
      setView(undefined);
      onOpened(undefined);
    };
  }, [planes, firstPreset, onOpened]);
  useEffect(() => view?.setPreset(preset), [view, preset]);
  useEffect(() => {
    if (window) {
      view?.setWindow(window);
    }
  }, [view, window]);
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
