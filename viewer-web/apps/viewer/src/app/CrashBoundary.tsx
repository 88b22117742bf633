import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ProblemText } from "../problem";

/** A mistake of ours, or parts of the page that are gone after an update. */
export class CrashBoundary extends Component<{ children: ReactNode }, { error?: Error }> {
  override state: { error?: Error } = {};

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    return this.state.error ? <Crashed error={this.state.error} /> : this.props.children;
  }
}

function Crashed({ error }: { error: Error }) {
  const { t } = useTranslation();
  return (
    <ProblemText
      title={t("problem.page.title")}
      advice={t("problem.page.advice", { message: error.message })}
      action={{ label: t("problem.reload"), run: () => window.location.reload() }}
    />
  );
}
