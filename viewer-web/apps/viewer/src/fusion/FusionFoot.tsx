import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Vector } from "../study";
import { FARTHEST, millimetresOf } from "./shift";

interface FusionFootProps {
  /** Percent of the PET. */
  opacity: number;
  onOpacity: (percent: number) => void;
  shift: Vector;
  onShift: (shift: Vector) => void;
}

const axes = ["x", "y", "z"] as const;

/** How much of the PET is seen, and by how much it is shifted against the CT. */
export function FusionFoot({ opacity, onOpacity, shift, onShift }: FusionFootProps) {
  const { t } = useTranslation();
  const shifted = shift.some((part) => part !== 0);
  const [resets, setResets] = useState(0);
  return (
    <div className="fusion-foot numbers">
      <label className="fusion-mix">
        <span>{t("fusion.opacity", { percent: opacity })}</span>
        <input
          type="range"
          min={0}
          max={100}
          value={opacity}
          data-testid="fusion-opacity"
          onChange={({ target }) => onOpacity(Number(target.value))}
        />
      </label>
      <fieldset className="fusion-shift">
        <legend>{t("fusion.shift")}</legend>
        {axes.map((axis, place) => (
          <label key={axis}>
            <span>{t(`fusion.axis.${axis}`)}</span>
            <input
              type="number"
              inputMode="decimal"
              min={-FARTHEST}
              max={FARTHEST}
              step={1}
              // Written anew where it was taken back: half-written numbers are the field's own until it is left.
              key={resets}
              defaultValue={shift[place]}
              data-testid={`fusion-shift-${axis}`}
              onChange={({ target }) => onShift(shift.with(place, millimetresOf(target.value)) as Vector)}
              onBlur={({ target }) => (target.value = String(shift[place]))}
            />
          </label>
        ))}
        <button
          type="button"
          className="quiet"
          disabled={!shifted}
          data-testid="fusion-shift-reset"
          onClick={() => {
            onShift([0, 0, 0]);
            setResets((before) => before + 1);
          }}
        >
          {t("fusion.unshift")}
        </button>
      </fieldset>
    </div>
  );
}
