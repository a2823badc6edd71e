package dev.fluxion.dsl.diagnostic;

/** How much a diagnostic matters: an error stops {@code solve}, a warning does not. */
public enum Severity {
    ERROR("error"),
    WARNING("warning");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    /** The word in front of a rendered message. */
    public String word() {
        return word;
    }
}
