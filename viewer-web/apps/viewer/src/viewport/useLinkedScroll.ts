import { useEffect } from "react";
import { sliceAt } from "../study";
import type { OpenedStack } from "./StackCell";

/** Scrolling one stack takes those that lie in the same space and cut it the same way to the same place. */
export function useLinkedScroll(opened: readonly OpenedStack[], linked: boolean): void {
  useEffect(() => (linked ? linkScroll(opened) : undefined), [opened, linked]);
}

/** The answer ends it. */
export function linkScroll(opened: readonly OpenedStack[]): () => void {
  // A stack that is taken along takes none along itself: two of unlike spacing would push each other on.
  let taking = false;
  const follow = (leader: OpenedStack) => {
    const frame = leader.stack.frames[leader.view.state.index];
    if (!frame || taking) {
      return;
    }
    taking = true;
    for (const { view, stack } of opened) {
      const index = view === leader.view ? undefined : sliceAt(frame, stack.frames, view.state.index);
      if (index !== undefined) {
        view.scrollTo(index);
      }
    }
    taking = false;
  };
  const unsubscribe = opened.map((one) => {
    let before = one.view.state.index;
    return one.view.subscribe(() => {
      const { index } = one.view.state;
      if (index !== before) {
        before = index;
        follow(one);
      }
    });
  });
  return () => unsubscribe.forEach((end) => end());
}
