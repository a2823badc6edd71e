package dev.fluxion.solver.cli;

import java.io.InputStream;
import java.io.PrintWriter;

/**
 * What a command talks to.
 *
 * @param in standard input
 * @param out results
 * @param err messages and progress
 * @param columns width of the terminal that {@code err} is, 0 if it is none
 * @param language the compiler
 * @param solver the solver, or a stand-in of tests
 * @param stop tells when to stop
 */
record Session(
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        int columns,
        Language language,
        SolverAccess solver,
        StopSignal stop) {
    /** Without input. */
    Session(PrintWriter out, PrintWriter err, int columns, Language language, SolverAccess solver, StopSignal stop) {
        this(InputStream.nullInputStream(), out, err, columns, language, solver, stop);
    }

    /** Prints {@code error: message} and gives the status of bad input. */
    int refuse(String message) {
        err.println("error: " + message);
        err.flush();
        return ExitCode.BAD_INPUT.status();
    }

    void warn(String message) {
        err.println("warning: " + message);
        err.flush();
    }
}
