/**
 * Which studies are open to a doctor: those of examinations that they or their department have ordered or reported, by what the RIS
 * says; those that a responsible person has granted on request; those that they have opened in an emergency. Answers
 * {@link io.yingdun.cloud.access.StudyGrants}, which access asks for each route; shows no image and no report itself.
 */
@NullMarked
package io.yingdun.cloud.grant;

import org.jspecify.annotations.NullMarked;
