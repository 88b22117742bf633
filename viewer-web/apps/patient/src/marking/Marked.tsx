import { PageMark } from "@yingdun/mark";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { markServer } from "../api";
import { ProblemNotice } from "../problem";

/** Shows nothing before its mark is there, or the server has said that it wants none. */
export function Marked({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [ready, setReady] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    const mark = new PageMark(markServer);
    let open = true;
    const wait = (): Promise<void> =>
      mark.whenReady().then(
        () => {
          if (open) {
            setProblem(undefined);
            setReady(true);
          }
        },
        (failure: unknown) => {
          if (open) {
            setProblem(failure);
            return wait();
          }
          return undefined;
        },
      );
    void wait();
    return () => {
      open = false;
      mark.close();
    };
  }, []);
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
