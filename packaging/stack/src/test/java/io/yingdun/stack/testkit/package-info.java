/** For tests of what the stack has started, also in other modules. */
package io.yingdun.stack.testkit;
