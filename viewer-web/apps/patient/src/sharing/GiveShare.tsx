import { formatTime } from "@yingdun/ui/time";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { giveShare, type GivenShare } from "../api";
import { AttemptForm } from "../form";
import { useSession } from "../session";
import { Copyable } from "./Copyable";

const HOURS = [24, 72, 168, 720] as const;

/** Opens the study to somebody else, by a link and a code that go different ways. */
export function GiveShare({ studyUid }: { studyUid: string }) {
  const { t } = useTranslation();
  const { ask } = useSession();
  const [hours, setHours] = useState<number>(HOURS[0]);
  const [oneTime, setOneTime] = useState(false);
  const [given, setGiven] = useState<GivenShare>();
  return (
    <section className="panel">
      <h2>{t("share.title")}</h2>
      {given ? (
        <>
          <p role="status">{t("share.given", { end: formatTime(given.expiresAt) })}</p>
          <Copyable name="link" text={`${window.location.origin}/patient/share#${given.token}`} />
          <Copyable name="code" text={given.code} />
          <p className="hint">{t("share.apart")}</p>
        </>
      ) : (
        <AttemptForm
          attempt={async () => setGiven(await ask(() => giveShare(studyUid, hours, oneTime)))}
          button={{ label: t("share.give"), testId: "give-share", secondary: true }}
        >
          <label className="field">
            <span>{t("share.life")}</span>
            <select
              data-testid="share-hours"
              value={hours}
              onChange={(event) => setHours(Number(event.target.value))}
            >
              {HOURS.map((one) => (
                <option key={one} value={one}>
                  {one <= 72 ? t("share.hours", { count: one }) : t("share.days", { count: one / 24 })}
                </option>
              ))}
            </select>
          </label>
          <label className="check">
            <input
              type="checkbox"
              data-testid="share-once"
              checked={oneTime}
              onChange={(event) => setOneTime(event.target.checked)}
            />
            <span>{t("share.once")}</span>
          </label>
        </AttemptForm>
      )}
    </section>
  );
}
