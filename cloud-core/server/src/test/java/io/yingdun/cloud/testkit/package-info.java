/** What this server's tests share; nothing here tests anything by itself. */
package io.yingdun.cloud.testkit;
