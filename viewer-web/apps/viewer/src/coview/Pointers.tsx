import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import type { OpenedStack } from "../viewport";
import { colourOf } from "./colour";
import { paced } from "./paced";
import type { OpenedByPlace } from "./useSharedViews";
import type { Session } from "./useSession";

const elementOf = (place: number) => document.querySelector<HTMLElement>(`[data-testid=viewport-${place}]`);

/** Where others point to, by name; and tells where this person does. Places are pixels of pictures, right on any screen. */
export function Pointers({ session, opened }: { session: Session; opened: OpenedByPlace }) {
  const { point } = session;
  useEffect(() => {
    const ends = [...opened].map(([place, { view }]) => {
      const element = elementOf(place);
      let at: [number, number] | undefined;
      const tell = paced(() => {
        const pixel = at && view.pixelAt(at);
        point(pixel ? { frameId: pixel.frame.id, point: pixel.point } : null);
      });
      const moved = ({ clientX, clientY }: PointerEvent) => {
        const box = element?.getBoundingClientRect();
        at = box && [clientX - box.left, clientY - box.top];
        tell.run();
      };
      const left = () => {
        at = undefined;
        tell.run();
      };
      element?.addEventListener("pointermove", moved);
      element?.addEventListener("pointerleave", left);
      return () => {
        element?.removeEventListener("pointermove", moved);
        element?.removeEventListener("pointerleave", left);
        tell.stop();
      };
    });
    return () => ends.forEach((end) => end());
  }, [opened, point]);
  return [...opened].map(([place, stack]) => (
    <PointersOn key={place} place={place} opened={stack} session={session} />
  ));
}

function PointersOn({ place, opened, session }: { place: number; opened: OpenedStack; session: Session }) {
  const { view, stack } = opened;
  const [, redraw] = useState(0);
  useEffect(() => view.subscribe(() => redraw((before) => before + 1)), [view]);
  const element = elementOf(place);
  const frame = stack.frames[view.state.shown ?? -1];
  if (!element || !frame) {
    return null;
  }
  return createPortal(
    [...session.pointers].flatMap(([seat, at]) => {
      const person = session.people.find((one) => one.seat === seat);
      if (!person || at.frameId !== frame.id) {
        return [];
      }
      const [x, y] = view.screenPointOfPixel(frame, at.point);
      return (
        <div
          key={seat}
          className="coview-pointer"
          data-testid={`pointer-${seat}`}
          data-column={at.point[0].toFixed(1)}
          data-row={at.point[1].toFixed(1)}
          style={{ transform: `translate(${x}px, ${y}px)`, color: colourOf(seat) }}
        >
          <span>{person.name}</span>
        </div>
      );
    }),
    element,
  );
}
