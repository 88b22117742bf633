/** The imaging cloud in its own process, and people who use its pages in a real browser. */
package io.yingdun.browsertest;
