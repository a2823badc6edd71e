package dev.fluxion.autodiff.custom;

/**
 * A user's own pointwise operator y = f(a₁, …, aₘ). Register an implementation as a service of this type and call it by
 * {@link #name()} from a {@code .pde} file. Verify it with {@link GradientCheck} before use. Implementations must be stateless:
 * several threads call them at once.
 */
public interface CustomOp {
    /** The name under which a {@code .pde} file calls it: a letter, then letters and digits. */
    String name();

    /** The number of arguments m. */
    int arity();

    /**
     * result[p] = f(arguments[0][p], …, arguments[m-1][p]) for p &lt; n.
     *
     * @param arguments m rows of at least n values. Not modified.
     * @param result Modified.
     */
    void value(double[][] arguments, double[] result, int n);

    /**
     * ∂f/∂(argument) as an operator of the same arguments; it makes derivatives such as {@code diff(f(u), x)} possible. Give equal
     * operators for equal arguments (a record does), so that a graph computes each once.
     */
    CustomOp partial(int argument);

    /**
     * argumentAdjoints[i][p] += resultAdjoint[p]·∂f/∂aᵢ. The default asks {@link #partial}; override it where one pass can do all.
     *
     * @param argumentAdjoints Modified (accumulated).
     */
    default void adjoint(double[][] arguments, double[] resultAdjoint, double[][] argumentAdjoints, int n) {
        double[] slope = new double[n];
        for (int i = 0; i < arity(); i++) {
            partial(i).value(arguments, slope, n);
            for (int p = 0; p < n; p++) {
                argumentAdjoints[i][p] += resultAdjoint[p] * slope[p];
            }
        }
    }

    /** f at one point. */
    default double valueAt(double... arguments) {
        double[][] rows = new double[arguments.length][];
        for (int i = 0; i < arguments.length; i++) {
            rows[i] = new double[] {arguments[i]};
        }
        double[] result = new double[1];
        value(rows, result, 1);
        return result[0];
    }
}
