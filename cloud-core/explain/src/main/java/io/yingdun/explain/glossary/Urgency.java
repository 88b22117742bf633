package io.yingdun.explain.glossary;

/** How soon a person whose report holds a term should speak with a doctor, were nothing else known. */
public enum Urgency {
    ROUTINE,
    SOON,
    URGENT
}
