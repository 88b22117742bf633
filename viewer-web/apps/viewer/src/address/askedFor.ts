import { AddressFault } from "./parameters";
import { IMAGE_DISPLAY, parseImageDisplay } from "./imageDisplay";
import { parseViewerAddress, type ViewerAddress } from "./viewerAddress";

/** What the page is to show, why it cannot, or undefined: it was asked for nothing. */
export type AskedFor = ViewerAddress | AddressFault | undefined;

/** What an address of the page asks for, in its own form or in IHE's. */
export function askedFor({ pathname, search }: Pick<Location, "pathname" | "search">): AskedFor {
  const parameters = new URLSearchParams(search);
  try {
    return pathname.endsWith(`/${IMAGE_DISPLAY}`)
      ? parseImageDisplay(parameters)
      : parseViewerAddress(parameters);
  } catch (fault) {
    if (fault instanceof AddressFault) {
      return fault;
    }
    throw fault;
  }
}
