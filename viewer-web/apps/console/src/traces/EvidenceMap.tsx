import { tracePictureUrl, type Trace, type TraceEvidence } from "@yingdun/api";
import { Card, Flex, Slider, Typography } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "../page";
import { paintHeat } from "./heat";
import { useEvidence } from "./useTraces";

/** Where in the picture the mark was found. The slider lets the picture show through. */
export function EvidenceMap({ trace }: { trace: Trace }) {
  const { t } = useTranslation(["traces", "common"]);
  const evidence = useEvidence(trace);
  const [opacity, setOpacity] = useState(45);
  const [broken, setBroken] = useState(false);
  const [size, setSize] = useState<{ width: number; height: number }>();
  return (
    <Card size="small" title={t("map.title")}>
      <div style={{ position: "relative", lineHeight: 0 }} data-testid="trace-map">
        {broken ? (
          <Typography.Text type="secondary">{t("map.noPicture")}</Typography.Text>
        ) : (
          <img
            src={tracePictureUrl(trace.id, trace.picture)}
            alt={t("map.picture", { name: trace.pictures[trace.picture]?.fileName })}
            style={{ width: "100%" }}
            onError={() => setBroken(true)}
            onLoad={(event) =>
              setSize({ width: event.currentTarget.naturalWidth, height: event.currentTarget.naturalHeight })
            }
          />
        )}
        {size && evidence.data && <Heat evidence={evidence.data} size={size} opacity={opacity / 100} />}
        {size && <Corners trace={trace} size={size} />}
      </div>
      {evidence.error && <ProblemNotice error={evidence.error} onRetry={() => void evidence.refetch()} />}
      {evidence.data && (
        <>
          <Flex gap={12} align="center" style={{ marginTop: 8 }}>
            <span>{t("map.opacity")}</span>
            <Slider
              value={opacity}
              onChange={setOpacity}
              ariaLabelForHandle={t("map.opacity")}
              style={{ flex: 1 }}
              tooltip={{ formatter: (value) => `${value}%` }}
            />
          </Flex>
          <Legend />
        </>
      )}
    </Card>
  );
}

function Heat({
  evidence,
  size,
  opacity,
}: {
  evidence: TraceEvidence;
  size: { width: number; height: number };
  opacity: number;
}) {
  const { t } = useTranslation(["traces", "common"]);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) {
      paintHeat(canvas.current, evidence);
    }
  }, [evidence]);
  const share = evidence.values.filter((value) => value >= 0.5).length / Math.max(1, evidence.values.length);
  return (
    <canvas
      ref={canvas}
      width={evidence.columns}
      height={evidence.rows}
      role="img"
      aria-label={t("map.label", { percent: Math.round(share * 100) })}
      style={{
        position: "absolute",
        left: 0,
        top: 0,
        width: `${(100 * evidence.columns * evidence.cell) / size.width}%`,
        height: `${(100 * evidence.rows * evidence.cell) / size.height}%`,
        clipPath: overhang(evidence, size),
        opacity,
        imageRendering: "pixelated",
        pointerEvents: "none",
      }}
    />
  );
}

/** The last cells may reach over the picture's edge. */
function overhang(evidence: TraceEvidence, size: { width: number; height: number }): string {
  const right = Math.max(0, 1 - size.width / (evidence.columns * evidence.cell)) * 100;
  const bottom = Math.max(0, 1 - size.height / (evidence.rows * evidence.cell)) * 100;
  return `inset(0 ${right}% ${bottom}% 0)`;
}

function Corners({ trace, size }: { trace: Trace; size: { width: number; height: number } }) {
  const quads = trace.matches.flatMap((match) => (match.corners ? [match.corners] : []));
  return (
    <svg
      viewBox={`0 0 ${size.width} ${size.height}`}
      aria-hidden
      style={{ position: "absolute", inset: 0, width: "100%", height: "100%", pointerEvents: "none" }}
    >
      {quads.map((corners) => (
        <polygon
          key={corners.join(" ")}
          points={corners.map(([x, y]) => `${x},${y}`).join(" ")}
          fill="none"
          stroke="#ffd666"
          strokeWidth={Math.max(size.width, size.height) / 300}
          strokeDasharray={`${size.width / 60}`}
        />
      ))}
    </svg>
  );
}

function Legend() {
  const { t } = useTranslation(["traces", "common"]);
  return (
    <Flex gap={8} align="center">
      <span>{t("map.none")}</span>
      <div aria-hidden className="yd-heat-scale" />
      <span>{t("map.strong")}</span>
    </Flex>
  );
}
