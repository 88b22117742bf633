import { useEffect, useRef } from "react";
import type { StageControl } from "../layout";
import type { Study } from "../study";
import type { OpenedStack } from "../viewport";
import { readStage, readView, writeStage } from "./messages";
import { paced } from "./paced";
import type { Session } from "./useSession";

export type OpenedByPlace = ReadonlyMap<number, OpenedStack>;

/**
 * The leader tells how they look, and those who follow look so. Whoever follows tells nothing, so nothing comes back to
 * where it came from.
 */
export function useSharedViews(
  session: Session,
  study: Study,
  stage: StageControl,
  opened: OpenedByPlace,
  following: boolean,
) {
  const leads = session.leader !== 0 && session.leader === session.you;
  const { set, shared, status } = session;
  const tells = leads && status === "joined";

  const { layout, cells } = stage;
  useEffect(() => {
    if (tells) {
      set("layout", writeStage({ layout, cells }));
    }
  }, [tells, set, layout, cells]);

  useEffect(() => {
    if (!tells) {
      return;
    }
    const ends = [...opened].map(([place, { view, stack }]) => {
      let told = "";
      const tell = paced(() => {
        const { index, shown } = view.state;
        if (shown === undefined) {
          return;
        }
        const value = { itemId: stack.id, index, look: view.sharedLook };
        const text = JSON.stringify(value);
        if (text !== told) {
          told = text;
          set(`view/${place}`, value);
        }
      });
      tell.run();
      const unsubscribe = view.subscribe(tell.run);
      return () => {
        unsubscribe();
        tell.stop();
      };
    });
    return () => ends.forEach((end) => end());
  }, [tells, set, opened]);

  const latest = useRef(stage);
  useEffect(() => {
    latest.current = stage;
  });
  const applied = useRef("");
  useEffect(() => {
    if (!following) {
      applied.current = "";
      return;
    }
    const value = shared.get("layout");
    const text = JSON.stringify(value);
    const theirs = text === applied.current ? undefined : readStage(value, (id) => hasItem(study, id));
    if (theirs) {
      applied.current = text;
      latest.current.follow(theirs);
    }
  }, [following, shared, study]);

  useEffect(() => {
    if (!following) {
      return;
    }
    const ends = [...opened].map(([place, { view, stack }]) => {
      const theirs = readView(shared.get(`view/${place}`));
      if (theirs?.itemId !== stack.id) {
        return () => undefined;
      }
      view.scrollTo(theirs.index);
      if (view.state.shown !== undefined) {
        view.follow(theirs.look);
        return () => undefined;
      }
      // Before its first picture there is nothing that a look could be of.
      const unsubscribe = view.subscribe(() => {
        if (view.state.shown !== undefined) {
          unsubscribe();
          view.follow(theirs.look);
        }
      });
      return unsubscribe;
    });
    return () => ends.forEach((end) => end());
  }, [following, shared, opened]);
}

const hasItem = (study: Study, id: string) => study.items.some((item) => item.id === id);
