import { CrashBoundary } from "./CrashBoundary";
import { Frame } from "./Frame";
import { Problem } from "../problem";
import type { Opening } from "./opening";
import { StudyPage } from "./StudyPage";
import { useOpening } from "./useOpening";
import { useTranslation } from "react-i18next";

interface AppProps {
  /** Undefined: the address names no study. */
  opening: Opening | undefined;
  open: () => Opening | undefined;
  /** Whoever comes by a link sees names masked. */
  guest: boolean;
}

export function App({ opening, open, guest }: AppProps) {
  return (
    <CrashBoundary>
      {opening ? (
        <OpenedStudy opening={opening} open={() => open() ?? opening} guest={guest} />
      ) : (
        <Frame>
          <Problem kind="noStudy" />
        </Frame>
      )}
    </CrashBoundary>
  );
}

function OpenedStudy({ opening, open, guest }: { opening: Opening; open: () => Opening; guest: boolean }) {
  const [state, retry] = useOpening(opening, open);
  switch (state.status) {
    case "loading":
      return <LoadingPage />;
    case "failed":
      return (
        <Frame>
          <Problem failure={state.failure} onRetry={retry} />
        </Frame>
      );
    case "ready":
      return state.study.items.length === 0 ? (
        <Frame>
          <Problem kind="empty" onRetry={retry} />
        </Frame>
      ) : (
        <StudyPage
          study={state.study}
          source={state.opening.source}
          guest={guest}
          layout={state.opening.layout}
          film={state.opening.film}
        />
      );
  }
}

/** The page's own shape, so that nothing jumps when the study comes. */
function LoadingPage() {
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
