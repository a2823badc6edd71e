package dev.fluxion.dsl.problem;

/** A measure of the distance between a field and its exact or reference values. */
public enum Metric {
    /** √(Σ(u - v)² / Σv²). */
    REL_L2("rel_l2"),
    /** max |u - v|. */
    LINF("linf");

    private final String keyword;

    Metric(String keyword) {
        this.keyword = keyword;
    }

    /** The word in the problem file. */
    public String keyword() {
        return keyword;
    }
}
