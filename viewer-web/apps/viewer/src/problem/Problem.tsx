import { useTranslation } from "react-i18next";
import { DicomWebFailure, type FailureKind } from "../dicomweb";
import { ProblemText } from "./ProblemText";

type ProblemKind = FailureKind | "noStudy" | "empty";

/** Asking again changes nothing about these. */
const final = new Set<ProblemKind>(["noStudy", "expired", "absent", "notOffered"]);

interface ProblemProps {
  kind?: ProblemKind;
  failure?: unknown;
  onRetry?: () => void;
}

/** What happened, what was kept, what to do. */
export function Problem({ kind: named, failure, onRetry }: ProblemProps) {
  const { t } = useTranslation();
  const kind = named ?? (failure instanceof DicomWebFailure ? failure.kind : "server");
  return (
    <ProblemText
      kind={kind}
      title={t(`problem.${kind}.title`)}
      advice={t(`problem.${kind}.advice`)}
      action={onRetry && !final.has(kind) ? { label: t("retry"), run: onRetry } : undefined}
    />
  );
}
