import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DragTool } from "../engine";
import { isChest, measurementKinds } from "../measurements";
import type { ColourMap } from "../colours";
import { isGrey, type Frame, type VoiWindow } from "../study";
import { ColourMenu } from "./ColourMenu";
import { PresetMenu } from "./PresetMenu";
import { Tool } from "./Tool";
import type { ToolActions } from "./toolActions";
import { ToolMenu } from "./ToolMenu";
import "./tools.css";

interface ToolbarProps {
  actions: ToolActions;
  tool: DragTool;
  playing: boolean;
  textShown: boolean;
  overlaysShown: boolean;
  /** The reader chose the frame. */
  isKeyImage: boolean;
  /** Frames of the stack; a single one is neither scrolled nor played. */
  total: number;
  frame: Frame;
  current: VoiWindow | undefined;
  colours: ColourMap | undefined;
  canUndo: boolean;
  canRedo: boolean;
  presentationMenu: ReactNode;
  layoutMenu: ReactNode;
}

const motions: DragTool[] = ["window", "scroll", "zoom", "pan"];
/** In the bar itself: what is drawn most. */
const others = measurementKinds.filter((kind) => kind !== "length" && kind !== "cardiothoracic");

/** Above the picture on a desk, under the thumb on a phone. */
export function Toolbar(props: ToolbarProps) {
  const { actions, tool, playing, textShown, total, frame, current, colours } = props;
  const { overlaysShown, isKeyImage, canUndo, canRedo, presentationMenu, layoutMenu } = props;
  const { t } = useTranslation();
  const drag = (one: DragTool) => (
    <Tool key={one} name={one} pressed={tool === one} onPress={() => actions.choose(one)} />
  );
  const measuring = others.find((kind) => kind === tool);
  return (
    <div className="toolbar" role="toolbar" aria-label={t("tool.bar")} data-testid="toolbar">
      {motions.filter((one) => one !== "scroll" || total > 1).map(drag)}
      <PresetMenu actions={actions} frame={frame} current={current} />
      {isGrey(frame) && <ColourMenu setColours={actions.setColours} current={colours} />}
      {drag("length")}
      <ToolMenu name="measure" icon={measuring ?? "measure"} pressed={measuring !== undefined}>
        {others.map(drag)}
        {isChest(frame) && <Tool name="cardiothoracic" onPress={actions.proposeRatio} />}
      </ToolMenu>
      <Tool name="keyImage" pressed={isKeyImage} onPress={actions.toggleKeyImage} />
      {presentationMenu}
      {actions.openSheet && <Tool name="sheet" onPress={actions.openSheet} />}
      {layoutMenu}
      {total > 1 && <Tool name="mpr" onPress={actions.openPlanes} />}
      {actions.openFusion && <Tool name="fusion" onPress={actions.openFusion} />}
      <ToolMenu name="turn" icon="turn" pressed={tool === "magnify"}>
        {drag("magnify")}
        <Tool name="rotateRight" onPress={() => actions.rotate(1)} />
        <Tool name="rotateLeft" onPress={() => actions.rotate(-1)} />
        <Tool name="flipHorizontal" onPress={() => actions.flip("horizontal")} />
        <Tool name="flipVertical" onPress={() => actions.flip("vertical")} />
        {frame.overlays.length > 0 && (
          <Tool name="overlays" pressed={overlaysShown} onPress={actions.toggleOverlays} />
        )}
      </ToolMenu>
      {total > 1 && (
        <Tool name={playing ? "pause" : "play"} id="cine" pressed={playing} onPress={actions.togglePlay} />
      )}
      <Tool name="invert" onPress={actions.invert} />
      <Tool name="reset" onPress={actions.reset} />
      <Tool name="undo" disabled={!canUndo} onPress={actions.undo} />
      <Tool name="redo" disabled={!canRedo} onPress={actions.redo} />
      <Tool name="text" pressed={textShown} onPress={actions.toggleText} />
      <Tool name="help" onPress={actions.help} />
    </div>
  );
}
