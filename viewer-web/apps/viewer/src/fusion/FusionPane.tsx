import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ColourMap } from "../colours";
import type { FusedValues, FusionState, FusionView } from "../engine";
import { valueUnitOf, type FusionPair, type Stack, type Vector } from "../study";
import { ColourBar, EdgeLetters, ScaleBar, short, WindowText } from "../viewport";
import { Crosshairs } from "./Crosshairs";
import type { Pane } from "./panes";
import { shiftText } from "./shift";

interface FusionPaneProps {
  pane: Pane;
  pair: FusionPair;
  view: FusionView;
  state: FusionState;
  shift: Vector;
  colours: ColourMap;
  /** Percent of the PET. */
  opacity: number;
}

/** One plane of the CT, of the PET, or of both. */
export function FusionPane(props: FusionPaneProps) {
  const { pane, pair, view, state, shift, colours, opacity } = props;
  const { id, plane, content } = pane;
  const { t } = useTranslation();
  const ct = useRef<HTMLDivElement>(null);
  const pet = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      view.openPane({
        id,
        plane,
        layers: {
          ...(ct.current ? { ct: ct.current } : {}),
          ...(pet.current ? { pet: pet.current } : {}),
        },
      }),
    [view, id, plane],
  );
  const shown = state.panes[id];
  const fused = content === "fused";
  const shifted = content !== "ct" && shiftText(shift);
  const petFacts = { suv: { factor: pair.factor } };
  return (
    <section
      className="viewport plane"
      data-testid={`fusion-${id}`}
      data-plane={plane}
      data-content={content}
    >
      {content !== "ct" && (
        <div
          ref={pet}
          className="viewport-host"
          {...(fused ? { "aria-hidden": true } : { role: "img", "aria-label": t("fusion.content.pet") })}
        />
      )}
      {content !== "pet" && (
        <div
          ref={ct}
          className="viewport-host layer-ct"
          role="img"
          aria-label={t(`fusion.content.${content}`)}
        />
      )}
      {shown && (
        <>
          <Crosshairs plane={plane} at={shown.cross} />
          <div className="corner top-left numbers">
            <span className="plane-name">{`${t(`fusion.content.${content}`)} · ${t(`mpr.${plane}`)}`}</span>
            <span data-testid="slice-position">
              {t("corner.position", { millimetres: shown.position.toFixed(1) })}
            </span>
            {fused && <span data-testid="fused-note">{t("fusion.note", { percent: opacity })}</span>}
            {shifted && (
              <span className="no-suv" data-testid="shift-note">
                {t("fusion.shifted", { shift: shifted })}
              </span>
            )}
            {!fused && <span className="secondary">{nameOf(pair[content])}</span>}
          </div>
          <div className="corner bottom-left numbers">
            {state.values && <Values values={state.values} pair={pair} secondary={!fused} />}
            {content !== "pet" && state.windows.ct && <WindowText window={state.windows.ct} frame={{}} />}
            {content !== "ct" && state.windows.pet && (
              <WindowText window={state.windows.pet} frame={petFacts} />
            )}
          </div>
          {fused && state.windows.pet && (
            <ColourBar
              colours={{ map: colours, inverted: false }}
              window={state.windows.pet}
              frame={petFacts}
            />
          )}
          <EdgeLetters edges={shown.edges} />
          <ScaleBar pixelsPerMillimetre={shown.pixelsPerMillimetre} basis={pair.ct.frames[0].spacing.basis} />
        </>
      )}
    </section>
  );
}

const nameOf = ({ series }: Stack) =>
  [series.seriesNumber, series.description].filter((part) => part !== undefined).join(" · ");

interface ValuesProps {
  values: FusedValues;
  pair: FusionPair;
  /** They stand in another pane too, and may go where there is no room. */
  secondary: boolean;
}

/** Of the voxels in which the place lies, as they were recorded: what is seen between them is interpolated. */
function Values({ values, pair, secondary }: ValuesProps) {
  const { t } = useTranslation();
  const { at, ct, pet } = values;
  const told = [
    ct !== undefined && `${short(ct)} ${valueUnitOf(pair.ct.frames[0])}`.trim(),
    pet !== undefined && `${(pet * pair.factor).toFixed(2)} SUVbw`,
  ].filter(Boolean);
  return (
    told.length > 0 && (
      <span className={secondary ? "secondary" : undefined} data-testid="fused-values" data-at={at}>
        {t(`fusion.values.${at}`, { values: told.join(" · ") })}
      </span>
    )
  );
}
