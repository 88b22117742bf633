import { useState } from "react";
import { useTranslation } from "react-i18next";
import { colourOf } from "./colour";
import type { CoViewingProps } from "./CoViewing";
import { Pointers } from "./Pointers";
import { useSession } from "./useSession";
import { useSharedMarks } from "./useSharedMarks";
import { useSharedViews } from "./useSharedViews";

interface SessionPanelProps extends CoViewingProps {
  studyInstanceUID: string;
  session: string;
  name: string;
  /** Known on the page that began the session only: nobody else is shown its token. */
  invitation: string | undefined;
  onLeave: () => void;
  /** For everybody; undefined: this person may not. */
  onEnd: (() => void) | undefined;
}

/** Who is there, who leads, and whether the line holds. */
export function SessionPanel(props: SessionPanelProps) {
  const { study, stage, opened, engine, invitation, onLeave, onEnd } = props;
  const { t } = useTranslation();
  const session = useSession(props.studyInstanceUID, props.session, props.name);
  const { status, people, you, leader, expiresAt } = session;
  const [alone, setAlone] = useState(false);
  const [copied, setCopied] = useState(false);
  const leads = leader !== 0 && leader === you;
  const led = leader !== 0 && !leads;
  const following = led && !alone && status === "joined";
  useSharedViews(session, study, stage, opened, following);
  useSharedMarks(session, study, engine);
  const ended = status === "over" || status === "refused";
  return (
    <>
      <div className="coview-row">
        <span className="coview-status" role="status" data-testid="coview-status" data-state={status}>
          {t(`coView.${status}`)}
        </span>
        <span data-testid="coview-mode" data-following={following} data-leader={leader}>
          {leader === 0 && t("coView.free")}
        </span>
        <ul className="coview-people" aria-label={t("coView.people", { count: people.length })}>
          {people.map(({ seat, name, guest }) => (
            <li key={seat} data-testid={`person-${seat}`}>
              <i style={{ background: colourOf(seat) }} aria-hidden />
              {name}
              {seat === you ? ` (${t("coView.you")})` : guest ? ` (${t("coView.guest")})` : ""}
              {seat === leader && <b>{t("coView.leads")}</b>}
            </li>
          ))}
        </ul>
      </div>
      <div className="coview-row">
        {!ended && (leads || !led || !props.guest) && (
          <button
            type="button"
            className="quiet"
            aria-pressed={leads}
            data-testid="coview-lead"
            onClick={() => session.lead(!leads)}
          >
            {t(leads ? "coView.stopLeading" : "coView.lead")}
          </button>
        )}
        {led && (
          <button
            type="button"
            className="quiet"
            data-testid="coview-follow"
            onClick={() => setAlone(!alone)}
          >
            {t(alone ? "coView.follow" : "coView.unfollow")}
          </button>
        )}
        {invitation !== undefined && !ended && (
          <button
            type="button"
            className="quiet"
            data-testid="coview-copy"
            onClick={() => void navigator.clipboard.writeText(invitation).then(() => setCopied(true))}
          >
            {t(copied ? "coView.copied" : "coView.copy")}
          </button>
        )}
        {expiresAt !== undefined && !ended && (
          <small className="numbers">{t("coView.expires", { time: clockTime(expiresAt) })}</small>
        )}
        {onEnd && !ended && (
          <button type="button" className="quiet" data-testid="coview-end" onClick={onEnd}>
            {t("coView.end")}
          </button>
        )}
        <button type="button" className="quiet" data-testid="coview-leave" onClick={onLeave}>
          {t(ended ? "coView.close" : "coView.leave")}
        </button>
      </div>
      <Pointers session={session} opened={opened} />
    </>
  );
}

const clockTime = (instant: string) =>
  new Date(instant).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });
