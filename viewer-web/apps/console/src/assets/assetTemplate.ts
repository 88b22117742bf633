import { assetFields } from "@yingdun/api";

/** With a byte order mark, so that spreadsheet programs on Chinese Windows read it as UTF-8 and not as GB 18030. */
export function assetTemplate(header: readonly string[] = assetFields): Blob {
  return new Blob([`\uFEFF${header.join(",")}\r\n`], { type: "text/csv;charset=utf-8" });
}

export function download(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
