/** What integration tests share: a virtual X screen, processes that end with the test, certificates made on the spot. */
@NullMarked
package io.yingdun.agent.testkit;

import org.jspecify.annotations.NullMarked;
