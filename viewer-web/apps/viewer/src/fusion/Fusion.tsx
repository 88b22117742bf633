import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { nextColours, type ColourMap } from "../colours";
import type { Engine, FusionState, FusionView, PlaneTool, VolumeView } from "../engine";
import { Problem, ProblemText } from "../problem";
import { VolumeRefusal, type FusionFault, type FusionOffer, type FusionPair, type Vector } from "../study";
import { useViewState } from "../viewport";
import { FusionBar } from "./FusionBar";
import { FusionFoot } from "./FusionFoot";
import { FusionPane } from "./FusionPane";
import { panesOf, type FusionLayout } from "./panes";
import { ProjectionPane } from "./ProjectionPane";
import { useFusionKeys } from "./useFusionKeys";
import { useRotation } from "./useRotation";
import "./fusion.css";

interface FusionProps<T> {
  offer: T;
  engine: Engine;
  /** Where the tools stand. */
  bar: HTMLElement | null;
  foot: HTMLElement | null;
  /** Back to the stack. */
  onClose: () => void;
}

/** A CT and a PET in the same planes, or why they cannot be. */
export function Fusion({ offer, ...others }: FusionProps<FusionOffer>) {
  return offer.fault ? (
    <Refused fault={offer.fault} onClose={others.onClose} />
  ) : (
    <Fused offer={offer} {...others} />
  );
}

function Refused({ fault, onClose }: { fault: FusionFault; onClose: () => void }) {
  const { t } = useTranslation();
  const advice = () => {
    switch (fault.kind) {
      case "volume":
        return `${fault.of}: ${t(`mpr.fault.${fault.fault}`)}`;
      case "suv":
        return fault.fault === "differs" ? t("fusion.fault.differs") : t(`measurement.noSuv.${fault.fault}`);
      default:
        return t(`fusion.fault.${fault.kind}`);
    }
  };
  return (
    <ProblemText
      kind={`fusion-${fault.kind}`}
      title={t("fusion.refused")}
      advice={advice()}
      action={{ label: t("mpr.back"), run: onClose }}
    />
  );
}

const NOT_SHIFTED: Vector = [0, 0, 0];

function Fused({ offer, engine, bar, foot, onClose }: FusionProps<FusionPair>) {
  const { t } = useTranslation();
  const { ct, pet, factor } = offer;
  const [view, setView] = useState<FusionView>();
  const [layout, setLayout] = useState<FusionLayout>("axial");
  const [tool, setTool] = useState<PlaneTool>("crosshairs");
  const [colours, setColours] = useState<ColourMap>("hotIron");
  const [opacity, setOpacity] = useState(50);
  const [shift, setShift] = useState<Vector>(NOT_SHIFTED);
  const [projection, setProjection] = useState<VolumeView>();
  useEffect(() => {
    const frames = { ct: ct.frames, pet: pet.frames };
    const opened = engine.openFusion(frames, { factor, colours: "hotIron" });
    // The view is the engine's, and there only while this is on the screen.
    // oxlint-disable-next-line react/set-state-in-effect
    setView(opened);
    return () => {
      opened.close();
      setView(undefined);
    };
  }, [engine, ct, pet, factor]);
  const [nothing] = useState<FusionState>({
    loaded: 0,
    total: ct.frames.length + pet.frames.length,
    ready: false,
    panes: {},
    windows: {},
  });
  const state = useViewState(view, nothing);
  useEffect(() => view?.bind(tool), [view, tool]);
  useEffect(() => view?.setColours(colours), [view, colours]);
  useEffect(() => view?.setShift(shift), [view, shift]);
  const rotation = useRotation(projection);
  const panes = panesOf(layout);
  const frame = pet.frames[0];
  useFusionKeys({
    frame,
    setWindow: (window) => view?.setWindow("pet", window),
    choose: setTool,
    // Greys would not be told from the CT's.
    nextColours: () => setColours(nextColours(colours) ?? nextColours(undefined) ?? colours),
    mix: (percent) => setOpacity(Math.min(100, Math.max(0, opacity + percent))),
    scroll: (slices) => view?.scroll(panes[0]?.plane ?? "axial", slices),
    toggleRotation: rotation.toggle,
    reset: () => reset(),
  });
  const reset = () => {
    view?.reset();
    projection?.reset();
  };
  const shown = panes.every(({ id }) => state.panes[id]);
  return (
    <>
      {bar &&
        createPortal(
          <FusionBar
            tool={tool}
            onTool={setTool}
            layout={layout}
            onLayout={setLayout}
            colours={colours}
            onColours={setColours}
            pair={offer}
            windows={state.windows}
            onWindow={(modality, window) => view?.setWindow(modality, window)}
            rotation={rotation}
            onReset={reset}
            onClose={onClose}
          />,
          bar,
        )}
      {foot &&
        createPortal(
          <FusionFoot opacity={opacity} onOpacity={setOpacity} shift={shift} onShift={setShift} />,
          foot,
        )}
      <div
        className="fusion"
        data-testid="fusion"
        data-layout={layout}
        data-ready={state.ready && shown}
        aria-busy={!(state.ready && shown)}
        style={{ "--ct": 1 - opacity / 100 } as React.CSSProperties}
      >
        {view &&
          state.ready &&
          panes.map((pane) => (
            <FusionPane
              key={pane.id}
              pane={pane}
              pair={offer}
              view={view}
              state={state}
              shift={shift}
              colours={colours}
              opacity={opacity}
            />
          ))}
        {view && state.ready && (
          <ProjectionPane
            // In a pane of another shape it is fitted anew.
            key={String(layout === "all")}
            view={view}
            window={state.windows.pet}
            frame={frame}
            rotation={rotation}
            onOpened={setProjection}
          />
        )}
        {!state.ready && state.failure === undefined && (
          <p className="notice" role="status" data-testid="fusion-loading">
            {t("corner.loaded", { loaded: state.loaded, total: state.total })}
          </p>
        )}
        {state.failure !== undefined && (
          <div className="fusion-failed">
            {state.failure instanceof VolumeRefusal ? (
              <Refused
                fault={{
                  kind: "volume",
                  of: state.failed === "ct" ? "CT" : "PT",
                  fault: state.failure.fault,
                }}
                onClose={onClose}
              />
            ) : (
              <Problem failure={state.failure} otherwise="engine" onRetry={() => view?.retry()} />
            )}
          </div>
        )}
      </div>
    </>
  );
}
