import { formatTime } from "@yingdun/ui/time";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { listExaminations, listShares, revokeShare, type Share } from "../api";
import { Loading, useLoad } from "../load";
import { ProblemNotice } from "../problem";
import { useSession } from "../session";
import { useAttempt } from "../form";
import { shareState } from "./shareState";

/** What the patient has opened to others, who came, and the way to take it back. */
export function ShareList() {
  const { t } = useTranslation();
  const { ask } = useSession();
  const [loaded, retry] = useLoad(
    useCallback(
      () =>
        ask(async () => {
          const [shares, examinations] = await Promise.all([listShares(), listExaminations()]);
          return {
            now: Date.now(),
            shares,
            names: new Map(examinations.map((one) => [one.studyInstanceUid, one.procedure])),
          };
        }),
      [ask],
    ),
  );
  return (
    <section>
      <p>
        <Link to="/patient/">{t("back")}</Link>
      </p>
      <h1>{t("shares.title")}</h1>
      <Loading loaded={loaded} onRetry={retry}>
        {({ now, shares, names }) =>
          shares.length === 0 ? (
            <p className="notice" data-testid="no-shares">
              {t("shares.empty")}
            </p>
          ) : (
            <ul className="cards" data-testid="shares">
              {shares.map((share) => (
                <li key={share.id}>
                  <One
                    share={share}
                    now={now}
                    name={names.get(share.studyInstanceUid) ?? ""}
                    onRevoked={retry}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
    </section>
  );
}

interface OneProps {
  share: Share;
  name: string;
  /** ms since 1970 */
  now: number;
  onRevoked: () => void;
}

function One({ share, name, now, onRevoked }: OneProps) {
  const { t } = useTranslation();
  const { ask } = useSession();
  const { attempt, problem, blocked } = useAttempt();
  const state = shareState(share, now);
  return (
    <div className="card" data-testid="share" data-state={state}>
      <strong>{name || t("shares.study")}</strong>
      <span className="status">{t(`shares.state.${state}`)}</span>
      <span className="quiet">{t("shares.until", { end: formatTime(share.expiresAt) })}</span>
      {share.openings.length === 0 ? (
        <span className="quiet">{t("shares.notOpened")}</span>
      ) : (
        <ul className="lines" data-testid="openings">
          {share.openings.map((at) => (
            <li key={at}>{t("shares.opened", { at: formatTime(at) })}</li>
          ))}
        </ul>
      )}
      <ProblemNotice problem={problem} />
      {(state === "open" || state === "used") && (
        <button
          type="button"
          disabled={blocked}
          data-testid="revoke-share"
          onClick={() =>
            void attempt(async () => {
              await ask(() => revokeShare(share.id));
              onRevoked();
            })
          }
        >
          {t("shares.revoke")}
        </button>
      )}
    </div>
  );
}
