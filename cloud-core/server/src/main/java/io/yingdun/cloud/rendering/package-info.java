/** Pictures of archived instances, made when they are asked for; small ones are kept. Decides nothing about access. */
@NullMarked
package io.yingdun.cloud.rendering;

import org.jspecify.annotations.NullMarked;
