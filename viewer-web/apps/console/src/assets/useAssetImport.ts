import { importAssets, previewAssets } from "@yingdun/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";

/** Two steps: the server reads the file and says what would change; only then is it applied. */
export function useAssetImport() {
  const client = useQueryClient();
  const preview = useMutation({ mutationFn: previewAssets });
  const apply = useMutation({
    mutationFn: importAssets,
    onSuccess: () =>
      Promise.all(
        ["endpoints", "overview", "groups"].map((key) => client.invalidateQueries({ queryKey: [key] })),
      ),
  });
  return {
    preview,
    apply,
    startOver: () => {
      preview.reset();
      apply.reset();
    },
  };
}
