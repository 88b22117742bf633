import { useTranslation } from "react-i18next";
import { Frame } from "./Frame";

/** The page's own shape, so that nothing jumps when the study comes. */
export function LoadingPage() {
  const { t } = useTranslation();
  return (
    <Frame
      series={
        <div className="series-list" aria-hidden>
          {[0, 1, 2].map((row) => (
            <div key={row} className="skeleton series-skeleton" />
          ))}
        </div>
      }
    >
      <div className="viewport loading" role="status" aria-busy="true" data-testid="loading">
        <span className="visually-hidden">{t("loading")}</span>
        <div className="skeleton picture-skeleton" />
      </div>
    </Frame>
  );
}
