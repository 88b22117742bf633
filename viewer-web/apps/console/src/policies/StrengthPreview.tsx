import { Flex, Typography } from "antd";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { blend, texture } from "./texture";

const side = 96;
const zoom = 2;
const gain = 16;

/** The same 96×96 pixels three times: bare, marked, and marked with the difference made sixteen times larger. */
export function StrengthPreview({ strength }: { strength: number }) {
  const { t } = useTranslation(["policies", "common"]);
  const word = t("preview.word");
  const { ground, marked, stretched, mean, largest } = useMemo(
    () => render(strength, word),
    [strength, word],
  );
  return (
    <div data-testid="policy-preview">
      <Flex wrap gap={12}>
        <Sample pixels={ground} caption={t("preview.before")} />
        <Sample pixels={marked} caption={t("preview.after")} />
        <Sample pixels={stretched} caption={t("preview.stretched", { gain })} />
      </Flex>
      <Typography.Paragraph type="secondary" style={{ marginBlock: 8 }}>
        {t("preview.explain", { side, mean: mean.toFixed(2), largest })}
      </Typography.Paragraph>
    </div>
  );
}

function Sample({ pixels, caption }: { pixels: ImageData | undefined; caption: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (pixels) {
      canvas.current?.getContext("2d")?.putImageData(pixels, 0, 0);
    }
  }, [pixels]);
  return (
    <figure style={{ margin: 0 }}>
      <canvas
        ref={canvas}
        width={side}
        height={side}
        role="img"
        aria-label={caption}
        style={{ width: side * zoom, height: side * zoom, imageRendering: "pixelated", display: "block" }}
      />
      <figcaption style={{ width: side * zoom }}>{caption}</figcaption>
    </figure>
  );
}

function render(strength: number, word: string) {
  const ground = drawGround(word);
  if (!ground) {
    return { mean: 0, largest: 0 };
  }
  const { levels, alpha } = texture(strength, side);
  const marked = new ImageData(side, side);
  const stretched = new ImageData(side, side);
  let sum = 0;
  let largest = 0;
  for (let i = 0; i < side * side; i++) {
    for (let channel = 0; channel < 3; channel++) {
      const before = ground.data[4 * i + channel] ?? 0;
      const after = blend(before, levels[3 * i + channel] ?? 0, alpha);
      marked.data[4 * i + channel] = after;
      stretched.data[4 * i + channel] = before + gain * (after - before);
      sum += Math.abs(after - before);
      largest = Math.max(largest, Math.abs(after - before));
    }
    marked.data[4 * i + 3] = 255;
    stretched.data[4 * i + 3] = 255;
  }
  return { ground, marked, stretched, mean: sum / (side * side * 3), largest };
}

/** White page, mid grey and near-black side by side, with type on each: where a mark is seen soonest differs. */
function drawGround(word: string): ImageData | undefined {
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) {
    return undefined;
  }
  const grounds = [
    ["#ffffff", "#1a1a1a"],
    ["#808080", "#f2f2f2"],
    ["#16181c", "#c8c8c8"],
  ] as const;
  context.font = "14px system-ui, sans-serif";
  grounds.forEach(([paper, ink], i) => {
    context.fillStyle = paper;
    context.fillRect(0, (i * side) / 3, side, side / 3);
    context.fillStyle = ink;
    context.fillText(word, 8, ((i + 0.66) * side) / 3);
  });
  return context.getImageData(0, 0, side, side);
}
