package dev.fluxion.solver;

/** Hears about a solve on the training thread; all methods do nothing by default. */
public interface SolveListener {
    /** Hears nothing. */
    SolveListener NONE = new SolveListener() {};

    /** Before the first step. */
    default void planned(Plan plan) {}

    /** After every step; must return quickly. */
    default void progress(Progress progress) {}

    /** Something worth a line in the log: a back-off, a reset of a quasi-Newton method, new weights. */
    default void notice(int step, String message) {}
}
