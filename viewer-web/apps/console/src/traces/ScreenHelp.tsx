import { tracePreviewUrl, type ChosenPicture, type Trace } from "@yingdun/api";
import { Alert, Button, Card, Checkbox, Flex, Segmented, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useReport } from "../page";
import { PointHandles, type Handle } from "./PointHandles";
import {
  isTraceable,
  leastEdges,
  mostEdges,
  moved,
  placeOf,
  startCorners,
  startEdges,
  turned,
  type ScreenPlace,
  type Size,
} from "./screenPlace";
import { useAttemptTrace } from "./useTraces";

/** The officer shows where the screen is, in one picture or several, sees it straightened, and has them traced once more. */
export function ScreenHelp({ trace }: { trace: Trace }) {
  const { t } = useTranslation(["traces", "common"]);
  const navigate = useNavigate();
  const report = useReport();
  const attempt = useAttemptTrace(trace.id);
  const [picture, setPicture] = useState(trace.picture);
  const [sizes, setSizes] = useState<Record<number, Size>>({});
  const [told, setTold] = useState<Record<number, ScreenPlace>>(() => toldBefore(trace));
  const [contrast, setContrast] = useState(false);
  const [preview, setPreview] = useState<string>();
  const several = trace.pictures.length > 1;
  const size = sizes[picture];
  const place = told[picture] ?? (size && { corners: startCorners(size) });
  const ready = place !== undefined && isTraceable(place);
  const change = (to: ScreenPlace) => setTold((before) => ({ ...before, [picture]: to }));
  const pictures: ChosenPicture[] = several
    ? trace.pictures.map((_, i) => ({ picture: i, ...told[i] }))
    : [{ picture, ...place }];
  const places = pictures.flatMap((one) => placeOf(one) ?? []);
  const traceable = places.length > 0 && places.every(isTraceable);
  const drawn = useDrawn(place);
  const showBy = (by: string) => {
    if (size) {
      change(
        by === "edges" ? { edges: startEdges(size).slice(0, leastEdges) } : { corners: startCorners(size) },
      );
      setPreview(undefined);
    }
  };
  return (
    <Card size="small" title={t("place.title")} data-testid="trace-corners">
      <Flex vertical gap={12}>
        <Segmented
          aria-label={t("place.by")}
          data-testid="place-by"
          value={place?.edges ? "edges" : "corners"}
          disabled={!size}
          options={[
            { value: "corners", label: t("place.byCorners") },
            { value: "edges", label: t("place.byEdges") },
          ]}
          onChange={showBy}
        />
        <Typography.Text>{t(place?.edges ? "place.explainEdges" : "place.explain")}</Typography.Text>
        {several && (
          <>
            <Typography.Text type="secondary">{t("place.several")}</Typography.Text>
            <Segmented
              aria-label={t("place.which")}
              value={picture}
              options={trace.pictures.map((one, i) => ({
                value: i,
                label: t(told[i] ? "place.pictureTold" : "place.picture", { number: i + 1 }),
                title: one.fileName,
              }))}
              onChange={(to) => {
                setPicture(to);
                setPreview(undefined);
              }}
            />
          </>
        )}
        <PointHandles
          key={picture}
          trace={trace}
          picture={picture}
          size={size}
          {...drawn}
          onSize={(loaded) => setSizes((before) => ({ ...before, [picture]: loaded }))}
          onMove={(index, to) => place && change(moved(place, index, to))}
        />
        {place && !ready && (
          <Alert type="warning" showIcon title={t(place.corners ? "place.crossed" : "place.short")} />
        )}
        <Flex gap={8} wrap align="center">
          {place?.edges ? (
            <EdgeButtons edges={place.edges} size={size} onChange={change} />
          ) : (
            <>
              <Button
                disabled={!place}
                onClick={() => place && change({ corners: turned(place.corners) })}
                data-testid="corners-turn"
              >
                {t("place.turn")}
              </Button>
              <Button
                disabled={!ready}
                onClick={() => setPreview(tracePreviewUrl(trace.id, picture, contrast, place?.corners))}
                data-testid="corners-preview"
              >
                {t("place.preview")}
              </Button>
              <Checkbox checked={contrast} onChange={(event) => setContrast(event.target.checked)}>
                {t("place.contrast")}
              </Checkbox>
            </>
          )}
        </Flex>
        {preview && (
          <img
            src={preview}
            alt={t("place.previewAlt")}
            style={{ width: "100%", maxHeight: 480, objectFit: "contain" }}
            data-testid="corners-preview-picture"
          />
        )}
        <div>
          <Button
            type="primary"
            disabled={!traceable}
            loading={attempt.isPending}
            onClick={() =>
              attempt.mutate(pictures, {
                onSuccess: (made) => navigate(`/traces/${encodeURIComponent(made.id)}`),
                onError: report,
              })
            }
            data-testid="corners-trace"
          >
            {t("place.trace")}
          </Button>
        </div>
      </Flex>
    </Card>
  );
}

function EdgeButtons({
  edges,
  size,
  onChange,
}: {
  edges: NonNullable<ScreenPlace["edges"]>;
  size: Size | undefined;
  onChange: (place: ScreenPlace) => void;
}) {
  const { t } = useTranslation("traces");
  const next = size && startEdges(size)[edges.length];
  return (
    <>
      <Button
        disabled={!next || edges.length >= mostEdges}
        onClick={() => next && onChange({ edges: [...edges, next] })}
        data-testid="edges-add"
      >
        {t("place.addEdge")}
      </Button>
      <Button
        disabled={edges.length <= leastEdges}
        onClick={() => onChange({ edges: edges.slice(0, -1) })}
        data-testid="edges-remove"
      >
        {t("place.removeEdge")}
      </Button>
    </>
  );
}

/** A place as handles and the lines between them. */
function useDrawn(place: ScreenPlace | undefined): { handles: Handle[]; lines: [number, number][][] } {
  const { t } = useTranslation("traces");
  if (place?.edges) {
    return {
      handles: place.edges.flatMap((edge, i) =>
        edge.map((at, end) => ({
          at,
          label: String(i + 1),
          name: t("place.edge", { number: i + 1 }),
          testId: `edge-${i}-${end}`,
        })),
      ),
      lines: place.edges,
    };
  }
  const corners = place?.corners ?? [];
  const names = [t("place.topLeft"), t("place.topRight"), t("place.bottomRight"), t("place.bottomLeft")];
  return {
    handles: corners.map((at, i) => ({
      at,
      label: String(i + 1),
      name: names[i] ?? "",
      testId: `corner-${i}`,
    })),
    lines: [[...corners, ...corners.slice(0, 1)]],
  };
}

const toldBefore = (trace: Trace): Record<number, ScreenPlace> =>
  Object.fromEntries(
    trace.pictures.flatMap((picture, i) => {
      const place = placeOf(picture);
      return place ? [[i, place]] : [];
    }),
  );
