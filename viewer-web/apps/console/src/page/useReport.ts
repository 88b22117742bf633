import { ProblemError } from "@yingdun/api";
import { App } from "antd";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";

/** Tells of a failed action in a corner of the page; the page itself keeps what was typed. */
export function useReport() {
  const { notification } = App.useApp();
  const { t } = useTranslation("common");
  return useCallback(
    (error: unknown) => {
      const problem = error instanceof ProblemError ? error.problem : undefined;
      if (problem?.status === 401) {
        return;
      }
      const rows = (problem?.errors ?? []).map((one) => `${one.field}: ${one.message}`).join("\n");
      const detail =
        problem?.code === "unreachable" ? t("problem.codes.unreachable.advice") : problem?.detail;
      notification.error({
        title: t("problem.actionFailed"),
        description: [detail ?? (error instanceof Error ? error.message : ""), rows]
          .filter(Boolean)
          .join("\n"),
        style: { whiteSpace: "pre-wrap" },
      });
    },
    [notification, t],
  );
}
