import { useTranslation } from "react-i18next";
import type { GraphicsState } from "../engine";
import { Problem, ProblemText } from "../problem";

interface LostGraphicsProps {
  status: GraphicsState["status"];
  onRetry: (() => void) | undefined;
}

/** In the place of pictures that would no longer be those that are named beside them. */
export function LostGraphics({ status, onRetry }: LostGraphicsProps) {
  const { t } = useTranslation();
  return status === "gone" ? (
    <Problem kind="engine" onRetry={onRetry} />
  ) : (
    <ProblemText kind="graphics" title={t("problem.graphics.title")} advice={t("problem.graphics.advice")} />
  );
}
