import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ViewState } from "../engine";
import type { PrefetchProgress } from "../loading";
import { positionAlong, type Frame } from "../study";
import { short } from "./short";
import { viewNameOf } from "./viewNameOf";
import { WindowText } from "./WindowText";

interface CornerTextProps {
  frame: Frame;
  state: ViewState;
  total: number;
  progress: PrefetchProgress | undefined;
  /** What tells this cell from its neighbours. */
  label: ReactNode;
}

/** What a reader wants to know at a glance, in the corners of the picture. */
export function CornerText({ frame, state, total, progress, label }: CornerTextProps) {
  const { t } = useTranslation();
  const view = viewNameOf(frame);
  const position = frame.plane && positionAlong(frame.plane.position, frame.plane.normal);
  return (
    <>
      <div className="corner top-left numbers">
        {label}
        <span data-testid="frame-number">
          {t("corner.frame", { number: (state.shown ?? state.index) + 1, total })}
        </span>
        {view !== undefined && <span data-testid="view-name">{view}</span>}
        {frame.segment && <span data-testid="segment">{frame.segment}</span>}
        {position !== undefined && (
          <span data-testid="slice-position">{t("corner.position", { millimetres: short(position) })}</span>
        )}
        {frame.sliceThickness !== undefined && (
          <span className="secondary">
            {t("corner.thickness", { millimetres: short(frame.sliceThickness) })}
          </span>
        )}
      </div>
      <div className="corner bottom-left numbers">
        {state.table !== undefined && (
          <span data-testid="voi-table">{[t("corner.table"), state.table].filter(Boolean).join(" · ")}</span>
        )}
        {state.colours && (
          <span data-testid="colour-map">
            {t("corner.colours", { name: t(`colours.${state.colours.map}`) })}
          </span>
        )}
        {state.hovered !== undefined && <span data-testid="hover-value">{state.hovered}</span>}
        {frame.suv?.fault && (
          <span className="no-suv" data-testid="no-suv" data-fault={frame.suv.fault}>
            {t(`measurement.noSuv.${frame.suv.fault}`)}
          </span>
        )}
        {state.window && state.table === undefined && <WindowText window={state.window} frame={frame} />}
        {state.zoom !== undefined && (
          <span className="secondary" data-testid="zoom">
            {t("corner.zoom", { percent: Math.round(100 * state.zoom) })}
          </span>
        )}
        {progress !== undefined && progress.loaded < total && (
          <span data-testid="loaded">{t("corner.loaded", { loaded: progress.loaded, total })}</span>
        )}
      </div>
    </>
  );
}
