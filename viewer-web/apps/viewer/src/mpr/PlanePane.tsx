import { useTranslation } from "react-i18next";
import type { MeasuredMark, MprPlaneState, Plane, Slab } from "../engine";
import type { Frame, VoiWindow } from "../study";
import { EdgeLetters, ScaleBar, WindowText } from "../viewport";
import { MarkLayer } from "./MarkLayer";

interface PlanePaneProps {
  plane: Plane;
  /** One of the volume. */
  frame: Frame;
  host: (element: HTMLDivElement | null) => void;
  state: MprPlaneState | undefined;
  /** What was drawn in the volume. */
  marks: readonly MeasuredMark[];
  window: VoiWindow | undefined;
  slab: Slab;
  /** 1: as they were recorded; else so many pixels a side were made one. */
  reducedBy: number;
  /** Keys go through it. */
  active: boolean;
  onActivate: () => void;
}

/** One plane, in the colour in which the others show it. */
export function PlanePane(props: PlanePaneProps) {
  const { plane, frame, host, state, marks, window, slab, reducedBy, active, onActivate } = props;
  const { t } = useTranslation();
  return (
    // What is inside takes the same touches; this only learns which plane the keys are meant for.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="viewport plane"
      data-testid={`plane-${plane}`}
      data-plane={plane}
      data-active={active}
      tabIndex={0}
      aria-label={t(`mpr.${plane}`)}
      onPointerEnter={onActivate}
      onPointerDownCapture={onActivate}
      onFocus={onActivate}
    >
      <div ref={host} className="viewport-host" role="img" aria-label={t(`mpr.${plane}`)} />
      {state && (
        <>
          <MarkLayer shown={state.marks} marks={marks} frame={frame} />
          <div className="corner top-left numbers">
            <span className="plane-name">{t(`mpr.${plane}`)}</span>
            <span data-testid="slice-position">
              {t("corner.position", { millimetres: state.position.toFixed(1) })}
            </span>
            {reducedBy > 1 && (
              <span className="no-suv" data-testid="reduced">
                {t("mpr.reduced", { by: reducedBy })}
              </span>
            )}
            {slab.thickness > 0 && (
              <span>{t(`mpr.shown.${slab.mode}`, { millimetres: slab.thickness })}</span>
            )}
          </div>
          {window && (
            <div className="corner bottom-left numbers">
              <WindowText window={window} frame={frame} />
            </div>
          )}
          <EdgeLetters edges={state.edges} />
          <ScaleBar pixelsPerMillimetre={state.pixelsPerMillimetre} basis={frame.spacing.basis} />
        </>
      )}
    </section>
  );
}
