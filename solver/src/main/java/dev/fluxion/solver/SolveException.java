package dev.fluxion.solver;

/** A problem that compiles but cannot be run as it stands: an empty region, more points than memory. The message is for the user. */
public final class SolveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SolveException(String message) {
        super(message);
    }
}
