import { endpointStates, type StateCounts } from "@yingdun/api";
import { theme } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useColourScheme } from "../preferences";
import { stateLooks } from "../status";

/** Each count is the way to the endpoints that it counts. */
export function StateTiles({ states }: { states: StateCounts }) {
  const { t } = useTranslation(["overview", "common"]);
  const { token } = theme.useToken();
  const { dark } = useColourScheme();
  return (
    <ul className="yd-tiles">
      {endpointStates.map((state) => (
        <li key={state}>
          <Link
            to={`/endpoints?state=${state}`}
            data-testid={`state-${state}`}
            title={t(`explain.${state}`)}
            style={{
              background: token.colorBgContainer,
              color: token.colorText,
              border: `1px solid ${token.colorBorderSecondary}`,
              borderRadius: token.borderRadiusLG,
            }}
          >
            <span className="yd-tile-word">
              <span style={{ color: stateLooks[state].line[dark ? 1 : 0] }}>{stateLooks[state].icon}</span>
              {t(`common:state.${state}`)}
            </span>
            <span className="yd-tile-count">{states[state]}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
