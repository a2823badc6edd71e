package dev.fluxion.solver;

/**
 * What a second method says about the solution of a problem.
 *
 * @param difference the largest relative L2 distance of a field from that of the other method
 * @param uncertainty the largest relative L2 distance between two solutions of the other method, a coarse and a fine one: at least about the error of the finer
 * @param method how the finer one was found, to be read after "by"
 */
public record IndependentCheck(double difference, double uncertainty, String method) {
    /** How much better than the distance the other method must be known, so that the distance is the error. */
    private static final double FAR = 10;

    /**
     * The uncertainty of solutions that converge. At singular corners two solutions of the other method may agree better with each other than with the truth, but not to this.
     */
    private static final double CONVERGED = 1e-3;

    /** Whether the other method converges, so that its distance from ours says something. */
    public boolean converges() {
        return uncertainty <= CONVERGED;
    }

    /** Whether the other solution is so much better that the difference is the error of ours. */
    public boolean decides() {
        return converges() && uncertainty * FAR <= difference;
    }
}
