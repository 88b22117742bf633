import { useTranslation } from "react-i18next";
import { ProblemNotice } from "../problem";
import { useExplanation } from "./useExplanation";

/** A sentence of the report. */
export interface Place {
  section: "FINDINGS" | "IMPRESSION";
  start: number;
  end: number;
}

interface ExplainedTextProps {
  studyUid: string;
  report: number;
  marked?: Place;
  onMark: (place: Place) => void;
  /** Shows it anew. */
  onRetry: () => void;
}

/** The sentences as they come, each leading to the report's own. */
export function ExplainedText({ studyUid, report, marked, onMark, onRetry }: ExplainedTextProps) {
  const { t, i18n } = useTranslation();
  const told = useExplanation(studyUid, report);
  const inChinese = i18n.language.startsWith("zh");
  if (told.state) {
    return (
      <p className="notice" data-testid="explanation-state" data-state={told.state}>
        {t(`explanation.${told.state}`)}
      </p>
    );
  }
  return (
    <div aria-busy={!told.ended && told.problem === undefined}>
      {told.notice && (
        <p className="notice" data-testid="explanation-notice">
          {inChinese ? told.notice.chinese : told.notice.english}
        </p>
      )}
      {told.sentences.some((one) => one.urgent) && (
        <p className="notice bad" role="alert" data-testid="explanation-urgent">
          {t("explanation.urgent")}
        </p>
      )}
      {told.sentences.length > 0 && <p className="quiet">{t("explanation.tap")}</p>}
      <ol>
        {told.sentences.map((one, number) => (
          // A sentence of the report may be told in several, and nothing is put in between.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={number} className={one.urgent ? "urgent" : ""}>
            <button
              type="button"
              data-testid="explained"
              aria-pressed={marked?.section === one.section && marked.start === one.start}
              onClick={() => onMark({ section: one.section, start: one.start, end: one.end })}
            >
              {inChinese ? one.chinese : one.english}
            </button>
          </li>
        ))}
      </ol>
      {!told.ended && told.problem === undefined && (
        <p role="status" data-testid="explanation-waiting">
          {t("explanation.waiting")}
        </p>
      )}
      {told.ended && told.sentences.length === 0 && <p>{t("explanation.none")}</p>}
      {told.ended && told.sentences.length > 0 && told.unexplained > 0 && (
        <p className="quiet" data-testid="explanation-ended">
          {t("explanation.unexplained", { number: told.unexplained })}
        </p>
      )}
      <ProblemNotice
        problem={told.problem}
        words={{ unreachable: t("explanation.broken") }}
        onRetry={onRetry}
      />
    </div>
  );
}
