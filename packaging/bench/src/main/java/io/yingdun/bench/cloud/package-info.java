/** The imaging cloud beside an Orthanc: the same work on both in the same run, one after the other. */
@org.jspecify.annotations.NullMarked
package io.yingdun.bench.cloud;
