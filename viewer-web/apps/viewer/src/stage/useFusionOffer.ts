import { useMemo } from "react";
import { VOLUME_MEMORY } from "../loading";
import { fusionOf, type FusionOffer, type Stack, type Study } from "../study";

/** Whether the study of the active series can be fused, asked once: it looks at every slice. */
export const useFusionOffer = (study: Study, active: Stack | undefined): FusionOffer | undefined =>
  useMemo(() => fusionOf(study.items, active, VOLUME_MEMORY), [study, active]);
