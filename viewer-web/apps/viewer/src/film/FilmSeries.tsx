import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Stack } from "../study";
import { Choice, PresetMenu } from "../tools";
import type { Selection } from "./images";
import type { FilmControl } from "./useFilm";

interface FilmSeriesProps {
  film: FilmControl;
  stacks: readonly Stack[];
  stack: Stack;
  nameOf: (stack: Stack) => string;
  onStack: (stack: Stack) => void;
}

const fields = ["from", "to", "step"] as const;

/** Which images of a series are put on films, and in which window. */
export function FilmSeries({ film, stacks, stack, nameOf, onStack }: FilmSeriesProps) {
  const { t } = useTranslation();
  return (
    <div className="film-series numbers">
      <Choice
        name="film-series"
        label={t("film.series")}
        value={stack.id}
        options={stacks.map(({ id }) => id)}
        textOf={(id) =>
          stacks
            .filter((one) => one.id === id)
            .map(nameOf)
            .join("")
        }
        onChoose={(id) => stacks.filter((one) => one.id === id).forEach(onStack)}
      />
      <Chosen key={stack.id} film={film} stack={stack} />
      <PresetMenu
        actions={{
          reset: () => film.setWindow(stack.id, undefined),
          setWindow: (window) => film.setWindow(stack.id, window),
        }}
        frame={stack.frames[0]}
        current={film.windows.get(stack.id) ?? stack.frames[0].voi.windows[0]}
      />
      <button
        type="button"
        className="quiet"
        disabled={!film.images.some(({ itemId }) => itemId === stack.id)}
        data-testid="film-take-off"
        onClick={() => film.takeOff(stack.id)}
      >
        {t("film.takeOff")}
      </button>
    </div>
  );
}

function Chosen({ film, stack }: { film: FilmControl; stack: Stack }) {
  const { t } = useTranslation();
  const [selection, setSelection] = useState<Selection>(() => film.firstSelection(stack));
  return (
    <form
      className="film-selection"
      onSubmit={(event) => {
        event.preventDefault();
        film.put(stack, selection);
      }}
    >
      {fields.map((field) => (
        <label key={field}>
          <span>{t(`film.${field}`)}</span>
          <input
            type="number"
            inputMode="numeric"
            min={1}
            max={stack.frames.length}
            defaultValue={selection[field]}
            data-testid={`film-${field}`}
            onChange={({ target }) => setSelection({ ...selection, [field]: Number(target.value) })}
          />
        </label>
      ))}
      <button type="submit" className="quiet film-put" data-testid="film-put">
        {t("film.put")}
      </button>
    </form>
  );
}
