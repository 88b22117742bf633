import { useState, type DragEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { carriesSeries, draggedSeries } from "../layout";

interface CellFrameProps {
  place: number;
  active: boolean;
  /** The only one: then there is nothing to choose. */
  single: boolean;
  /** Of what is in it; undefined: nothing is. */
  label: string | undefined;
  onActivate: () => void;
  /** A series was let fall here. */
  onDrop: (itemId: string) => void;
  children: ReactNode;
}

/** A place for one series: a touch, a click or the keyboard's focus makes it the active one, and series fall into it. */
export function CellFrame({ place, active, single, label, onActivate, onDrop, children }: CellFrameProps) {
  const { t } = useTranslation();
  const [awaiting, setAwaiting] = useState(false);
  const over = (event: DragEvent) => {
    if (carriesSeries(event.dataTransfer)) {
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      setAwaiting(true);
    }
  };
  const drop = (event: DragEvent) => {
    setAwaiting(false);
    if (carriesSeries(event.dataTransfer)) {
      event.preventDefault();
      onDrop(draggedSeries(event.dataTransfer));
    }
  };
  return (
    // What is inside takes the same touches and keys; this only learns which cell they were meant for.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="cell"
      data-testid={`cell-${place}`}
      data-active={active}
      data-single={single}
      data-awaiting={awaiting}
      tabIndex={single ? undefined : 0}
      aria-label={t("cell.name", { number: place + 1, series: label ?? t("cell.empty") })}
      aria-current={active && !single}
      onPointerDownCapture={onActivate}
      onFocus={onActivate}
      onDragOver={over}
      onDragLeave={() => setAwaiting(false)}
      onDrop={drop}
    >
      {label === undefined ? (
        <p className="cell-hint" title={t("cell.hint")}>
          <span>{t("cell.hint")}</span>
        </p>
      ) : (
        children
      )}
    </section>
  );
}
