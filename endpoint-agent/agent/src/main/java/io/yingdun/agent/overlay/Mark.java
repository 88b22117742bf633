package io.yingdun.agent.overlay;

import io.yingdun.watermark.keys.CarrierKey;
import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.payload.Codeword;

/** All that the engine needs to draw this endpoint's mark. */
public record Mark(CarrierKey carrierKey, Codeword codeword, Strength strength) {}
