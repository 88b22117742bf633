import type { RegionRule } from "@yingdun/api";
import { theme } from "antd";
import { useId, useRef, useState, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { useColourScheme } from "../preferences";
import { appliesTo, clampThousandth, restIsMarked, ruleBetween, type Point } from "./regions";

interface RegionCanvasProps {
  regions: RegionRule[];
  monitor: number;
  cover: boolean;
  onDraw: (rule: RegionRule) => void;
}

/** One monitor in thousandths of its sides, drawn 16:9; a rule fits every resolution, so no real one is meant. */
const width = 1_000;
const height = 562.5;
const toY = (thousandth: number) => (thousandth * height) / 1_000;

export function RegionCanvas({ regions, monitor, cover, onDraw }: RegionCanvasProps) {
  const { t } = useTranslation(["policies", "common"]);
  const { token } = theme.useToken();
  const { dark } = useColourScheme();
  const pattern = useId();
  const svg = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<{ from: Point; to: Point }>();
  const mark = dark ? "#73d13d" : "#237804";

  const at = (event: PointerEvent): Point => {
    const box = svg.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return {
      x: clampThousandth(((event.clientX - box.left) / box.width) * 1_000),
      y: clampThousandth(((event.clientY - box.top) / box.height) * 1_000),
    };
  };
  const drawn = drag && ruleBetween(drag.from, drag.to, cover, monitor);
  const shown = [...regions.filter((rule) => appliesTo(rule, monitor)), ...(drawn ? [drawn] : [])];

  return (
    <svg
      ref={svg}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t("region.canvas")}
      data-testid="region-canvas"
      style={{ width: "100%", maxWidth: 640, touchAction: "none", cursor: "crosshair", borderRadius: 6 }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: at(event), to: at(event) });
      }}
      onPointerMove={(event) => drag && setDrag({ ...drag, to: at(event) })}
      onPointerUp={() => {
        if (drawn) {
          onDraw(drawn);
        }
        setDrag(undefined);
      }}
      onPointerCancel={() => setDrag(undefined)}
    >
      <defs>
        <pattern
          id={pattern}
          width={16}
          height={16}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width={16} height={16} fill={mark} opacity={0.22} />
          <rect width={4} height={16} fill={mark} opacity={0.7} />
        </pattern>
      </defs>
      <rect width={width} height={height} fill={token.colorFillSecondary} />
      {restIsMarked(shown, monitor) && <rect width={width} height={height} fill={`url(#${pattern})`} />}
      {shown.map((rule, i) => (
        <g key={`${i} ${rule.left} ${rule.top} ${rule.right} ${rule.bottom}`}>
          <rect {...box(rule)} fill={rule.cover ? token.colorBgContainer : token.colorFillSecondary} />
          {!rule.cover && <rect {...box(rule)} fill={token.colorBgContainer} />}
          <rect
            {...box(rule)}
            fill={rule.cover ? `url(#${pattern})` : "none"}
            stroke={rule.cover ? mark : token.colorTextSecondary}
            strokeWidth={2}
            strokeDasharray={rule.cover ? undefined : "10 6"}
          />
          <text x={rule.left + 10} y={toY(rule.top) + 28} fontSize={24} fill={token.colorText}>
            {i + 1}
          </text>
        </g>
      ))}
      <rect width={width} height={height} fill="none" stroke={token.colorTextTertiary} strokeWidth={4} />
    </svg>
  );
}

const box = (rule: RegionRule) => ({
  x: rule.left,
  y: toY(rule.top),
  width: Math.max(0, rule.right - rule.left),
  height: Math.max(0, toY(rule.bottom - rule.top)),
});
