import { apiUrl, request } from "./http";

export const assetFields = ["assetNumber", "host", "name", "department", "user", "group"] as const;
export type AssetField = (typeof assetFields)[number];

export type AssetChange = "ADDED" | "CHANGED" | "UNCHANGED";

export type AssetErrorCode =
  | "MISSING"
  | "DUPLICATE"
  | "TOO_LONG"
  | "CONTROL_CHARACTER"
  | "NOT_A_HOST_NAME"
  | "TOO_MANY_CELLS"
  | "UNKNOWN_GROUP"
  | "NUMBER_TAKEN";

export interface AssetError {
  row: number;
  field?: string;
  code?: AssetErrorCode;
  message: string;
}

export type AssetItem = { row: number; change: AssetChange } & Partial<Record<AssetField, string>>;

export interface AssetPreview {
  importId: string;
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
  errors: AssetError[];
  items: AssetItem[];
}

export interface AssetImport {
  added: number;
  changed: number;
  unchanged: number;
}

export function previewAssets(file: File): Promise<AssetPreview> {
  const form = new FormData();
  form.append("file", file);
  return request<AssetPreview>("/assets/preview", { method: "POST", body: form });
}

export const assetExportUrl = () => apiUrl("/assets/export");

export const importAssets = (importId: string) =>
  request<AssetImport>(`/assets/imports/${encodeURIComponent(importId)}`, { method: "POST" });
