package io.yingdun.stack.pacs;

/**
 * Somebody who does not exist.
 *
 * @param name PN with an alphabetic and an ideographic group (PS3.5 6.2.1)
 * @param birthDate DA
 * @param sex CS: M or F
 */
public record Person(String id, String name, String birthDate, String sex) {}
