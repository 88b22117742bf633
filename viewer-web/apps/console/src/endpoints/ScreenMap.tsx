import type { Screen } from "@yingdun/api";
import { theme } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useColourScheme } from "../preferences";

/**
 * Where each monitor carries the mark, in the monitors' real positions. Hatched and coloured = marked, plain = not;
 * nothing of what a screen shows ever reaches the server, so there is nothing else to draw.
 */
export function ScreenMap({ screens }: { screens: Screen[] }) {
  const { t } = useTranslation(["endpoints", "common"]);
  const { token } = theme.useToken();
  const { dark } = useColourScheme();
  const pattern = useId();
  const left = Math.min(...screens.map((one) => one.x));
  const top = Math.min(...screens.map((one) => one.y));
  const right = Math.max(...screens.map((one) => one.x + one.width));
  const bottom = Math.max(...screens.map((one) => one.y + one.height));
  const span = Math.max(right - left, bottom - top);
  const mark = dark ? "#73d13d" : "#237804";
  return (
    <figure style={{ margin: 0 }} data-testid="screen-map">
      <svg
        viewBox={`${left - span * 0.01} ${top - span * 0.01} ${right - left + span * 0.02} ${bottom - top + span * 0.02}`}
        role="img"
        aria-label={screens.map((one) => screenWords(one, t("map.covered"), t("map.uncovered"))).join("; ")}
        style={{ width: "100%", maxHeight: 260 }}
      >
        <defs>
          <pattern
            id={pattern}
            width={span / 60}
            height={span / 60}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width={span / 60} height={span / 60} fill={mark} opacity={0.22} />
            <rect width={span / 240} height={span / 60} fill={mark} opacity={0.7} />
          </pattern>
        </defs>
        {screens.map((screen) => (
          <g key={screen.name + screen.x + screen.y} transform={`translate(${screen.x} ${screen.y})`}>
            <rect width={screen.width} height={screen.height} fill={token.colorFillTertiary} />
            {coveredParts(screen).map((part) => (
              <rect
                key={`${part.x} ${part.y} ${part.width} ${part.height}`}
                {...part}
                fill={`url(#${pattern})`}
              />
            ))}
            <rect
              width={screen.width}
              height={screen.height}
              fill="none"
              stroke={screen.covered ? mark : token.colorError}
              strokeWidth={span / 200}
              strokeDasharray={screen.covered ? undefined : `${span / 50}`}
            />
          </g>
        ))}
      </svg>
      <figcaption>
        <ul style={{ margin: 0, paddingInlineStart: 18 }}>
          {screens.map((screen) => (
            <li key={screen.name + screen.x + screen.y}>
              {screenWords(screen, t("map.covered"), t("map.uncovered"))}
              {screen.covered &&
                screen.regions.length > 0 &&
                ` (${t("map.parts", { count: screen.regions.length })})`}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

function coveredParts(screen: Screen) {
  if (!screen.covered) {
    return [];
  }
  return screen.regions.length > 0
    ? screen.regions
    : [{ x: 0, y: 0, width: screen.width, height: screen.height }];
}

function screenWords(screen: Screen, covered: string, uncovered: string): string {
  const scale = `${Math.round(screen.scale * 100)} %`;
  return `${screen.name} ${screen.width}×${screen.height}, ${scale}: ${screen.covered ? covered : uncovered}`;
}
