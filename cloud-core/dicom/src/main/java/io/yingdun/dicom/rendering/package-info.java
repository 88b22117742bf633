/**
 * From stored values to what a person sees: {@link io.yingdun.dicom.rendering.ImageRenderer} opens one object, decodes one
 * frame at a time, takes it through padding, modality LUT, VOI LUT and presentation (PS3.4 N.2) or through its colour
 * model, scales it to the viewport and writes JPEG, PNG or GIF. The parameters are those of WADO-RS (PS3.18 §8.3.5). What
 * cannot be shown is a {@link io.yingdun.dicom.rendering.RenderingException} whose reason a server turns into a status.
 * It must never know HTTP, nor draw anything that is not in the pixels.
 */
@NullMarked
package io.yingdun.dicom.rendering;

import org.jspecify.annotations.NullMarked;
