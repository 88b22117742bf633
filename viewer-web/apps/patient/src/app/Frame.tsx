import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { switchLanguage } from "../i18n";
import { ProblemNotice } from "../problem";
import { useSession } from "../session";

/** What stands around each page: the hospital, the other language, whose session it is and the way out of it. */
export function Frame({ hospital, children }: { hospital: string; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const { session, close } = useSession();
  const [problem, setProblem] = useState<unknown>();
  return (
    <>
      <header>
        <span className="hospital" data-testid="hospital">
          {hospital || t("product")}
        </span>
        <button
          type="button"
          data-testid="switch-language"
          onClick={() => void switchLanguage(i18n.language === "zh" ? "en" : "zh")}
        >
          {t("otherLanguage")}
        </button>
      </header>
      {session.state === "in" && (
        <div className="visitor">
          <span data-testid="visitor">{t("visitor", { name: session.visit.name })}</span>
          <button
            type="button"
            data-testid="log-out"
            onClick={() => {
              setProblem(undefined);
              close().catch(setProblem);
            }}
          >
            {t("logOut")}
          </button>
        </div>
      )}
      <main>
        <ProblemNotice problem={problem} />
        {children}
      </main>
    </>
  );
}
