import { useCallback, useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DragTool, Engine, KeptView, StackView } from "../engine";
import { useCine } from "../tools";
import type { FrameSource } from "../loading";
import { KeyImageList, KeyImageSign } from "../keyimages";
import { MeasurementList, useMeasurements } from "../measurements";
import { PresentationLayer, PresentationNote, usePresented, type Chosen } from "../presentation";
import type { PresentationState } from "../gsps";
import { SaveBar, type Saving } from "../saving";
import { Problem } from "../problem";
import { recordedFrame, type Frame, type Stack } from "../study";
import { CellLabel } from "./CellLabel";
import { ColourBar } from "./ColourBar";
import { CornerText } from "./CornerText";
import { EdgeLetters } from "./EdgeLetters";
import { FirstImage, type FirstImageQuality } from "./FirstImage";
import { Overlays } from "./Overlays";
import { QualityBadge } from "./QualityBadge";
import { ReferenceLine } from "./ReferenceLine";
import { ScaleBar } from "./ScaleBar";
import { StackControls } from "./StackControls";
import { useStackView } from "./useStackView";
import "./viewport.css";

/** A stack that is on the screen. */
export interface OpenedStack {
  view: StackView;
  stack: Stack;
}

/** What all cells of a page have in common. */
export interface CellSurroundings {
  source: FrameSource;
  engine: Engine | undefined;
  engineFailure: unknown;
  startEngine: () => void;
  /** What dragging does, the same in every cell. */
  tool: DragTool;
  chooseTool: (tool: DragTool) => void;
  textShown: boolean;
  /** More than one person's pictures are open: labels stay where other text is hidden. */
  severalPersons: boolean;
  toggleText: () => void;
  /** What the device drew over a picture is seen. */
  overlaysShown: boolean;
  toggleOverlays: () => void;
  /** How many cells share the memory. */
  sharers: number;
  /** Where the tools of the active cell stand. */
  bar: HTMLElement | null;
  foot: HTMLElement | null;
  layoutMenu: ReactNode;
  /** Of measurements and key images. */
  saving: Saving;
  /** The presentation state that images are shown by. */
  chosen: Chosen | undefined;
  /** Shows images by a state, the first of them in the active cell; undefined: as they came. */
  choosePresentation: (state: PresentationState | undefined) => void;
  /** Shows a frame of the study in the active cell. */
  openFrame: (frame: Frame) => void;
  /** The active series cut in other planes. */
  openPlanes: () => void;
  /** The CT and the PET of its study, one over the other; undefined where it has not both. */
  openFusion: (() => void) | undefined;
  /** Back to the film that the active pictures were cut from; undefined: they were cut from none. */
  openSheet: (() => void) | undefined;
  /** What is done over the active picture, with its frame; undefined: nothing is. */
  over: ((view: StackView, frame: Frame) => ReactNode) | undefined;
}

interface StackCellProps {
  stack: Stack;
  /** The frame to begin with. */
  firstIndex: number;
  mirrored: boolean;
  /** What was done to the stack before the cell was closed; undefined: it begins anew. */
  kept: KeptView | undefined;
  place: number;
  active: boolean;
  /** What tells this cell from its neighbours; none beside a single one. */
  label: string | undefined;
  surroundings: CellSurroundings;
  /** Whose plane is drawn into this one. */
  reference: OpenedStack | undefined;
  onOpened: (place: number, opened: OpenedStack | undefined) => void;
}

