import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { KeptMark } from "../engine";
import { SaveBar, type Saving } from "../saving";
import type { Frame } from "../study";
import { markText, valuesText } from "./markText";

interface MarkListProps {
  marks: readonly KeptMark[];
  frame: Frame;
  onJump: (mark: KeptMark) => void;
  onRemove: (mark: KeptMark) => void;
  saving: Saving;
}

/** What was measured in the planes, to be read, gone to and taken away. */
export function MarkList({ marks, frame, onJump, onRemove, saving }: MarkListProps) {
  const { t } = useTranslation();
  // On a phone it would lie over what is measured, until somebody asks for it.
  const [roomy] = useState(() => window.matchMedia("(min-width: 768px)").matches);
  if (marks.length === 0) {
    return null;
  }
  return (
    <details className="measurements lists" open={roomy} data-testid="plane-measurements">
      <summary>{t("measurement.list", { count: marks.length })}</summary>
      {marks.map((mark, index) => (
        <div
          key={mark.id}
          className="measurement"
          data-testid={`plane-measurement-${index + 1}`}
          data-kind={mark.kind}
        >
          <button
            type="button"
            className="quiet numbers"
            title={t("mpr.jump")}
            data-testid={`plane-measurement-${index + 1}-jump`}
            onClick={() => onJump(mark)}
          >
            <small>{`${index + 1} ${t(`tool.${mark.kind}`)}`}</small>
            <span data-testid={`plane-measurement-${index + 1}-value`}>{markText(mark, frame)}</span>
          </button>
          {mark.own ? (
            <button
              type="button"
              className="quiet"
              aria-label={t("measurement.remove", { number: index + 1 })}
              data-testid={`plane-measurement-${index + 1}-remove`}
              onClick={() => onRemove(mark)}
            >
              ×
            </button>
          ) : (
            <small className="measurement-author" data-testid={`plane-measurement-${index + 1}-author`}>
              {mark.by ?? t("measurement.unnamed")}
            </small>
          )}
          {mark.within && (
            <dl className="numbers">
              <dt>{t("measurement.range")}</dt>
              <dd data-testid={`plane-measurement-${index + 1}-range`}>
                {valuesText([mark.within.minimum, mark.within.maximum], frame, " … ")}
              </dd>
            </dl>
          )}
        </div>
      ))}
      {frame.plane?.frameOfReferenceUID ? (
        <SaveBar saving={saving} />
      ) : (
        <small className="marks-kept">{t("mpr.notSaved")}</small>
      )}
    </details>
  );
}
