import { useEffect, useRef } from "react";
import type { EncodedFrame } from "../dicomweb";
import { fetchFrameTables, type FrameSource, type FrameTables } from "../loading";
import { mapped, nativeSamples, paint, presentationOf } from "../picture";
import { isUncompressedLittleEndian, qualityOf, type Frame, type Quality } from "../study";

export type FirstImageQuality = Quality | "preview";

interface FirstImageProps {
  frame: Frame;
  /** Left and right change places. */
  mirrored: boolean;
  source: FrameSource;
  /** The picture is on the screen. */
  onShown: (quality: FirstImageQuality) => void;
  /** Nothing more will come: the engine may have the line. */
  onDone: () => void;
}

/** Frames above this take longer than a preview of the server, bytes. */
const LARGE = 1_500_000;

/**
 * The first picture without the engine: the frame itself where it came uncompressed, else the server's rendering of it,
 * whichever is there first.
 */
export function FirstImage({ frame, mirrored, source, onShown, onDone }: FirstImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const controller = new AbortController();
    const run = new FirstImageRun(frame, source, controller.signal, (picture, quality) => {
      if (canvas.current && !controller.signal.aborted) {
        put(canvas.current, picture);
        if (quality === "preview" && frame.suv) {
          invert(canvas.current);
        }
        onShown(quality);
      }
    });
    void run.done.then(() => controller.signal.aborted || onDone());
    return () => controller.abort();
  }, [frame, source, onShown, onDone]);
  const { format, spacing } = frame;
  const ratio = (format.columns * spacing.column) / (format.rows * spacing.row);
  return (
    <div className="first-image" data-testid="first-image" data-mirrored={mirrored}>
      <canvas ref={canvas} style={{ "--ratio": ratio } as React.CSSProperties} />
    </div>
  );
}

type Show = (picture: ImageData | ImageBitmap, quality: FirstImageQuality) => void;

class FirstImageRun {
  readonly done: Promise<unknown>;
  readonly #frame: Frame;
  readonly #source: FrameSource;
  readonly #preview = new AbortController();
  readonly #show: Show;
  #exact = false;

  constructor(frame: Frame, source: FrameSource, signal: AbortSignal, show: Show) {
    this.#frame = frame;
    this.#source = source;
    this.#show = show;
    signal.addEventListener("abort", () => this.#preview.abort());
    this.done = this.#run();
  }

  async #run(): Promise<void> {
    const { rows, columns, samplesPerPixel, bitsAllocated } = this.#frame.format;
    const large = (rows * columns * samplesPerPixel * bitsAllocated) / 8 > LARGE;
    const preview = large ? this.#rendered() : undefined;
    const encoded = await this.#source.fetchEarly(this.#frame).catch(() => undefined);
    const tables = await fetchFrameTables(this.#source.server, this.#frame).catch(() => undefined);
    if (encoded && tables && this.#paintExact(encoded, tables)) {
      this.#exact = true;
      this.#preview.abort();
      return;
    }
    await (preview ?? this.#rendered());
  }

  #paintExact({ bytes, transferSyntaxUID = "" }: EncodedFrame, tables: FrameTables): boolean {
    const { format, modalityTable, rescale, lossyImageCompression } = this.#frame;
    const samples = isUncompressedLittleEndian(transferSyntaxUID) ? nativeSamples(format, bytes) : undefined;
    if (!samples) {
      return false;
    }
    const picture = {
      columns: format.columns,
      rows: format.rows,
      components: format.samplesPerPixel === 3 ? (3 as const) : (1 as const),
      samples: modalityTable && tables.modality ? mapped(samples, modalityTable, tables.modality) : samples,
      ...rescale,
    };
    this.#show(
      paint(picture, presentationOf(this.#frame, tables)),
      qualityOf(transferSyntaxUID, lossyImageCompression),
    );
    return true;
  }

  async #rendered(): Promise<void> {
    try {
      const side = Math.round(Math.max(window.innerWidth, window.innerHeight) * window.devicePixelRatio);
      const blob = await this.#source.server.rendered(this.#frame.instance, this.#frame.frameNumber, side, {
        signal: this.#preview.signal,
        priority: "high",
      });
      const bitmap = await createImageBitmap(blob);
      if (!this.#exact) {
        this.#show(bitmap, "preview");
      }
    } catch {
      // A server that renders nothing costs only the preview: the engine shows the frame itself.
    }
  }
}

/** Servers render PET white on black. */
function invert(canvas: HTMLCanvasElement): void {
  const context = canvas.getContext("2d");
  if (context) {
    context.globalCompositeOperation = "difference";
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.globalCompositeOperation = "source-over";
  }
}

function put(canvas: HTMLCanvasElement, picture: ImageData | ImageBitmap): void {
  canvas.width = picture.width;
  canvas.height = picture.height;
  const context = canvas.getContext("2d");
  if (picture instanceof ImageData) {
    context?.putImageData(picture, 0, 0);
  } else {
    context?.drawImage(picture, 0, 0);
  }
}