/** One stack in one cell; while it is the active one, the page's tools are its tools. */
export function StackCell(props: StackCellProps) {
  const { stack, firstIndex, mirrored, kept, place, active, label, surroundings, reference, onOpened } =
    props;
  const {
    source,
    engine,
    engineFailure,
    startEngine,
    textShown,
    severalPersons,
    overlaysShown,
    sharers,
    saving,
  } = surroundings;
  const { t } = useTranslation();
  const { host, view, state, progress, retry } = useStackView(engine, stack, {
    index: firstIndex,
    mirrored,
    place,
    sharers,
    kept,
  });
  useEffect(() => {
    onOpened(place, view && { view, stack });
    return () => onOpened(place, undefined);
  }, [onOpened, place, view, stack]);
  const [preview, setPreview] = useState<FirstImageQuality>();
  const first = stack.frames[firstIndex] ?? stack.frames[0];
  // A series that is opened again is in memory, and what was made of one can be drawn by the engine alone: nothing of it travels twice.
  const [cached] = useState(() => first.part !== undefined || (engine?.images.has(first) ?? false));
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
  const cine = useCine(view, total, stack.frameTime, active);
  const measured = useMeasurements(engine, stack);
  const frame = stack.frames[state.shown ?? state.index] ?? first;
  const { chosen, choosePresentation } = surroundings;
  const presentation = chosen?.state.isAbout(frame) ? chosen.state : undefined;
  usePresented(view, shown ? frame : undefined, chosen);
  const cellLabel = label !== undefined && <CellLabel text={label} whole={severalPersons} />;
  return (
    <>
      {active && (
        <StackControls
          view={view}
          state={state}
          progress={progress}
          cine={cine}
          frame={frame}
          stack={stack}
          surroundings={surroundings}
        />
      )}
      <div
        className="viewport"
        data-testid={`viewport-${place}`}
        data-shown={state.shown}
        data-total={total}
        aria-busy={!somethingShown && !failed}
      >
        <div ref={host} className="viewport-host" role="img" aria-label={t("viewport")} />
        {awaitsFirst && (
          <FirstImage
            frame={first}
            mirrored={mirrored}
            source={source}
            onShown={showPreview}
            onDone={startEngine}
          />
        )}
        {shown && view && overlaysShown && frame.overlays.length > 0 && (
          <Overlays view={view} frame={frame} source={source} />
        )}
        {shown && view && engine && presentation && (
          <PresentationLayer
            view={view}
            frame={frame}
            state={presentation}
            figures={engine.figuresOn(frame)}
          />
        )}
        {shown && view && reference && !active && (
          <ReferenceLine view={view} frame={frame} reference={reference} />
        )}
        {shown && view && active && surroundings.over?.(view, frame)}
        {textShown && somethingShown && (
          <>
            <CornerText frame={frame} state={state} total={total} progress={progress} label={cellLabel} />
            {state.colours && state.window && (
              <ColourBar colours={state.colours} window={state.window} frame={frame} />
            )}
            {state.edges && <EdgeLetters edges={state.edges} />}
            {state.pixelsPerMillimetre !== undefined && state.basis && (
              <ScaleBar pixelsPerMillimetre={state.pixelsPerMillimetre} basis={state.basis} />
            )}
          </>
        )}
        {!(textShown && somethingShown) && severalPersons && cellLabel && (
          <div className="corner top-left numbers">{cellLabel}</div>
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
        {somethingShown && <KeyImageSign image={saving.keyImages.get(recordedFrame(frame).id)} />}
        {active && (
          <PresentationNote
            state={presentation}
            control={saving.presentations}
            onLeave={() => choosePresentation(undefined)}
          />
        )}
        {active && (
          <div className="lists">
            <MeasurementList measured={measured} onJump={(index) => view?.scrollTo(index)} />
            <KeyImageList
              images={saving.keyImages}
              onJump={(image) => surroundings.openFrame(image.frame)}
              onToggle={saving.toggleKeyImage}
            />
            {(measured.length > 0 ||
              saving.keyImages.size > 0 ||
              saving.unsaved ||
              saving.leftOut.length > 0) && <SaveBar saving={saving} />}
          </div>
        )}
      </div>
    </>
  );
}

function markFirstImage() {
  if (performance.getEntriesByName("first-image").length === 0) {
    performance.mark("first-image");
  }
}
