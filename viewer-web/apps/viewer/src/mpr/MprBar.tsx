import { useTranslation } from "react-i18next";
import type { PlaneTool, SlabMode } from "../engine";
import { Tool } from "../tools";

interface Slab {
  mode: SlabMode;
  /** Millimetres; 0: the plane itself. */
  thickness: number;
}

interface MprBarProps {
  tool: PlaneTool;
  onTool: (tool: PlaneTool) => void;
  slab: Slab;
  onSlab: (slab: Slab) => void;
  onReset: () => void;
  onClose: () => void;
}

const tools: PlaneTool[] = ["crosshairs", "window", "scroll", "zoom", "pan"];
const modes: SlabMode[] = ["average", "maximum", "minimum"];
const THICKEST = 60;

/** Tools of the planes, and how thick they are. */
export function MprBar({ tool, onTool, slab, onSlab, onReset, onClose }: MprBarProps) {
  const { t } = useTranslation();
  return (
    <div className="toolbar" role="toolbar" aria-label={t("tool.bar")} data-testid="toolbar">
      <Tool name="mpr" pressed onPress={onClose} />
      {tools.map((one) => (
        <Tool key={one} name={one} pressed={one === tool} onPress={() => onTool(one)} />
      ))}
      <Tool name="reset" onPress={onReset} />
      <label className="slab numbers">
        <span>{t("mpr.slab", { millimetres: slab.thickness })}</span>
        <input
          type="range"
          min={0}
          max={THICKEST}
          value={slab.thickness}
          data-testid="slab-thickness"
          onChange={({ target }) => onSlab({ ...slab, thickness: Number(target.value) })}
        />
      </label>
      <select
        className="slab-mode"
        value={slab.mode}
        aria-label={t("mpr.mode")}
        data-testid="slab-mode"
        onChange={({ target }) => {
          const mode = modes.find((one) => one === target.value);
          if (mode) {
            onSlab({ ...slab, mode });
          }
        }}
      >
        {modes.map((one) => (
          <option key={one} value={one}>
            {t(`mpr.${one}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
