import { useTranslation } from "react-i18next";
import type { DragTool } from "../engine";
import { Icon, type IconName } from "./Icon";
import { presetNames, presets, type Preset } from "./presets";
import type { ToolActions } from "./toolActions";
import "./tools.css";

interface ToolbarProps {
  actions: ToolActions;
  tool: DragTool;
  playing: boolean;
  textShown: boolean;
  /** Frames of the stack; a single one is neither scrolled nor played. */
  total: number;
}

const dragTools: DragTool[] = ["window", "scroll", "zoom", "pan", "length"];

/** Above the picture on a desk, under the thumb on a phone. */
export function Toolbar({ actions, tool, playing, textShown, total }: ToolbarProps) {
  const { t } = useTranslation();
  return (
    <div className="toolbar" role="toolbar" aria-label={t("tool.bar")} data-testid="toolbar">
      {dragTools
        .filter((one) => one !== "scroll" || total > 1)
        .map((one) => (
          <Tool key={one} name={one} pressed={tool === one} onPress={() => actions.choose(one)} />
        ))}
      <label className="tool preset" title={t("tool.preset")}>
        <Icon name="preset" />
        <span>{t("tool.preset")}</span>
        <select
          value=""
          aria-label={t("tool.preset")}
          data-testid="preset"
          onChange={({ target }) =>
            target.value === "original" ? actions.reset() : actions.setWindow(presets[target.value as Preset])
          }
        >
          <option value="" hidden>
            {t("tool.preset")}
          </option>
          <option value="original">{t("preset.original")}</option>
          {presetNames.map((name) => (
            <option key={name} value={name}>
              {`${t(`preset.${name}`)} ${presets[name].width}/${presets[name].center}`}
            </option>
          ))}
        </select>
      </label>
      <Tool name="invert" onPress={actions.invert} />
      {total > 1 && (
        <Tool name={playing ? "pause" : "play"} id="cine" pressed={playing} onPress={actions.togglePlay} />
      )}
      <Tool name="reset" onPress={actions.reset} />
      <Tool name="text" pressed={textShown} onPress={actions.toggleText} />
    </div>
  );
}

interface ToolProps {
  name: IconName;
  id?: string;
  /** Undefined: not a switch. */
  pressed?: boolean;
  onPress: () => void;
}

function Tool({ name, id = name, pressed, onPress }: ToolProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="tool"
      aria-pressed={pressed}
      title={t(`tool.${name}`)}
      data-testid={`tool-${id}`}
      onClick={onPress}
    >
      <Icon name={name} />
      <span>{t(`tool.${name}`)}</span>
    </button>
  );
}
