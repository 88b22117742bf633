import type { ComponentProps, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "../problem";
import type { Loaded } from "./useLoad";

/** A skeleton, what went wrong, or the data. */
export function Loading<T>({
  loaded,
  onRetry,
  words,
  children,
}: {
  loaded: Loaded<T>;
  onRetry: () => void;
  /** For refusals that mean something else here. */
  words?: ComponentProps<typeof ProblemNotice>["words"];
  children: (data: T) => ReactNode;
}) {
  const { t } = useTranslation();
  switch (loaded.state) {
    case "loading":
      return (
        <div role="status" aria-busy="true" className="skeletons">
          <span className="visually-hidden">{t("loading")}</span>
          <div className="skeleton" />
          <div className="skeleton" />
        </div>
      );
    case "failed":
      return <ProblemNotice problem={loaded.problem} onRetry={onRetry} words={words} />;
    case "ready":
      return children(loaded.data);
  }
}
