import { useEffect, useState } from "react";

interface BlobUrl {
  /** An address within the page; undefined until the file is here. */
  url?: string;
  /** Media type of the file. */
  type?: string;
  failure?: unknown;
}

/** Fetches a file and gives it an address for as long as it is shown. Another `load` is another file. */
export function useBlobUrl(load: (signal: AbortSignal) => Promise<Blob>): BlobUrl {
  const [state, setState] = useState<BlobUrl>({});
  useEffect(() => {
    const controller = new AbortController();
    let url: string | undefined;
    load(controller.signal).then(
      (blob) => {
        if (!controller.signal.aborted) {
          url = URL.createObjectURL(blob);
          setState({ url, type: blob.type });
        }
      },
      (failure: unknown) => {
        if (!controller.signal.aborted) {
          setState({ failure });
        }
      },
    );
    return () => {
      controller.abort();
      if (url) {
        URL.revokeObjectURL(url);
      }
      setState({});
    };
  }, [load]);
  return state;
}
