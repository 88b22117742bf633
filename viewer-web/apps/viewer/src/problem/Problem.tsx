import { useTranslation } from "react-i18next";
import { DicomWebFailure, type FailureKind } from "../dicomweb";
import { ProblemText } from "./ProblemText";

type ProblemKind = FailureKind | "noStudy" | "empty" | "engine";

/** Asking again changes nothing about these. */
const final = new Set<ProblemKind>(["noStudy", "expired", "absent", "notOffered"]);

interface ProblemProps {
  kind?: ProblemKind;
  failure?: unknown;
  /** What a failure is that the server had no part in. */
  otherwise?: ProblemKind;
  onRetry?: () => void;
}

/** What happened, what was kept, what to do. */
export function Problem({ kind: named, failure, otherwise = "server", onRetry }: ProblemProps) {
  const { t } = useTranslation();
  const kind = named ?? (failure instanceof DicomWebFailure ? failure.kind : otherwise);
  return (
    <ProblemText
      kind={kind}
      title={t(`problem.${kind}.title`)}
      advice={t(`problem.${kind}.advice`)}
      action={onRetry && !final.has(kind) ? { label: t("retry"), run: onRetry } : undefined}
    />
  );
}
