import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskText } from "../dialog";
import type { PresentationState } from "../gsps";
import { Icon } from "../tools";

interface PresentationMenuProps {
  states: readonly PresentationState[];
  chosen: PresentationState | undefined;
  /** Undefined: the images as they came. */
  onChoose: (state: PresentationState | undefined) => void;
  /** Keeps what is seen, of the image or of all its series; undefined: a state cannot say it. */
  onSave: ((label: string, all: boolean) => void) | undefined;
  /** There are other images in the series. */
  ofSeveral: boolean;
}

/** The system's own list, over the button: how readers looked at the study's images. */
export function PresentationMenu(props: PresentationMenuProps) {
  const { states, chosen, onChoose, onSave, ofSeveral } = props;
  const { t } = useTranslation();
  const [naming, setNaming] = useState<"image" | "series">();
  if (states.length === 0 && !onSave) {
    return null;
  }
  const choose = (value: string) => {
    if (value === "image" || value === "series") {
      setNaming(value);
    } else {
      onChoose(states.find(({ sopInstanceUID }) => sopInstanceUID === value));
    }
  };
  return (
    <>
      <label className="tool preset" title={t("tool.presentation")} data-pressed={chosen !== undefined}>
        <Icon name="presentation" />
        <span>{t("tool.presentation")}</span>
        <select
          value=""
          aria-label={t("tool.presentation")}
          data-testid="presentations"
          onChange={({ target }) => choose(target.value)}
        >
          <option value="" hidden>
            {t("tool.presentation")}
          </option>
          {states.map((state) => (
            <option key={state.sopInstanceUID} value={state.sopInstanceUID}>
              {[state.label, state.creator, state.created].filter(Boolean).join(" · ")}
            </option>
          ))}
          {chosen && <option value="none">{t("presentation.leave")}</option>}
          {onSave && <option value="image">{t("presentation.saveImage")}</option>}
          {onSave && ofSeveral && <option value="series">{t("presentation.saveSeries")}</option>}
        </select>
      </label>
      {naming && onSave && (
        <AskText
          title={t("presentation.name")}
          before=""
          onAnswer={(label) => {
            setNaming(undefined);
            if (label) {
              onSave(label, naming === "series");
            }
          }}
        />
      )}
    </>
  );
}
