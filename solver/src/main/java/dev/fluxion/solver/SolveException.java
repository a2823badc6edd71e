package dev.fluxion.solver;

/**
 * What the user gave cannot be used as it stands: an empty region, a malformed table, more points than memory. The message is for the
 * user, one sentence with names and numbers.
 */
public final class SolveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SolveException(String message) {
        super(message);
    }
}
