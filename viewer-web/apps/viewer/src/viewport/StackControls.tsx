import { useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import type { StackView, ViewState } from "../engine";
import { AskCalibration } from "../measurements";
import type { PrefetchProgress } from "../loading";
import { framesAlike, isKeepable, PresentationMenu } from "../presentation";
import { recordedFrame, type Frame, type Stack } from "../study";
import { CineControls, Help, Toolbar, useShortcuts, type Cine, type ToolActions } from "../tools";
import type { CellSurroundings } from "./StackCell";

interface StackControlsProps {
  view: StackView | undefined;
  state: ViewState;
  progress: PrefetchProgress | undefined;
  cine: Cine;
  frame: Frame;
  stack: Stack;
  surroundings: CellSurroundings;
}

/** Bar, keys and slider of the active cell, in the page's places for them. */
export function StackControls(props: StackControlsProps) {
  const { view, state, progress, cine, frame, stack, surroundings } = props;
  const { tool, chooseTool, textShown, toggleText, bar, foot, layoutMenu } = surroundings;
  const { openPlanes, openFusion, openSheet } = surroundings;
  const { overlaysShown, toggleOverlays, engine } = surroundings;
  const { presentations } = surroundings.saving;
  const total = stack.frames.length;
  const { t } = useTranslation();
  const [helping, setHelping] = useState(false);
  const actions: ToolActions = {
    choose: chooseTool,
    setWindow: (one) => view?.setWindow(one),
    reset: () => view?.reset(),
    invert: () => view?.invert(),
    setColours: (map) => view?.setColours(map),
    rotate: (quarters) => view?.rotate(quarters),
    flip: (axis) => view?.flip(axis),
    undo: () => view?.undo(),
    redo: () => view?.redo(),
    help: () => setHelping(true),
    togglePlay: cine.toggle,
    toggleText,
    toggleOverlays,
    openPlanes,
    openFusion,
    openSheet,
    proposeRatio: () => view?.proposeRatio(),
    save: surroundings.saving.save,
    toggleKeyImage: () => surroundings.saving.toggleKeyImage(recordedFrame(frame)),
    scrollTo: (index) => view?.scrollTo(index),
  };
  const colours = state.colours?.map;
  const alike = framesAlike(stack, frame);
  const keep = (label: string, all: boolean) => {
    const presented = view?.presented;
    if (presented && engine) {
      presentations.save({
        label,
        frames: all ? alike : [frame],
        presented,
        figuresOn: engine.figuresOn,
      });
    }
  };
  useShortcuts(actions, { index: state.index, total, frame, colours });
  return (
    <>
      {bar &&
        createPortal(
          <Toolbar
            actions={actions}
            tool={tool}
            playing={cine.playing}
            textShown={textShown}
            overlaysShown={overlaysShown}
            isKeyImage={surroundings.saving.keyImages.get(recordedFrame(frame).id)?.own === true}
            total={total}
            frame={frame}
            current={state.window}
            colours={colours}
            canUndo={state.canUndo === true}
            canRedo={state.canRedo === true}
            presentationMenu={
              <PresentationMenu
                states={presentations.states}
                chosen={surroundings.chosen?.state}
                onChoose={surroundings.choosePresentation}
                onSave={isKeepable(frame, state) ? keep : undefined}
                ofSeveral={alike.length > 1}
              />
            }
            layoutMenu={layoutMenu}
          />,
          bar,
        )}
      {state.unsaid && (
        <AskCalibration
          length={state.unsaid.text}
          basis={state.unsaid.basis}
          ofSeveral={total > 1}
          onAnswer={(millimetres, wholeSeries) => {
            view?.calibrate(millimetres, wholeSeries);
            chooseTool("length");
          }}
          onGiveUp={() => view?.calibrate(undefined)}
        />
      )}
      {helping && <Help onClose={() => setHelping(false)} />}
      {foot &&
        total > 1 &&
        createPortal(
          <div className="slice-bar">
            <input
              type="range"
              min={0}
              max={total - 1}
              value={state.index}
              aria-label={t("slice")}
              data-testid="slice"
              style={{ "--loaded": progress ? progress.loaded / progress.total : 0 } as React.CSSProperties}
              onChange={(event) => actions.scrollTo(Number(event.target.value))}
            />
            <CineControls cine={cine} />
          </div>,
          foot,
        )}
    </>
  );
}
