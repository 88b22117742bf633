import { useEffect, useMemo, useRef } from "react";
import { AddressFault, type Wishes } from "../address";
import type { Embedding } from "../embedding";
import type { DragTool, ViewState } from "../engine";
import { nameOf, type Layout, type StageControl } from "../layout";
import { useViewState, type OpenedStack } from "../viewport";

interface Wished {
  stage: StageControl;
  /** What is in the active cell, once it is open. */
  opened: OpenedStack | undefined;
  tool: DragTool;
  /** What the address asks for; its layout, slice and tool are there from the start. */
  first: Wishes;
  embedding: Embedding | undefined;
  arrange: (layout: Layout) => void;
  chooseTool: (tool: DragTool) => void;
}

const nothing: ViewState = { index: 0 };

/** Follows what the address and the page around this one ask for, and tells that page what is shown. */
export function useWishes(wished: Wished): void {
  const { stage, opened, tool, embedding } = wished;
  const latest = useRef(wished);
  useEffect(() => {
    latest.current = wished;
  });
  const state = useViewState(opened?.view, nothing);
  const window = useRef(wished.first.window);
  const isShown = state.shown !== undefined;
  useEffect(() => {
    if (isShown && opened && window.current) {
      opened.view.setWindow(window.current);
      window.current = undefined;
    }
  }, [isShown, opened]);
  useEffect(
    () =>
      embedding?.onSet((wishes) => {
        const { current } = latest;
        const { view, stack } = current.opened ?? {};
        if (wishes.slice !== undefined && !(stack && wishes.slice <= stack.frames.length)) {
          throw new AddressFault("slice", "tooFew");
        }
        if (wishes.window && !view) {
          throw new AddressFault("window", "missing");
        }
        if (wishes.tool) {
          current.chooseTool(wishes.tool);
        }
        if (wishes.slice !== undefined) {
          view?.scrollTo(wishes.slice - 1);
        }
        if (wishes.window) {
          view?.setWindow(wishes.window);
        }
        if (wishes.layout) {
          current.arrange(wishes.layout);
        }
      }),
    [embedding],
  );
  const told = useMemo(() => {
    const frame = state.shown === undefined ? undefined : opened?.stack.frames[state.shown];
    return (
      frame &&
      opened && {
        type: "shown" as const,
        StudyInstanceUID: frame.instance.studyInstanceUID,
        SeriesInstanceUID: frame.instance.seriesInstanceUID,
        SOPInstanceUID: frame.instance.sopInstanceUID,
        frame: frame.frameNumber,
        slice: (state.shown ?? 0) + 1,
        of: opened.stack.frames.length,
        cell: stage.active,
        ...(state.window ? { window: { center: state.window.center, width: state.window.width } } : {}),
        layout: nameOf(stage.layout),
        tool,
      }
    );
  }, [opened, state.shown, state.window, stage.active, stage.layout, tool]);
  const before = useRef("");
  useEffect(() => {
    const text = JSON.stringify(told);
    if (told && text !== before.current) {
      before.current = text;
      embedding?.tell(told);
    }
  }, [told, embedding]);
}
