import { useState } from "react";
import { useTranslation } from "react-i18next";
import { giveLink } from "../api";
import { ProblemNotice } from "../problem";
import { useSession } from "../session";
import { viewerAddress } from "./viewerAddress";

/** The way to the study's images. In the same tab, as WeChat knows no other; each press gets a link of its own. */
export function OpenImages({ studyUid }: { studyUid: string }) {
  const { t } = useTranslation();
  const { ask } = useSession();
  const [opening, setOpening] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  const open = async (as: "study" | "film") => {
    setOpening(true);
    setProblem(undefined);
    try {
      const link = await ask(() => giveLink(studyUid));
      window.location.assign(viewerAddress(studyUid, link.token, as));
    } catch (error) {
      setProblem(error);
    }
    // Also where it succeeds: whoever comes back by the browser's button finds the page as it was.
    setOpening(false);
  };
  return (
    <div className="actions">
      <button
        type="button"
        className="primary"
        disabled={opening}
        data-testid="open-study"
        onClick={() => void open("study")}
      >
        {t("film.study")}
      </button>
      <button type="button" disabled={opening} data-testid="open-film" onClick={() => void open("film")}>
        {t("film.film")}
      </button>
      <ProblemNotice problem={problem} />
      <p className="hint" data-testid="reference-only">
        {t("film.referenceOnly")}
      </p>
    </div>
  );
}
