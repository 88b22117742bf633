import { useMark } from "@yingdun/mark/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { markServer } from "../api";
import { ProblemNotice } from "../problem";

/** Shows nothing before its mark is there, or the server has said that it wants none. */
export function Marked({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { ready, problem } = useMark(markServer);
  return ready ? (
    children
  ) : problem ? (
    <ProblemNotice problem={problem} />
  ) : (
    <p role="status" aria-busy="true">
      {t("loading")}
    </p>
  );
}
