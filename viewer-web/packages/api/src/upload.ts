import { apiUrl, ProblemError, toError, xsrfToken } from "./http";

export interface Upload<T> {
  done: Promise<T>;
  abort(): void;
}

/** XMLHttpRequest, because fetch tells nothing of how far an upload has got. `onProgress` gets 0…1. */
export function upload<T>(
  path: string,
  form: FormData,
  onProgress: (fraction: number) => void,
  headers: Record<string, string> = {},
): Upload<T> {
  const xhr = new XMLHttpRequest();
  const done = new Promise<T>((resolve, reject) => {
    xhr.upload.onprogress = (event) => {
      if (event.lengthComputable) {
        onProgress(event.loaded / event.total);
      }
    };
    xhr.onload = () => {
      if (xhr.status >= 200 && xhr.status < 300) {
        resolve(JSON.parse(xhr.responseText) as T);
      } else {
        reject(toError(xhr.status, xhr.responseText, xhr.getResponseHeader("Retry-After")));
      }
    };
    xhr.onerror = () =>
      reject(new ProblemError({ title: "Server not reached", status: 0, code: "unreachable" }));
    xhr.onabort = () => reject(new DOMException("upload cancelled", "AbortError"));
    xhr.open("POST", apiUrl(path));
    xhr.setRequestHeader("Accept", "application/json");
    xhr.setRequestHeader("X-XSRF-TOKEN", xsrfToken());
    for (const [name, value] of Object.entries(headers)) {
      xhr.setRequestHeader(name, value);
    }
    xhr.send(form);
  });
  return { done, abort: () => xhr.abort() };
}
