package dev.fluxion.solver.cli;

/** How the process ends. */
enum ExitCode {
    /** All went well. */
    DONE(0),
    /** An {@code expect} statement does not hold, or {@code fmt --check} found a file in another layout. */
    EXPECTATION_FAILED(1),
    /** The problem, the call or the place for the results is wrong. */
    BAD_INPUT(2),
    /** Training ended at a loss or gradient that is not finite. */
    NUMERICAL_FAILURE(3),
    /** A mistake in this program. */
    INTERNAL(70);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
