import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Engine } from "../engine";
import { CineControls, Help, Toolbar, useCine, useShortcuts, useTool, type ToolActions } from "../tools";
import type { FrameSource } from "../loading";
import { MeasurementList, useMeasurements } from "../measurements";
import { Problem } from "../problem";
import type { Stack } from "../study";
import { CornerText } from "./CornerText";
import { EdgeLetters } from "./EdgeLetters";
import { FirstImage, type FirstImageQuality } from "./FirstImage";
import { QualityBadge } from "./QualityBadge";
import { ScaleBar } from "./ScaleBar";
import { useStackView } from "./useStackView";
import "./viewport.css";

interface StackViewerProps {
  stack: Stack;
  /** The frame to begin with. */
  firstIndex: number;
  source: FrameSource;
  engine: Engine | undefined;
  engineFailure: unknown;
  startEngine: () => void;
}

export function StackViewer(props: StackViewerProps) {
  const { stack, firstIndex, source, engine, engineFailure, startEngine } = props;
  const { t } = useTranslation();
  const { host, view, state, progress, retry } = useStackView(engine, stack, firstIndex);
  const [preview, setPreview] = useState<FirstImageQuality>();
  const [helping, setHelping] = useState(false);
  const [textShown, setTextShown] = useState(true);
  const first = stack.frames[firstIndex] ?? stack.frames[0];
  // A series that is opened again is in memory: nothing of it travels twice.
  const [cached] = useState(() => engine?.images.has(first) ?? false);
  const shown = state.shown !== undefined;
  const failed = state.failure !== undefined;
  const awaitsFirst = !shown && !failed && !cached && state.index === firstIndex;
  const previewed = awaitsFirst ? preview : undefined;
  const somethingShown = shown || previewed !== undefined;
  const showPreview = useCallback((quality: FirstImageQuality) => {
    setPreview(quality);
    markFirstImage();
  }, []);
  useEffect(() => {
    if (shown) {
      markFirstImage();
    }
  }, [shown]);

  const total = stack.frames.length;
  const [tool, chooseTool] = useTool(engine);
  const cine = useCine(view, total, stack.frameTime);
  const measured = useMeasurements(engine, stack);
  const actions: ToolActions = {
    choose: chooseTool,
    setWindow: (one) => view?.setWindow(one),
    reset: () => view?.reset(),
    invert: () => view?.invert(),
    rotate: (quarters) => view?.rotate(quarters),
    flip: (axis) => view?.flip(axis),
    undo: () => view?.undo(),
    redo: () => view?.redo(),
    help: () => setHelping(true),
    togglePlay: cine.toggle,
    toggleText: () => setTextShown(!textShown),
    scrollTo: (index) => view?.scrollTo(index),
  };
  const frame = stack.frames[state.shown ?? state.index] ?? first;
  useShortcuts(actions, state.index, total, frame);
  return (
    <>
      <Toolbar
        actions={actions}
        tool={tool}
        playing={cine.playing}
        textShown={textShown}
        total={total}
        frame={frame}
        current={state.window}
        canUndo={state.canUndo === true}
        canRedo={state.canRedo === true}
      />
      {helping && <Help onClose={() => setHelping(false)} />}
      <div
        className="viewport"
        data-testid="viewport-0"
        data-shown={state.shown}
        data-total={total}
        aria-busy={!somethingShown && !failed}
      >
        <div ref={host} className="viewport-host" role="img" aria-label={t("viewport")} />
        {awaitsFirst && (
          <FirstImage frame={first} source={source} onShown={showPreview} onDone={startEngine} />
        )}
        {textShown && somethingShown && (
          <>
            <CornerText frame={frame} state={state} total={total} progress={progress} />
            {state.edges && <EdgeLetters edges={state.edges} />}
            {state.pixelsPerMillimetre !== undefined && (
              <ScaleBar pixelsPerMillimetre={state.pixelsPerMillimetre} basis={frame.spacing.basis} />
            )}
          </>
        )}
        <QualityBadge quality={state.quality ?? previewed} />
        {failed && <Problem failure={state.failure} onRetry={retry} />}
        {engineFailure !== undefined && (
          <Problem failure={engineFailure} otherwise="engine" onRetry={startEngine} />
        )}
        {progress !== undefined && progress.failed > 0 && !failed && (
          <p className="notice" role="status" data-testid="missing-frames">
            {t("problem.missing", { count: progress.failed })}
            <button type="button" className="quiet" onClick={retry}>
              {t("retry")}
            </button>
          </p>
        )}
        <MeasurementList measured={measured} onJump={actions.scrollTo} />
      </div>
      {total > 1 && (
        <div className="slice-bar">
          <input
            type="range"
            min={0}
            max={total - 1}
            value={state.index}
            aria-label={t("slice")}
            data-testid="slice"
            style={{ "--loaded": progress ? progress.loaded / progress.total : 0 } as React.CSSProperties}
            onChange={(event) => actions.scrollTo(Number(event.target.value))}
          />
          <CineControls cine={cine} />
        </div>
      )}
    </>
  );
}

function markFirstImage() {
  if (performance.getEntriesByName("first-image").length === 0) {
    performance.mark("first-image");
  }
}
