/**
 * The management server as a child process, and a client of its documented HTTP interface
 * ({@code management-server/API.md}). The only things known of the server's inside are where it keeps its CA certificate
 * and the file with the first accounts.
 */
@NullMarked
package io.yingdun.stack.server;

import org.jspecify.annotations.NullMarked;
