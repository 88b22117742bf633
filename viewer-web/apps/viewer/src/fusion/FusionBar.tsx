import { useTranslation } from "react-i18next";
import { colourMaps, type ColourMap } from "../colours";
import type { FusionState, Modality, PlaneTool } from "../engine";
import type { FusionPair, VoiWindow } from "../study";
import { Choice, PresetMenu, Tool } from "../tools";
import { fusionLayouts, type FusionLayout } from "./panes";
import type { Rotation } from "./useRotation";

interface FusionBarProps {
  tool: PlaneTool;
  onTool: (tool: PlaneTool) => void;
  layout: FusionLayout;
  onLayout: (layout: FusionLayout) => void;
  colours: ColourMap;
  onColours: (map: ColourMap) => void;
  pair: FusionPair;
  windows: FusionState["windows"];
  onWindow: (modality: Modality, window: VoiWindow) => void;
  rotation: Rotation;
  onReset: () => void;
  onClose: () => void;
}

const tools: PlaneTool[] = ["crosshairs", "window", "scroll", "zoom", "pan"];

/** Tools of the fused planes, and how both volumes are shown. */
export function FusionBar(props: FusionBarProps) {
  const { tool, onTool, layout, onLayout, colours, onColours, pair, windows, onWindow } = props;
  const { rotation, onReset, onClose } = props;
  const { t } = useTranslation();
  return (
    <div className="toolbar" role="toolbar" aria-label={t("tool.bar")} data-testid="toolbar">
      <Tool name="fusion" pressed onPress={onClose} />
      {tools.map((one) => (
        <Tool key={one} name={one} pressed={one === tool} onPress={() => onTool(one)} />
      ))}
      <Tool name="reset" onPress={onReset} />
      {(["ct", "pet"] as const).map((modality) => {
        const { frames } = pair[modality];
        // That of the middle slice is the one that the volume begins with.
        const frame = frames[frames.length >> 1] ?? frames[0];
        const [first] = frame.voi.windows;
        return (
          <PresetMenu
            key={modality}
            of={modality}
            actions={{
              reset: () => first && onWindow(modality, first),
              setWindow: (window) => onWindow(modality, window),
            }}
            frame={frame}
            current={windows[modality]}
          />
        );
      })}
      <Choice
        name="fusion-colours"
        label={t("fusion.colours")}
        value={colours}
        options={colourMaps}
        textOf={(map) => t(`colours.${map}`)}
        onChoose={onColours}
      />
      <Choice
        name="fusion-layout"
        label={t("tool.layout")}
        value={layout}
        options={fusionLayouts}
        textOf={(one) => t(`fusion.layout.${one}`)}
        onChoose={onLayout}
      />
      <Tool
        name={rotation.running ? "pause" : "rotation"}
        id="rotation"
        pressed={rotation.running}
        onPress={rotation.toggle}
      />
    </div>
  );
}
