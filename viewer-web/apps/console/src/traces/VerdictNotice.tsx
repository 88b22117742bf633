import type { Trace, TraceMatch } from "@yingdun/api";
import { formatSpan } from "@yingdun/ui";
import { Alert, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { outcomeOf, wrongNameExponent } from "./verdict";

/** The answer in words. Attributed is not «guilty»: it says whose screen, not who held the camera. */
export function VerdictNotice({ trace }: { trace: Trace }) {
  const { t } = useTranslation(["traces", "common"]);
  const outcome = outcomeOf(trace);
  if (outcome === "attributed") {
    return (
      <Alert
        type="success"
        showIcon
        data-testid="trace-verdict"
        data-verdict="MATCH"
        title={t(trace.matches.length > 1 ? "verdict.several" : "verdict.attributed", {
          count: trace.matches.length,
        })}
        description={
          <>
            {trace.matches.map((match) => (
              <Named key={(match.endpointId ?? match.endpointName) + match.notBefore} match={match} />
            ))}
            <Typography.Paragraph type="secondary" style={{ marginBlock: 8 }}>
              {t("verdict.meaning", { population: trace.population })}
            </Typography.Paragraph>
          </>
        }
      />
    );
  }
  if (outcome === "cannotTell") {
    return (
      <Alert
        type="info"
        showIcon
        data-testid="trace-verdict"
        data-verdict="CANNOT_TELL"
        title={t("verdict.cannotTell")}
        description={<Advice trace={trace} />}
      />
    );
  }
  return (
    <Alert
      type={outcome === "failed" ? "error" : "warning"}
      showIcon
      data-testid="trace-verdict"
      title={t(`outcome.${outcome}`)}
      description={
        outcome === "failed"
          ? t(`failure.${trace.failureCode ?? "SERVER_FAILED"}`)
          : t("verdict.cancelledAdvice")
      }
    />
  );
}

function Named({ match }: { match: TraceMatch }) {
  const { t } = useTranslation(["traces", "common"]);
  return (
    <div style={{ marginBottom: 8 }}>
      <div className="yd-verdict" style={{ fontSize: 18, fontWeight: 600 }}>
        {match.endpointId === undefined ? (
          <span data-testid="trace-viewer-name">
            {match.showing
              ? t(`page.${match.showing.kind}`, { caller: match.showing.caller })
              : t("page.unreported")}
          </span>
        ) : (
          <Link to={`/endpoints/${encodeURIComponent(match.endpointId)}`} data-testid="trace-endpoint-name">
            {match.endpointName}
          </Link>
        )}
        {match.user && <span data-testid="trace-user"> · {match.user}</span>}
      </div>
      {(match.endpointId !== undefined || match.showing) && (
        <div data-testid="trace-slot">{formatSpan(match.notBefore, match.notAfter)}</div>
      )}
      {match.showing && (
        <div data-testid="trace-showing">
          {match.showing.study && t("page.study", { study: match.showing.study })}
          {t("page.address", { address: match.showing.address })}
        </div>
      )}
      <div data-testid="trace-probability" data-probability={match.falseAccusationProbability}>
        {t("verdict.wrongName")}
        <strong>
          10<sup>{wrongNameExponent(match.falseAccusationProbability)}</sup>
        </strong>
      </div>
    </div>
  );
}

function Advice({ trace }: { trace: Trace }) {
  const { t } = useTranslation(["traces", "common"]);
  return (
    <>
      <p>
        {trace.reason && t(`reason.${trace.reason}`)}{" "}
        {t("verdict.cannotTellMeaning", { population: trace.population })}
      </p>
      {trace.advice.length > 0 && (
        <>
          <strong>{t("verdict.help")}</strong>
          <ul style={{ margin: 0, paddingInlineStart: 18 }}>
            {trace.advice.map((code) => (
              <li key={code}>{t(`advice.${code}`)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
