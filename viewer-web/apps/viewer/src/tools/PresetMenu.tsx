import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskText } from "../dialog";
import type { Frame, VoiWindow } from "../study";
import { Icon } from "./Icon";
import { useOwnWindows } from "./ownWindows";
import { presets, presetsFor } from "./presets";
import type { ToolActions } from "./toolActions";

interface PresetMenuProps {
  actions: Pick<ToolActions, "reset" | "setWindow">;
  frame: Frame;
  /** What is on the screen now. */
  current: VoiWindow | undefined;
}

const size = ({ width, center }: VoiWindow) => `${Math.round(width)}/${Math.round(center)}`;

/** The system's own list, over the button: the device's windows, those that readers agree on, the person's own. */
export function PresetMenu({ actions, frame, current }: PresetMenuProps) {
  const { t } = useTranslation();
  const own = useOwnWindows();
  const [naming, setNaming] = useState(false);
  const offered = presetsFor(frame);
  const device = frame.voi.windows.slice(1);
  const byValue = new Map<string, () => void>([
    ["original", actions.reset],
    ...device.map((one, index) => [`device-${index}`, () => actions.setWindow(one)] as const),
    ...offered.map((name) => [name, () => actions.setWindow(presets[name])] as const),
    ...own.windows.map((one) => [`own-${one.name}`, () => actions.setWindow(one)] as const),
    ...own.windows.map(({ name }) => [`remove-${name}`, () => own.remove(name)] as const),
    ["save", () => setNaming(true)],
  ]);
  return (
    <>
      <label className="tool preset" title={t("tool.preset")}>
        <Icon name="preset" />
        <span>{t("tool.preset")}</span>
        <select
          value=""
          aria-label={t("tool.preset")}
          data-testid="preset"
          onChange={({ target }) => byValue.get(target.value)?.()}
        >
          <option value="" hidden>
            {t("tool.preset")}
          </option>
          <option value="original">{t("preset.original")}</option>
          {device.map((one, index) => (
            <option key={size(one)} value={`device-${index}`}>
              {`${one.explanation ?? t("preset.device")} ${size(one)}`}
            </option>
          ))}
          {offered.map((name) => (
            <option key={name} value={name}>
              {`${t(`preset.${name}`)} ${size(presets[name])}`}
            </option>
          ))}
          {own.windows.map((one) => (
            <option key={one.name} value={`own-${one.name}`}>
              {`${one.name} ${size(one)}`}
            </option>
          ))}
          {current && <option value="save">{t("preset.save", { window: size(current) })}</option>}
          {own.windows.map(({ name }) => (
            <option key={name} value={`remove-${name}`}>
              {t("preset.remove", { name })}
            </option>
          ))}
        </select>
      </label>
      {naming && current && (
        <AskText
          title={t("preset.name", { window: size(current) })}
          before=""
          onAnswer={(name) => {
            setNaming(false);
            if (name) {
              own.add({ name, center: current.center, width: current.width });
            }
          }}
        />
      )}
    </>
  );
}
