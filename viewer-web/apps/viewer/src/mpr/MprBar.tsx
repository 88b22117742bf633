import { useTranslation } from "react-i18next";
import type { MarkKind, MprTool, PlaneTool, Slab, SlabMode, VolumePreset } from "../engine";
import { Choice, Tool, ToolMenu } from "../tools";

interface MprBarProps {
  /** Undefined: the volume is not seen from outside. */
  preset: VolumePreset | undefined;
  presets: VolumePreset[];
  onPreset: (preset: VolumePreset | undefined) => void;
  tool: MprTool;
  onTool: (tool: MprTool) => void;
  slab: Slab;
  onSlab: (slab: Slab) => void;
  onReset: () => void;
  onClose: () => void;
}

const tools: PlaneTool[] = ["crosshairs", "window", "scroll", "zoom", "pan"];
const drawn: MarkKind[] = ["probe", "length", "angle", "sphere", "cube"];
const modes: SlabMode[] = ["average", "maximum", "minimum"];
/** Millimetres. */
export const THICKEST = 60;

/** Tools of the planes, and how thick they are. */
export function MprBar(props: MprBarProps) {
  const { preset, presets, onPreset, tool, onTool, slab, onSlab, onReset, onClose } = props;
  const { t } = useTranslation();
  const drawing = drawn.find((kind) => kind === tool);
  return (
    <div className="toolbar" role="toolbar" aria-label={t("tool.bar")} data-testid="toolbar">
      <Tool name="mpr" pressed onPress={onClose} />
      {tools.map((one) => (
        <Tool key={one} name={one} pressed={one === tool} onPress={() => onTool(one)} />
      ))}
      <ToolMenu name="measure" icon={drawing ?? "measure"} pressed={drawing !== undefined}>
        {drawn.map((one) => (
          <Tool key={one} name={one} pressed={one === tool} onPress={() => onTool(one)} />
        ))}
      </ToolMenu>
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
      <Choice
        name="slab-mode"
        label={t("mpr.mode")}
        value={slab.mode}
        options={modes}
        textOf={(mode) => t(`mpr.${mode}`)}
        onChoose={(mode) => onSlab({ ...slab, mode })}
      />
      <Tool
        name="volume"
        pressed={preset !== undefined}
        onPress={() => onPreset(preset ? undefined : presets[0])}
      />
      {preset && (
        <Choice
          name="volume-preset"
          label={t("volume.preset")}
          value={preset}
          options={presets}
          textOf={(one) => t(`volume.${one}`)}
          onChoose={onPreset}
        />
      )}
    </div>
  );
}
