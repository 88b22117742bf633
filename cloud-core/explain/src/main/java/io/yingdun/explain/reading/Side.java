package io.yingdun.explain.reading;

/** The patient's side. */
public enum Side {
    LEFT,
    RIGHT
}
