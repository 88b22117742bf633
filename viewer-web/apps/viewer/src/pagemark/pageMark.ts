import { PageMark, servedTile, type MarkServer, type ServedTile } from "@yingdun/mark";
import type { ViewerAddress } from "../address";
import { DicomWebFailure, type DicomWeb } from "../dicomweb";

/** Cornerstone3D's, right after a pane was drawn and before the browser shows it; it does not bubble. */
const DRAWN = "CORNERSTONE_IMAGE_RENDERED";

/** Of a server that knows no marks: any other DICOMweb server. */
const NONE: ServedTile = { png: undefined, showing: undefined, seconds: 300 };
const UNKNOWN = new Set(["absent", "expired", "notOffered"]);

let mark: PageMark | undefined;
/** What it was asked for. */
let marked: string | undefined;

/**
 * From now on every pane has it in its own pixels, and the rest of the page as a layer. Another study in the same page is a viewing
 * of its own; the mark before stays until the next is there.
 */
export function markPage(server: DicomWeb, address: ViewerAddress): void {
  const path = pathOf(address);
  if (path === marked) {
    return;
  }
  const before = mark;
  const served = new PageMark(serverOf(server, path));
  mark = served;
  marked = path;
  if (before) {
    void served
      .whenReady()
      .catch(() => undefined)
      .finally(() => before.close());
  } else {
    document.addEventListener(DRAWN, paint, { capture: true });
  }
}

function paint(event: Event): void {
  const pane = event.target as Element;
  const canvas = pane.querySelector<HTMLCanvasElement>("canvas.cornerstone-canvas");
  if (canvas) {
    mark?.paintInto(canvas, pane.closest(".viewport") ?? pane);
  }
}

/** Resolves when something may be shown. */
export const pageMayShow = (): Promise<void> => mark?.whenReady() ?? Promise.resolve();

/** For a picture that leaves the page. */
export function markPicture(context: CanvasRenderingContext2D): void {
  mark?.paintPicture(context);
}

/** No more of the study is named than the address does: a link may be bound to one series or instance. */
function pathOf({ studyInstanceUIDs, seriesInstanceUIDs, sopInstanceUIDs }: ViewerAddress): string {
  const [study] = studyInstanceUIDs;
  const [series] = seriesInstanceUIDs;
  const [instance] = sopInstanceUIDs;
  return (
    `/studies/${study}` +
    (series ? `/series/${series}` : "") +
    (series && instance ? `/instances/${instance}` : "") +
    "/mark"
  );
}

function serverOf(server: DicomWeb, path: string): MarkServer {
  return {
    tile: async (ratio) => {
      try {
        return await servedTile(await server.markTile(path, ratio));
      } catch (failure) {
        if (failure instanceof DicomWebFailure && UNKNOWN.has(failure.kind)) {
          return NONE;
        }
        throw failure;
      }
    },
    removed: (showing) => server.markRemoved(path, showing),
  };
}
