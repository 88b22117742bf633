import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Engine } from "../engine";
import type { StageControl } from "../layout";
import type { Study } from "../study";
import { SessionPanel } from "./SessionPanel";
import { endSession, putIntoAddress, sessionInAddress, startSession, type Started } from "./start";
import type { OpenedByPlace } from "./useSharedViews";
import "./coview.css";

export interface CoViewingProps {
  study: Study;
  stage: StageControl;
  opened: OpenedByPlace;
  engine: Engine | undefined;
  /** Came by a link: nobody knows their name, and they may invite nobody. */
  guest: boolean;
  onClose: () => void;
}

/** Begins a session or joins the one that the address names. */
export default function CoViewing(props: CoViewingProps) {
  const { study, guest, onClose } = props;
  const { t } = useTranslation();
  const [session, setSession] = useState(sessionInAddress);
  const [started, setStarted] = useState<Started>();
  const [name, setName] = useState(guest ? undefined : "");
  const [typed, setTyped] = useState("");
  const [failed, setFailed] = useState(false);
  const studyInstanceUID = study.studies[0]?.studyInstanceUID ?? "";
  const start = async () => {
    setFailed(false);
    try {
      const begun = await startSession(studyInstanceUID);
      putIntoAddress(begun.session);
      setStarted(begun);
      setSession(begun.session);
    } catch {
      setFailed(true);
    }
  };
  const leave = () => {
    putIntoAddress(undefined);
    onClose();
  };
  return (
    <aside className="coview" data-testid="coview" aria-label={t("coView.title")}>
      {session !== undefined && name !== undefined ? (
        <SessionPanel
          {...props}
          key={session}
          studyInstanceUID={studyInstanceUID}
          session={session}
          name={name}
          invitation={started?.invitation}
          onLeave={leave}
          onEnd={
            guest
              ? undefined
              : () => {
                  void endSession(studyInstanceUID, session).catch(() => setFailed(true));
                }
          }
        />
      ) : session !== undefined ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim()) {
              setName(typed.trim());
            }
          }}
        >
          <label>
            {t("coView.yourName")}
            <input
              value={typed}
              maxLength={40}
              data-testid="coview-name"
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
          <button type="submit" className="primary" data-testid="coview-join">
            {t("coView.join")}
          </button>
        </form>
      ) : (
        <div className="coview-row">
          <button type="button" className="primary" data-testid="coview-start" onClick={() => void start()}>
            {t("coView.start")}
          </button>
          <button type="button" className="quiet" onClick={leave}>
            {t("coView.close")}
          </button>
        </div>
      )}
      {failed && <p role="alert">{t("coView.startFailed")}</p>}
    </aside>
  );
}
