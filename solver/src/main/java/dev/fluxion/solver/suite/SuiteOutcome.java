package dev.fluxion.solver.suite;

/**
 * One finished run of a suite.
 *
 * @param id the problem
 * @param seed the seed of points and initial parameters
 * @param budget the factor on the time that the problem may take
 * @param parameters trained numbers
 * @param seconds time of the training
 * @param steps steps of all stages
 * @param error relative L2 error of the worst field; infinite where training failed
 * @param reason why the training ended
 */
public record SuiteOutcome(
        String id, long seed, double budget, int parameters, double seconds, int steps, double error, String reason) {}
