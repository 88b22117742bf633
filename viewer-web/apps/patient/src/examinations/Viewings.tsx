import { formatTime } from "@yingdun/ui/time";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { listViewings } from "../api";
import { Loading, useLoad } from "../load";
import { useSession } from "../session";

/** Who has seen images and reports: asked for when it is opened, as the asking is written down, too. */
export function Viewings({ studyUid }: { studyUid: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <section className="panel">
      <h2>{t("viewings.title")}</h2>
      {open ? (
        <List studyUid={studyUid} />
      ) : (
        <button type="button" data-testid="show-viewings" onClick={() => setOpen(true)}>
          {t("viewings.show")}
        </button>
      )}
    </section>
  );
}

function List({ studyUid }: { studyUid: string }) {
  const { t } = useTranslation();
  const { ask } = useSession();
  const [viewings, retry] = useLoad(useCallback(() => ask(() => listViewings(studyUid)), [ask, studyUid]));
  return (
    <Loading loaded={viewings} onRetry={retry}>
      {(all) =>
        all.length === 0 ? (
          <p>{t("viewings.none")}</p>
        ) : (
          <ul className="lines" data-testid="viewings">
            {all.map((one) => (
              <li key={`${one.at} ${one.by} ${one.what}`}>
                <span>{formatTime(one.at)}</span>
                <span>{t(`viewings.by.${one.by}`, { defaultValue: one.by })}</span>
                <span>{t(one.what === "REPORT" ? "viewings.report" : "viewings.images")}</span>
              </li>
            ))}
          </ul>
        )
      }
    </Loading>
  );
}
