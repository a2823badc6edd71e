package dev.fluxion.autodiff.tile;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Moments;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import java.util.List;

/**
 * Evaluates a list of tile programs, each with its point set, over worker threads. Tiles are dealt to a fixed number of chunks and
 * the chunks' sums are added in a fixed order, so that all results are the same bits for any number of threads. Not thread-safe.
 */
public sealed interface Engine permits EngineF32, EngineF64 {
    /** The number of chunks that a step is split into: more than threads, few enough that adding their gradients is cheap. */
    int CHUNKS = 16;

    /**
     * An engine without points: give every program its own by {@link #points} before the first evaluation.
     *
     * @param programs one per point set; all of one network
     * @param terms number of loss terms K that the programs mention
     * @throws IllegalArgumentException if there is no program, if their networks differ, if one mentions a term ≥ K, or if a
     *     network is too large for one tile
     */
    static Engine create(Precision precision, List<TileProgram> programs, int terms, Workers workers) {
        return switch (precision) {
            case F32 -> new EngineF32(programs, terms, workers);
            case F64 -> new EngineF64(programs, terms, workers);
        };
    }

    /**
     * Sets the points of program {@code program}. The columns are copied.
     *
     * @throws IllegalArgumentException if they are not the columns and weights of that program
     */
    void points(int program, PointColumns columns);

    /**
     * The sum of each term, Σ w·r² or Σ w·r as its program says, and the gradient of Σ_k seeds[k]·sum_k. Allocates nothing.
     *
     * @param parameters the network's parameters. Not modified.
     * @param gradient same length and precision. Modified (overwritten).
     * @param seeds K factors. Not modified.
     * @param termSums K sums. Modified (overwritten).
     */
    void gradient(Buffer parameters, Buffer gradient, double[] seeds, double[] termSums);

    /**
     * The Gauss–Newton matrix JᵀJ of P parameters, where the rows of J are the derivatives of √(seeds[k]·w)·r, one row per squared residual and point
     * (terms that are sums have none):
     * half the Hessian of the loss, as far as it comes from first derivatives. J itself is never held; a panel of at most
     * 16 MB or of one tile is.
     *
     * @param parameters P parameters. Not modified.
     * @param seeds K factors ≥ 0. Not modified.
     * @param matrix P × P row-major; only the lower triangle is meaningful afterwards. Modified (overwritten).
     */
    void normalMatrix(Buffer parameters, double[] seeds, Buffer matrix);

    /**
     * product = JᵀJ·direction with the J of {@link #normalMatrix}, by a tangent and a reverse sweep over the tiles: no matrix is held.
     *
     * @param parameters P parameters. Not modified.
     * @param seeds K factors ≥ 0. Not modified.
     * @param direction P elements. Not modified.
     * @param product P elements. Modified (overwritten).
     */
    void normalProduct(Buffer parameters, double[] seeds, Buffer direction, Buffer product);

    /**
     * The diagonal of the matrix of {@link #normalMatrix}; holds the columns of one tile for every thread.
     *
     * @param diagonal P elements. Modified (overwritten).
     */
    void normalDiagonal(Buffer parameters, double[] seeds, Buffer diagonal);

    /**
     * The J of {@link #normalMatrix} and the residuals √(seeds[k]·w)·r: one row per squared residual and point, so that Jᵀr is half the gradient.
     *
     * @param jacobian rows at multiples of {@code rowStride} ≥ P; what lies between them stays as it is. Modified.
     * @param residuals an element per row. Modified (overwritten).
     */
    void jacobian(Buffer parameters, double[] seeds, Buffer jacobian, int rowStride, Buffer residuals);

    /**
     * Moments of the adjoints of all network outputs that residuals use, as the last {@link #gradient} found them: the prediction gradient of
     * StableGrad. Those of nothing before the first.
     */
    Moments adjointMoments();

    /** The sum of each term, without a gradient. Allocates nothing. */
    void values(Buffer parameters, double[] termSums);

    /**
     * The network's output rows at all points of a program.
     *
     * @return one row of N values per field and channel: {@code [field * channels + channel][point]}
     */
    double[][] outputs(Buffer parameters, int program);
}
