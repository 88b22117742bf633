import { useTranslation } from "react-i18next";
import type { ReactNode } from "react";
import { Marked } from "../marking";
import { useSession } from "../session";
import { VerificationPage } from "./VerificationPage";

/** What only somebody sees who has shown who they are; the page stays the same meanwhile. */
export function WhenVerified({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { session } = useSession();
  switch (session.state) {
    case "asking":
      return (
        <p role="status" aria-busy="true">
          {t("loading")}
        </p>
      );
    case "out":
      return <VerificationPage because={session.because} />;
    case "in":
      return <Marked>{children}</Marked>;
  }
}
