import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskText } from "../dialog";
import type { Modality } from "../engine";
import type { Frame, VoiWindow } from "../study";
import { Icon } from "./Icon";
import { useOwnWindows } from "./ownWindows";
import { presetsFor } from "./presets";
import type { ToolActions } from "./toolActions";

interface PresetMenuProps {
  actions: Pick<ToolActions, "reset" | "setWindow">;
  frame: Frame;
  /** What is on the screen now. */
  current: VoiWindow | undefined;
  /** Which of two volumes it is for, where there are two. */
  of?: Modality;
}

const size = ({ width, center }: VoiWindow) => `${short(width)}/${short(center)}`;

/** Whole where it is large, with a decimal where it is an SUV. */
const short = (value: number) => String(Math.abs(value) < 20 ? Number(value.toFixed(1)) : Math.round(value));

const scaled = (one: VoiWindow, factor: number): VoiWindow => ({
  ...one,
  center: one.center * factor,
  width: one.width * factor,
});

/** The system's own list, over the button: the device's windows, those that readers agree on, the person's own. */
export function PresetMenu({ actions, frame, current, of }: PresetMenuProps) {
  const { t } = useTranslation();
  const inSuv = frame.suv?.factor !== undefined;
  const factor = frame.suv?.factor ?? 1;
  const own = useOwnWindows(inSuv);
  const now = current && scaled(current, factor);
  const [naming, setNaming] = useState(false);
  const offered = presetsFor(frame);
  const label = of ? t(`tool.${of}Preset`) : t("tool.preset");
  const device = frame.voi.windows.slice(1);
  const byValue = new Map<string, () => void>([
    ["original", actions.reset],
    ...device.map((one, index) => [`device-${index}`, () => actions.setWindow(one)] as const),
    ...offered.map(({ name, window }) => [name, () => actions.setWindow(window)] as const),
    ...own.windows.map(
      (one) => [`own-${one.name}`, () => actions.setWindow(scaled(one, 1 / factor))] as const,
    ),
    ...own.windows.map(({ name }) => [`remove-${name}`, () => own.remove(name)] as const),
    ["save", () => setNaming(true)],
  ]);
  return (
    <>
      <label className="tool preset" title={label}>
        <Icon name="preset" />
        <span>{label}</span>
        <select
          value=""
          aria-label={label}
          data-testid={of ? `preset-${of}` : "preset"}
          onChange={({ target }) => byValue.get(target.value)?.()}
        >
          <option value="" hidden>
            {label}
          </option>
          <option value="original">{t("preset.original")}</option>
          {device.map((one, index) => (
            <option key={size(one)} value={`device-${index}`}>
              {`${one.explanation ?? t("preset.device")} ${size(one)}`}
            </option>
          ))}
          {offered.map((one) => (
            <option key={one.name} value={one.name}>
              {one.suv === undefined
                ? `${t(`preset.${one.name}`)} ${size(one.window)}`
                : t("preset.suv", { to: one.suv })}
            </option>
          ))}
          {own.windows.map((one) => (
            <option key={one.name} value={`own-${one.name}`}>
              {`${one.name} ${size(one)}`}
            </option>
          ))}
          {now && <option value="save">{t("preset.save", { window: size(now) })}</option>}
          {own.windows.map(({ name }) => (
            <option key={name} value={`remove-${name}`}>
              {t("preset.remove", { name })}
            </option>
          ))}
        </select>
      </label>
      {naming && now && (
        <AskText
          title={t("preset.name", { window: size(now) })}
          before=""
          onAnswer={(name) => {
            setNaming(false);
            if (name) {
              own.add({ name, center: now.center, width: now.width, ...(inSuv ? { suv: true } : {}) });
            }
          }}
        />
      )}
    </>
  );
}
