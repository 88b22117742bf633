import { useEffect, useMemo, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import type { Engine, MprState, MprView, Plane, MprTool, Slab, VolumePreset, VolumeView } from "../engine";
import { VOLUME_MEMORY } from "../loading";
import type { Saving } from "../saving";
import { Problem, ProblemText } from "../problem";
import { commonSuv, fittingVolume, VolumeRefusal, type Frame, type Stack, type VolumeFault } from "../study";
import { useViewState } from "../viewport";
import { MarkList } from "./MarkList";
import { MprBar, THICKEST } from "./MprBar";
import { PlanePane } from "./PlanePane";
import { VolumePane } from "./VolumePane";
import { useMprKeys } from "./useMprKeys";
import { volumePresetsFor } from "./volumePresetsFor";
import "./mpr.css";

interface MprProps {
  stack: Stack;
  engine: Engine;
  /** Of what was measured. */
  saving: Saving;
  /** Where the tools stand. */
  bar: HTMLElement | null;
  /** Back to the stack. */
  onClose: () => void;
}

const planes: Plane[] = ["axial", "coronal", "sagittal"];

/** A series cut in three planes, or why it cannot be. */
export function Mpr({ stack, engine, saving, bar, onClose }: MprProps) {
  const volume = useMemo(() => fittingVolume(stack.frames, VOLUME_MEMORY), [stack]);
  return volume.fault ? (
    <Refused fault={volume.fault} onClose={onClose} />
  ) : (
    <Planes
      stack={stack}
      frames={volume.frames}
      reducedBy={volume.reducedBy}
      engine={engine}
      saving={saving}
      bar={bar}
      onClose={onClose}
    />
  );
}

function Refused({ fault, onClose }: { fault: VolumeFault; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <ProblemText
      kind={`volume-${fault}`}
      title={t("mpr.refused")}
      advice={t(`mpr.fault.${fault}`)}
      action={{ label: t("mpr.back"), run: onClose }}
    />
  );
}

interface PlanesProps extends MprProps {
  /** Those of the stack, or smaller ones in their place. */
  frames: readonly Frame[];
  reducedBy: number;
}

function Planes({ stack, frames, reducedBy, engine, saving, bar, onClose }: PlanesProps) {
  const { t } = useTranslation();
  const hosts = useRef<Partial<Record<Plane, HTMLDivElement>>>({});
  const [view, setView] = useState<MprView>();
  useEffect(() => {
    const { axial, coronal, sagittal } = hosts.current;
    if (!axial || !coronal || !sagittal) {
      return;
    }
    const opened = engine.openPlanes({ axial, coronal, sagittal }, frames);
    setView(opened);
    return () => {
      opened.close();
      setView(undefined);
    };
  }, [engine, frames]);
  const [nothing] = useState<MprState>({
    loaded: 0,
    total: stack.frames.length,
    ready: false,
    planes: {},
    marks: [],
  });
  const state = useViewState(view, nothing);
  const [tool, setTool] = useState<MprTool>("crosshairs");
  const [preset, setPreset] = useState<VolumePreset>();
  const [volume, setVolume] = useState<VolumeView>();
  const [slab, setSlab] = useState<Slab>({ mode: "average", thickness: 0 });
  const [active, setActive] = useState<Plane>("axial");
  useEffect(() => view?.bind(tool), [view, tool]);
  useEffect(() => view?.setSlab(slab), [view, slab]);
  // What is said of all values is said of one frame; where their SUVs do not compare, they have none.
  const frame = useMemo(() => ({ ...stack.frames[0], suv: commonSuv(stack.frames) }), [stack]);
  const presets = volumePresetsFor(frame);
  const reset = () => {
    setSlab({ mode: slab.mode, thickness: 0 });
    view?.reset();
    volume?.reset();
  };
  useMprKeys({
    frame,
    setWindow: (window) => view?.setWindow(window),
    choose: setTool,
    draw: setTool,
    scroll: (slices) => view?.scroll(active, slices),
    turn: (degrees) => volume?.turn(degrees),
    thicken: (by) => setSlab({ ...slab, thickness: Math.min(THICKEST, Math.max(0, slab.thickness + by)) }),
    toggleVolume: () => setPreset(preset ? undefined : presets[0]),
    save: saving.save,
    reset,
  });
  return (
    <>
      {bar &&
        createPortal(
          <MprBar
            preset={preset}
            presets={presets}
            onPreset={setPreset}
            tool={tool}
            onTool={setTool}
            slab={slab}
            onSlab={setSlab}
            onReset={reset}
            onClose={onClose}
          />,
          bar,
        )}
      <div
        className="planes"
        data-testid="planes"
        data-ready={state.ready}
        data-volume={preset !== undefined}
        aria-busy={!state.ready}
      >
        {planes.map((plane) => (
          <PlanePane
            key={plane}
            plane={plane}
            frame={frame}
            host={(element) => {
              hosts.current[plane] = element ?? undefined;
            }}
            state={state.planes[plane]}
            marks={state.marks}
            window={state.window}
            slab={slab}
            reducedBy={reducedBy}
            active={plane === active}
            onActivate={() => setActive(plane)}
          />
        ))}
        {state.ready && (
          <MarkList
            marks={state.marks}
            frame={frame}
            onJump={(mark) => view?.goTo(mark)}
            onRemove={({ id }) => engine.marks.remove((mark) => mark.id === id)}
            saving={saving}
          />
        )}
        {view && state.ready && preset && (
          <VolumePane planes={view} preset={preset} window={state.window} onOpened={setVolume} />
        )}
        {!state.ready && state.failure === undefined && (
          <p className="notice" role="status" data-testid="planes-loading">
            {t("corner.loaded", { loaded: state.loaded, total: state.total })}
          </p>
        )}
        {state.failure !== undefined && (
          <div className="planes-failed">
            {state.failure instanceof VolumeRefusal ? (
              <Refused fault={state.failure.fault} onClose={onClose} />
            ) : (
              <Problem failure={state.failure} otherwise="engine" onRetry={() => view?.retry()} />
            )}
          </div>
        )}
      </div>
    </>
  );
}
