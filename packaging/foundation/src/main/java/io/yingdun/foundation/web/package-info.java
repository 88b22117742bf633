/** What every answer carries and every request keeps to, whatever the feature: browser headers, the size of bodies. */
@NullMarked
package io.yingdun.foundation.web;

import org.jspecify.annotations.NullMarked;
