/**
 * Picture in, name out: finds the mark of one site in a picture and says which token it carries, with the probability
 * that an innocent one is named.
 *
 * <p>The data's way, one class a stage and a record between stages: {@code ResidualFilter} takes the content away,
 * {@code ScaleSearch} proposes sizes of screenshots and {@code PhotoTrace} the places of photographed screens, {@code Rectifier} and {@code TileFold} bring all copies of the tile onto one,
 * {@code PilotSearch} finds where it starts, {@code SoftChips} reads it, {@code Ranking} weighs every token, {@code
 * EvidenceMapper} shows where in the picture the mark lies. {@code Tracer} is the entrance. Called by the server's
 * tracing and the command line; must never know whom a token stands for.
 */
@NullMarked
package io.yingdun.watermark.trace;

import org.jspecify.annotations.NullMarked;
