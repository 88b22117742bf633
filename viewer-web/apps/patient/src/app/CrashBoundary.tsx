import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** A mistake of ours, or parts of the page that are gone after an update. */
export class CrashBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? <Crashed /> : this.props.children;
  }
}

function Crashed() {
  const { t } = useTranslation();
  return (
    <div className="notice bad" role="alert">
      <p>{t("problem.page")}</p>
      <button type="button" onClick={() => window.location.reload()}>
        {t("problem.reload")}
      </button>
    </div>
  );
}
