import { ProblemError, ThrottledError } from "@yingdun/api";
import { useTranslation } from "react-i18next";

interface ProblemWords {
  title: string;
  advice: string;
  /** The server's own words, field by field: English in every language. */
  technical: string[];
  instance?: string;
}

const knownCodes = [
  "unreachable",
  "bad-credentials",
  "too-many-attempts",
  "weak-password",
  "policy-changed",
  "default-policy",
  "preview-outdated",
  "last-administrator",
  "group-name-taken",
  "officer-exists",
  "not-quarantined",
  "not-found",
  "asset-file-unreadable",
  "unsupported-picture",
  "trace-queue-full",
  "disk-full",
  "picture-removed",
  "too-many-listeners",
  "invalid-input",
] as const;
type KnownCode = (typeof knownCodes)[number] | "forbidden" | "too-large" | "server-error";

/** Words in the person's language, by the problem's code; the server's own only beside them. */
export function useProblemWords(): (error: unknown) => ProblemWords {
  const { t } = useTranslation("common");
  return (error) => {
    if (!(error instanceof ProblemError)) {
      const advice = error instanceof Error && error.message ? error.message : t("problem.reload");
      return { title: t("problem.unexpected"), advice, technical: [] };
    }
    const { problem } = error;
    const technical = (problem.errors ?? []).map((one) => `${one.field}: ${one.message}`);
    const code = knownCode(error);
    if (code) {
      const seconds = error instanceof ThrottledError ? error.retryAfterSeconds : 0;
      return {
        title: t(`problem.codes.${code}.title`),
        advice: t(`problem.codes.${code}.advice`, { seconds }),
        technical,
        instance: problem.instance,
      };
    }
    return {
      title: t("problem.failed", { status: problem.status }),
      advice: t("problem.unknown"),
      technical: [`${error.code}: ${problem.detail ?? problem.title}`, ...technical],
      instance: problem.instance,
    };
  };
}

function knownCode(error: ProblemError): KnownCode | undefined {
  const named = knownCodes.find((code) => code === error.code);
  if (named) {
    return named;
  }
  switch (error.status) {
    case 403:
      return "forbidden";
    case 413:
      return "too-large";
    default:
      return error.status >= 500 ? "server-error" : undefined;
  }
}
