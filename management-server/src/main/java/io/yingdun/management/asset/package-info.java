/**
 * The hospital's list of workstations: who should have an agent. A CSV file becomes a preview (what would change, what
 * is wrong row by row), the preview is applied once; the rows live on as endpoints of {@code fleet}, which owns the
 * table. Called by the console only; must never know certificates, policies or tokens.
 */
@NullMarked
package io.yingdun.management.asset;

import org.jspecify.annotations.NullMarked;
