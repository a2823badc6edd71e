package dev.fluxion.solver.study;

import java.util.List;

/**
 * An experiment of many runs, found by {@link java.util.ServiceLoader} and run by {@code fluxion study NAME}. A study says what its runs are and how
 * their results read; running, keeping, resuming and drawing is the command's work.
 */
public interface Study {
    /** The name on the command line, e.g. {@code deep-pinn}. */
    String name();

    /** What is studied, in one line. */
    String description();

    /** Names of what varies, the columns that together identify a run; {@code seed} is one of them. */
    List<String> factors();

    /** Names of what each run measures. */
    List<String> measures();

    /** The seeds where the user names none. */
    List<Long> seeds(boolean quick);

    /**
     * All runs that are known to be needed given {@code results}, finished ones included. Asked again when these are done, until nothing
     * new is needed, so that later runs may depend on earlier results (a learning rate is tuned first, then used).
     */
    List<StudyRun> runs(StudySettings settings, StudyResults results);

    /** Whether every run uses one thread, whatever {@link StudySettings#threads} says, so that as many runs go on at once as there are threads. */
    default boolean oneThreadEach() {
        return false;
    }

    /** What the results so far show; some runs may be missing. */
    StudyReport report(StudySettings settings, StudyResults results);
}
