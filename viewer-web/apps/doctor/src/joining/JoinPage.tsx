import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { prepareAuthenticator } from "../api";
import { Loaded } from "../page";
import { Door } from "../session";
import { forgetInvitation, takeInvitation } from "./invitation";
import { JoinForm } from "./JoinForm";

/** Where an invitation leads: its holder chooses a password and sets up an authenticator, and nobody else knows either. */
export function JoinPage() {
  const { t } = useTranslation();
  const [token] = useState(takeInvitation);
  const [joined, setJoined] = useState(false);
  return (
    <Door title={t("join.title")}>
      {joined ? (
        <>
          <Alert
            type="success"
            showIcon
            title={t("join.done")}
            description={t("join.doneAdvice")}
            data-testid="joined"
          />
          <Link to="/" style={{ display: "block", marginTop: 16 }}>
            <Button type="primary" size="large" block tabIndex={-1} data-testid="to-login">
              {t("join.toLogin")}
            </Button>
          </Link>
        </>
      ) : token === "" ? (
        <Alert
          type="info"
          showIcon
          title={t("join.noInvitation")}
          description={t("join.noInvitationAdvice")}
          data-testid="no-invitation"
        />
      ) : (
        <Invited
          token={token}
          onJoined={() => {
            forgetInvitation();
            setJoined(true);
          }}
        />
      )}
    </Door>
  );
}

function Invited({ token, onJoined }: { token: string; onJoined: () => void }) {
  // A question asked again makes another secret, and the one in the authenticator would be none: it is asked once.
  const prepared = useQuery({
    queryKey: ["authenticator"],
    queryFn: () => prepareAuthenticator(token),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return (
    <Loaded query={prepared}>
      {(data) => <JoinForm token={token} prepared={data} onJoined={onJoined} />}
    </Loaded>
  );
}
