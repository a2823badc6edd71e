package dev.fluxion.stablegrad;

/** What a run has spent before a training begins. */
public record Elapsed(int steps, double seconds) {
    /** A run that begins with the training. */
    public static final Elapsed NOTHING = new Elapsed(0, 0);
}
